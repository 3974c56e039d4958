"""Keep the library: figures, copies, checks."""

from __future__ import annotations

import shutil
from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from studyapp.cli.library import opened
from studyapp.cli.main import Window
from studyapp.cli.pages import count
from studyapp.cli.records import figures_record, summary_record, to_json
from studyapp.paths import LIBRARY_FILE

_SUBJECTS = 8  # those with the most cards


def stats(args: Namespace, _window: Window | None) -> int:
    """Print the figures."""
    with opened(args) as services:
        now = services.clock()
        summary = services.statistics.summary(now)
        figures = services.progress.at(now)
    if args.json:
        print(to_json(summary_record(summary) | figures_record(figures)))
        return 0
    known = "nothing to measure yet" if summary.retention is None else f"{summary.retention:.0%} known"
    print(f"Sources    {summary.sources}")
    print(f"Drafts     {summary.drafts} waiting")
    print(
        f"Cards      {summary.cards}: {summary.new} new, {summary.learning} in learning, {summary.review} in review",
        end="",
    )
    print(f", {summary.suspended} asleep" if summary.suspended else "")
    print(f"Answers    {summary.reviews}, today {summary.reviews_today} in {summary.minutes_today:.0f} min")
    print(f"30 days    {known}")
    for subject in sorted(figures.subjects, key=lambda item: (-item.cards, item.tag))[:_SUBJECTS]:
        print(
            f"{subject.tag:<24} {count(subject.cards, 'card')}, {subject.learned} learned, {subject.lasting} for three weeks"
        )
    today, tomorrow, *_ = summary.due_by_day
    print(f"Due        today {today}, tomorrow {tomorrow}, in {len(summary.due_by_day)} days {sum(summary.due_by_day)}")
    return 0


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
    with opened(args) as services:
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
