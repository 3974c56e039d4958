"""How long the place of progress takes on a big library: 100,000 cards, 1,000,000 answers, 300 papers.

``python tests/benchmarks/progress.py`` makes such a library in a folder of its own (a minute), times what a student
waits for, and throws it away. Every figure is CPU time in milliseconds, with the aim.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from studyapp.bootstrap import Services, open_services
from studyapp.domain.memory import Rating
from studyapp.domain.paper import Answer, Confidence
from studyapp.gui.plots.board import board_of
from studyapp.store.opening import open_store
from studyapp.store.paper_store import PaperStore
from tests.benchmarks.big_library import NOW, ZONE, make
from tests.paper_factories import choice, paper, sitting

PAPERS, QUESTIONS = 300, 100
SUBJECTS = ("Polity", "Economy", "Environment", "History", "Geography", "Space")


def add_papers(folder: Path) -> None:
    """Hand in papers over two years."""
    store, rng = open_store(folder / "library.sqlite", NOW), Random(3)
    papers = PaperStore(store)
    for number in range(PAPERS):
        asked = tuple(
            choice(number * QUESTIONS + place, key=rng.randrange(4), tags=(rng.choice(SUBJECTS),))
            for place in range(QUESTIONS)
        )
        at = NOW - timedelta(days=2.5 * number)
        made = replace(paper(), id=f"paper {number}", questions=asked, created_at=at)
        papers.add_paper(made)
        taken = sitting(
            id=f"sitting {number}", paper_id=made.id, question_ids=tuple(q.id for q in asked), started_at=at
        )
        papers.begin(taken)
        with store._writing() as session:
            from studyapp.store import papers as rows

            for question in asked:
                given = Answer(question.id, (rng.randrange(4),), at, rng.choice((*Confidence, None)), False, 40_000)
                rows.append_answer(session, taken.id, given)
        papers.submit(taken.id, at + timedelta(minutes=90), False, {}, ())
    store.close()


def spent(call: Callable[[], object], times: int = 1) -> float:
    """Return the median CPU time of so many calls in milliseconds."""
    took = []
    for _ in range(times):
        began = process_time()
        call()
        took.append(1000 * (process_time() - began))
    return median(took)


def figures(folder: Path) -> Iterator[tuple[str, float, float | None]]:
    """Yield what was timed, the milliseconds and the aim."""
    services = open_services(folder, clock=lambda: NOW, zone=ZONE)
    yield "schedule of all cards read, as the first page does", spent(lambda: services.statistics.summary(NOW)), None
    yield "every answer counted, once in a library's life", spent(lambda: services.progress.at(NOW)), None
    services.close()
    services = open_services(folder, clock=lambda: NOW, zone=ZONE)
    services.statistics.summary(NOW)
    ids = services.reviews.queue(NOW, first=2).card_ids
    yield "all figures, first time after the start", spent(lambda: services.progress.at(NOW)), None
    yield "all figures", spent(lambda: services.progress.at(NOW), 9), 200
    yield "all figures, after an answer", median(_after_answers(services, list(ids[:9]))), 200
    found = services.progress.at(NOW)
    yield "pictures drawn up", spent(lambda: board_of(found), 9), None
    services.close()
    yield from painting(folder)


def _after_answers(services: Services, ids: list[str]) -> Iterator[float]:
    for card_id in ids:
        services.reviews.answer(card_id, Rating.GOOD, NOW, 5000)
        yield spent(lambda: services.progress.at(NOW))


def painting(folder: Path) -> Iterator[tuple[str, float, float | None]]:
    """Yield how long the window takes for all pictures at once, and for one step of the mouse."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest

    from studyapp.gui.app import Desk, application
    from studyapp.gui.places import Going, Place

    app = application()
    desk = Desk(folder, clock=lambda: NOW, zone=ZONE)
    desk.window.resize(1366, 768)
    desk.window.show()
    desk.open()
    page = desk.window.progress
    desk.window.go(Going(Place.PROGRESS))
    while page.board is None or not page.board.panels:
        QTest.qWait(50)
    QTest.qWait(500)
    board = page.board
    panels = list(board.panels.values())
    yield (
        "one picture painted (mean of twelve)",
        spent(lambda: [panel.plot.grab() for panel in panels], 9) / len(panels),
        16,
    )
    yield "the slowest picture painted", max(spent(panel.plot.grab, 9) for panel in panels), 16

    def resized() -> None:
        desk.window.resize(1366 + resized.step, 768)  # type: ignore[attr-defined]
        resized.step = -resized.step  # type: ignore[attr-defined]
        app.processEvents()

    resized.step = 40  # type: ignore[attr-defined]
    yield "one step of a resize, layout and painting", spent(resized, 9), 33
    desk.close()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=100_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), args.cards)
        add_papers(Path(folder))
        for name, took, aim in figures(Path(folder)):
            print(f"{name:52}{took:9.1f} ms" + (f"   aim {aim:g}" if aim else ""), flush=True)


if __name__ == "__main__":
    main()
