"""Take cards out into files, bring cards in, put copies back."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.cli.library import opened
from studyapp.cli.main import Window
from studyapp.cli.pages import count
from studyapp.cli.progress import bar
from studyapp.cli.values import find_ids
from studyapp.domain.errors import InputError

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.exchange import Loaded, Table

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def export(args: Namespace, window: Window | None) -> int:
    """Write cards, or the questions of a test, into a file and print what it holds."""
    from studyapp.services.exchange import Paper

    if args.test and (args.query or args.as_new):
        raise InputError("--test is for all questions of a test; --query and --as-new are for cards.")
    if args.test and args.paper == Paper.FACTS:
        args.paper = Paper.QUESTIONS
    print_pdf = window.print_pdf if window else None
    with opened(args) as services, bar(args.out.name) as tell:
        if args.test:
            test, paper = _test_id(args.test, services), Paper(args.paper)
            written = services.exchange.export_test(args.out, test, paper=paper, print_pdf=print_pdf)
        else:
            written = services.exchange.export(
                args.out,
                services.clock(),
                query=args.query,
                with_schedule=not args.as_new,
                paper=Paper(args.paper),
                print_pdf=print_pdf,
                tell=tell,
            )
    parts = [count(written.questions, "question") if args.test else count(written.cards, "card")]
    parts += [count(number, noun) for number, noun in _extras(written.answers, written.pictures, written.pages)]
    print(f"{written.path}: {', '.join(parts)}")
    return 0


def _test_id(word: str, services: Services) -> str:
    """Return the id of the test that the word begins, of the last one, or the word for one's own questions."""
    from studyapp.services.export_tests import OWN

    papers = services.tests.papers()
    if word == OWN:
        return OWN
    if word == "last" and papers:
        return papers[0].id
    return find_ids([word], (paper.id for paper in papers), "test")[0]


def load(args: Namespace, _window: Window | None) -> int:
    """Bring cards in and print what came of it."""
    with opened(args) as services:
        mapping = None
        if args.file.suffix.lower() in (".csv", ".tsv", ".txt"):
            table = services.exchange.look(args.file)
            mapping = _columns(args.columns, table) if args.columns else None
            print(_reading(table, mapping or dict(table.mapping)), file=sys.stderr)
            if args.look:
                return 0
        elif args.look or args.columns:
            raise InputError("--look and --columns are for tables (.csv, .tsv, .txt).")
        with bar(args.file.name) as tell:
            loaded = services.exchange.load(
                args.file, services.clock(), mapping=mapping, take_wording=args.take_wording, tell=tell
            )
    print(_came_in(loaded))
    for what, number in loaded.left_out:
        print(f"  left out: {what}{f' ({number})' if number > 1 else ''}")
    return 0


def restore(args: Namespace, _window: Window | None) -> int:
    """Put a copy back, or save what can be read of a damaged library."""
    from studyapp.bootstrap import open_rescue, utc_now

    if sum((args.file is not None, args.newest, args.salvage)) != 1:
        raise InputError("Say which copy: a FILE, or --newest, or --salvage.")
    rescue = open_rescue(args.data_dir)
    if args.salvage:
        saved = rescue.salvage(utc_now())
        base = f", {saved.from_copy.path.name} as its base" if saved.from_copy else ""
        print(f"The library was built anew{base}: {count(saved.cards, 'card')}, {count(saved.answers, 'answer')}.")
        print(f"The damaged file is kept: {saved.aside}")
        return 0
    path = args.file or _newest(rescue.newest_sound())
    aside = rescue.restore(path, utc_now())
    print(f"{path} is the library now. What was there is kept: {aside}")
    return 0


def _newest(copy: object) -> Path:
    path = getattr(copy, "path", None)
    if not isinstance(path, Path):
        raise InputError("There is no sound copy in the folder backups. Try: studyapp restore --salvage")
    return path


def _extras(answers: int, pictures: int, pages: int) -> list[tuple[int, str]]:
    named = ((answers, "answer"), (pictures, "picture"), (pages, "page"))
    return [(number, noun) for number, noun in named if number]


def _came_in(loaded: Loaded) -> str:
    """Return what was new and what was not in one line."""
    parts = [f"{count(loaded.cards, 'card')} brought in"]
    parts += [count(number, noun) for number, noun in _extras(loaded.answers, loaded.pictures, 0)]
    parts += [count(loaded.papers, "test")] if loaded.papers else []
    if loaded.known:
        parts.append(f"{loaded.known} here already")
    if loaded.differing:
        parts.append(f"{loaded.differing} worded otherwise there")
    return ", ".join(parts)


def _columns(words: str, table: Table) -> dict[str, int]:
    """Read ``question=2,answer=Back``: a column by its number (from 1) or by its name."""
    names = [name.lower() for name in table.names()]
    mapping = {}
    for pair in words.split(","):
        field, _, column = (part.strip() for part in pair.partition("="))
        if column.lower() in names:
            mapping[field] = names.index(column.lower())
        elif column.isdecimal() and 1 <= int(column) <= len(names):
            mapping[field] = int(column) - 1
        else:
            raise InputError(f"--columns: there is no column {column!r} (columns: {', '.join(table.names())})")
    return mapping


def _reading(table: Table, mapping: dict[str, int]) -> str:
    """Return how a table was understood."""
    names = table.names()
    places = ", ".join(f"{field} from {names[column]!r}" for field, column in mapping.items() if column < len(names))
    between = _DELIMITERS.get(table.delimiter, repr(table.delimiter))
    return f"{count(len(table.rows), 'row')} in {table.encoding}, {between} between the cells; {places or 'no columns known'}"
