"""Keep the library: figures, copies, checks."""

from __future__ import annotations

import shutil
from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from studyapp.cli.figure_pages import figure_lines
from studyapp.cli.library import opened
from studyapp.cli.main import Window
from studyapp.cli.pages import count
from studyapp.cli.records import figures_record, summary_record, to_json
from studyapp.domain.errors import InputError
from studyapp.paths import LIBRARY_FILE

if TYPE_CHECKING:
    from studyapp.services.progress import Figures


def stats(args: Namespace, _window: Window | None) -> int:
    """Print the figures, or write them as tables into a folder."""
    with opened(args) as services:
        now = services.clock()
        summary = services.statistics.summary(now)
        figures = services.progress.at(now)
    if args.csv is not None:
        print(f"{count(_write_tables(figures, args.csv), 'table')} written to {args.csv}")
    elif args.json:
        print(to_json(summary_record(summary) | figures_record(figures)))
    else:
        print("\n".join(figure_lines(summary, figures)))
    return 0


def _write_tables(figures: Figures, folder: Path) -> int:
    """Write every table of the figures as a file of its own; return how many. Raise InputError where that is impossible."""
    from studyapp.services.figure_tables import tables

    made = tables(figures)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for table in made:
            # With a mark, so that Excel reads the letters; the lines end as the table has them.
            (folder / f"{table.key}.csv").write_bytes(table.csv().encode("utf-8-sig"))
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror})") from None
    return len(made)


def backup(args: Namespace, _window: Window | None) -> int:
    """Write a copy and print where."""
    with opened(args) as services:
        print(services.backup.backup(services.clock(), args.folder))
    return 0


def check(args: Namespace, _window: Window | None) -> int:
    """Look through a copy of the library and print what was found."""
    found = _examined(args)
    if args.json:
        print(to_json(found))
        return 0
    if found["sound"]:
        parts = [count(found["sources"], "source"), count(found["cards"], "card"), count(found["reviews"], "answer")]
        print(f"The library is sound: {', '.join(parts)}.")
    else:
        print(f"{count(found['differing'], 'card')} not as the review log says. Try: studyapp rebuild")
    return 0


def rebuild(args: Namespace, _window: Window | None) -> int:
    """Set the memories to the log and print how many differed."""
    with opened(args, changes_much=True) as services:
        differing = services.reviews.rebuild(services.clock())
    print(f"{count(differing, 'card')} mended" if differing else "Every card was as its review log says.")
    return 0


def _examined(args: Namespace) -> dict[str, int]:
    """Rebuild a checked copy: a damaged file raises LibraryError, a memory that differs is counted."""
    with TemporaryDirectory(prefix="studyapp-check-", ignore_cleanup_errors=True) as folder:
        with opened(args) as services:
            now = services.clock()
            copy = services.backup.backup(now, Path(folder) / "copy")
        shutil.move(copy, Path(folder) / LIBRARY_FILE)
        with opened(Namespace(data_dir=Path(folder))) as services:
            summary = services.statistics.summary(now)
            differing = services.reviews.rebuild(now)
    return {
        "sound": differing == 0,
        "sources": summary.sources,
        "cards": summary.cards,
        "reviews": summary.reviews,
        "differing": differing,
    }
