"""Check that an installed StudyApp works here: its files, its library, its language model, its window."""

from __future__ import annotations

import logging
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from studyapp import __version__
from studyapp.cli.library import opened
from studyapp.cli.main import Window
from studyapp.domain.memory import Rating
from studyapp.resources import resource, seed_articles
from studyapp.services.import_articles import Prepared, prepare, read_file

log = logging.getLogger(__name__)

_SENTENCE = "The Right to Information Act came into force on 12 October 2005 in India."
# As little of a PDF file as can be read: a page with one line.
_PDF = f"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 300] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>> endobj
4 0 obj <</Length {len(_SENTENCE) + 38}>> stream
BT /F 12 Tf 40 200 Td ({_SENTENCE}) Tj ET
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""


def selftest(_args: Namespace, window: Window | None) -> int:
    """Print a line for each check; return 0 when all of them pass, 1 when one fails."""
    print(f"StudyApp {__version__}, Python {sys.version.split()[0]}, {sys.platform}")
    with TemporaryDirectory(prefix="studyapp-selftest-", ignore_cleanup_errors=True) as folder:
        outcomes = [_passes(name, check) for name, check in _checks(Path(folder), window)]
    return 0 if all(outcomes) else 1


def _checks(folder: Path, window: Window | None) -> Iterator[tuple[str, Callable[[], str]]]:
    library = Namespace(data_dir=folder / "library")
    made: list[Prepared] = []
    yield "shipped files", _find_files
    yield "a page of a PDF file", lambda: _read_page(folder / "page.pdf")
    yield "new library", lambda: _open_library(library)
    yield "sample article to cards", lambda: _make_cards(made)
    yield "a review is stored", lambda: _review(library, made)
    if window is not None:
        yield "window without a display", lambda: _open_window(window, library)


def _passes(name: str, check: Callable[[], str]) -> bool:
    try:
        said = check()
    except Exception as error:
        log.info("selftest: %s", name, exc_info=True)
        print(f"FAILED  {name}: {type(error).__name__}: {error}")
        return False
    print(f"ok      {name}: {said}")
    return True


def _find_files() -> str:
    icon, seeds = resource("icons", "studyapp.svg"), seed_articles()
    if not icon.is_file() or not seeds:
        raise FileNotFoundError(icon if not icon.is_file() else "sample articles")
    return f"{len(seeds)} sample articles, icons at {icon.parent}"


def _read_page(path: Path) -> str:
    """Read a page, which happens in a process of its own: a packaged app must be able to start one."""
    path.write_text(_PDF, encoding="ascii")
    text = read_file(path).text
    if text != _SENTENCE:
        raise RuntimeError(f"read {text!r}")
    return f"{len(text.split())} words"


def _open_library(library: Namespace) -> str:
    for _ in range(2):  # made and migrated, then opened again
        with opened(library) as services:
            summary = services.statistics.summary(services.clock())
    return f"{summary.cards} cards in {library.data_dir}"


def _make_cards(made: list[Prepared]) -> str:
    made.extend(step for step in prepare(read_file(seed_articles()[0])) if isinstance(step, Prepared))
    sure = sum(draft.confident for draft in made[0].drafts)
    if not sure:
        raise RuntimeError("the sample gives no card")
    return f"{sure} cards"


def _review(library: Namespace, made: list[Prepared]) -> str:
    with opened(library) as services:
        now = services.clock()
        services.imports.save(made[0])
        services.triage.accept([draft.id for draft in services.triage.drafts()], now)
        card = services.reviews.queue(now).entries[0].card
        due = services.reviews.answer(card.id, Rating.GOOD, now).card.memory.due
    with opened(library) as services:
        if services.library.card(card.id).memory.due != due:
            raise RuntimeError("the answer is not there after the library was closed and opened")
    return f"due again {due}"


def _open_window(window: Window, library: Namespace) -> str:
    window.prove(library.data_dir)
    return "opened and closed"
