"""How long the schedule of a big library takes: 100,000 cards, 1,000,000 answers.

``python -m tests.benchmarks.big_library`` makes such a library in a folder of its own (half a minute), times what a
student waits for, and throws it away. Every figure is the median of several calls in milliseconds, by the wall clock and
by the processor (which a busy machine does not disturb, and which does not wait for the disk), with the aim.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from studyapp.bootstrap import Services, open_services
from studyapp.domain.dates import PartialDate
from studyapp.domain.memory import Rating
from studyapp.scheduling.columns import micros
from studyapp.scheduling.fit import as_answers
from studyapp.scheduling.replay import replay
from studyapp.store.opening import open_store
from tests.factories import NOW, article, card, draft, fact

ZONE = ZoneInfo("Asia/Kolkata")
ANSWERS_A_CARD = 10
NEW_SHARE = 0.05
TODAY = NOW.date().toordinal()
MORNING = NOW + timedelta(days=1)  # nothing is answered yet


@dataclass
class Filler:
    """Copies of one row of each table, with other keys and memories."""

    connection: sqlite3.Connection
    rng: Random

    def run(self, cards: int) -> None:
        """Fill the library."""
        self.connection.execute("PRAGMA foreign_keys=OFF")
        self.connection.execute("PRAGMA synchronous=OFF")
        self.connection.execute("CREATE TEMP TABLE answers AS SELECT * FROM review_log WHERE false")
        patterns = {table: self._pattern(table) for table in ("facts", "drafts", "cards")}
        for number in range(cards):
            if number % 2 == 0:
                fact_id = self._key()
                self._add("facts", patterns["facts"] | {"id": fact_id})
            draft_id, card_id = self._key(), self._key()
            named = {"fact_id": fact_id, "article_id": patterns["cards"]["article_id"]}
            self._add("drafts", patterns["drafts"] | named | {"id": draft_id, "verdict": "accepted"})
            made = NOW - timedelta(days=1200) + timedelta(minutes=number)
            memory = self._memory(card_id) if self.rng.random() > NEW_SHARE else {}
            self._add(
                "cards",
                patterns["cards"] | named | {"id": card_id, "draft_id": draft_id, "created_at": _text(made)} | memory,
            )
        names = "id, kind, card_id, at, rating, study_day, duration_ms, state, due"  # in time, as a log grows
        self.connection.execute(f"INSERT INTO review_log ({names}) SELECT {names} FROM answers ORDER BY at, id")
        self.connection.commit()

    def _pattern(self, table: str) -> dict[str, object]:
        cursor = self.connection.execute(f"SELECT * FROM {table}")
        return dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))

    def _memory(self, card_id: str) -> dict[str, object]:
        """Write a card's answers, each interval three times the last, and return its memory."""
        stability = self.rng.lognormvariate(5, 1)
        elapsed = int(stability * self.rng.random() * 1.01)
        for number in range(ANSWERS_A_CARD):
            self._answer(card_id, elapsed + int(stability * (1 - 3.0 ** (number - ANSWERS_A_CARD + 1))), number)
        last = NOW - timedelta(days=elapsed)
        due = NOW.replace(hour=22, minute=30) + timedelta(days=round(stability) - elapsed - 1)
        return {
            "state": 2,
            "stability": stability,
            "difficulty": self.rng.uniform(1, 10),
            "due": _text(due),
            "last_review": _text(last),
            "last_study_day": TODAY - elapsed,
            "reps": ANSWERS_A_CARD,
        }

    def _answer(self, card_id: str, days_ago: int, number: int) -> None:
        at = NOW - timedelta(days=days_ago, minutes=ANSWERS_A_CARD - number)
        columns = {"id": self._key(), "kind": "review", "card_id": card_id, "at": micros(at), "duration_ms": 8000}
        state = 0 if number == 0 else 2
        rating = self.rng.choice((1, 3, 3, 3, 3, 4))
        self._add(
            "answers", columns | {"rating": rating, "study_day": TODAY - days_ago, "state": state, "due": micros(at)}
        )

    def _add(self, table: str, row: dict[str, object]) -> None:
        marks = ", ".join("?" * len(row))
        self.connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))

    def _key(self) -> str:
        return str(UUID(int=self.rng.getrandbits(128), version=4))


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")


def make(folder: Path, cards: int) -> None:
    """Make the library."""
    store = open_store(folder / "library.sqlite", NOW)
    store.save_article(article(), (fact(),), (draft(),), ())
    store.accept([card()])
    store.close()
    with closing(sqlite3.connect(folder / "library.sqlite")) as connection:
        Filler(connection, Random(1)).run(cards)


class Took(NamedTuple):
    """Milliseconds by the clock on the wall and by the processor."""

    wall: float
    work: float

    def __sub__(self, other: Took) -> Took:
        return Took(self.wall - other.wall, self.work - other.work)


def timed(call: Callable[[], object], times: int = 15) -> Took:
    """Return the medians of so many calls."""
    wall, work = [], []
    for _ in range(times):
        began = perf_counter(), process_time()
        call()
        wall.append(1000 * (perf_counter() - began[0]))
        work.append(1000 * (process_time() - began[1]))
    return Took(median(wall), median(work))


def figures(services: Services) -> Iterator[tuple[str, Took, float | None]]:
    """Yield what was timed, the milliseconds and the aim."""
    reviews = services.reviews
    yield "first queue after the start", timed(lambda: reviews.queue(MORNING, first=2), 1), 5
    yield "queue", timed(lambda: reviews.queue(MORNING, first=2)), 5
    ids = list(reviews.queue(MORNING, first=0).card_ids)

    def edit() -> None:
        services.library.suspend([ids.pop()])

    def edit_and_queue() -> None:
        edit()
        reviews.queue(MORNING, first=2)

    yield "queue after an edit", timed(edit_and_queue) - timed(edit), 5
    yield "answer, safe on the disk", timed(lambda: reviews.answer(ids.pop(), Rating.GOOD, MORNING, 5000)), 1
    yield "the four intervals of the next card", timed(lambda: reviews.choices(ids[-1], MORNING)), 1
    yield "undo, safe on the disk", timed(lambda: reviews.undo(MORNING), 5), None
    yield "first look at all cards (summary)", timed(lambda: services.statistics.summary(MORNING), 1), None
    yield "queue after an edit, all cards at hand", timed(edit_and_queue) - timed(edit), 5
    yield "summary", timed(lambda: services.statistics.summary(MORNING), 5), None
    exam = services.exams.add("Prelims", PartialDate(2027, 5, 23), NOW, 120)
    reviews.queue(MORNING, first=2)
    yield "exam plan, build phase", timed(lambda: reviews.queue(MORNING, first=2)), 200
    late = NOW + timedelta(days=160)
    reviews.queue(late, first=2)
    yield "exam plan, final phase", timed(lambda: reviews.queue(late, first=2)), 200
    yield "forecast of everything, three scenarios", timed(lambda: services.exams.forecast(exam.id, MORNING), 3), 1000


def first_queue(folder: Path, *, kept: bool = True) -> Took:
    """Return the milliseconds of the first queue of a program that was just opened; without what the last one kept."""
    if not kept:
        with closing(sqlite3.connect(folder / "library.sqlite", isolation_level=None)) as connection:
            connection.execute("UPDATE snapshots SET valid = false")
    services = open_services(folder, clock=lambda: MORNING, zone=ZONE)
    took = timed(lambda: services.reviews.queue(MORNING, first=2), 1)
    services.close()
    return took


def closing_figure(folder: Path) -> Took:
    """Return the milliseconds that it takes to close a program in which a card was changed."""
    services = open_services(folder, clock=lambda: MORNING, zone=ZONE)
    services.statistics.summary(MORNING)
    services.library.suspend(services.reviews.queue(MORNING, first=0).card_ids[:1])
    return timed(services.close, 1)


def replay_figure(cards: int, answers: int) -> Took:
    """Return the milliseconds of a replay."""
    rng, day = Random(2), 700_000
    lines = [(rng.randrange(cards), rng.choice((1, 3, 3, 4)), day + number // 1000) for number in range(answers)]
    columns = as_answers(lines)
    return timed(lambda: replay(columns, cards), 3)


def show(name: str, took: Took, aim: float | None) -> None:
    """Print a line."""
    print(f"{name:42}{took.wall:9.1f} ms{took.work:9.1f} ms of work" + (f"   aim {aim:g}" if aim else ""), flush=True)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=100_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder)
        make(library, args.cards)
        show("first queue after the start, nothing kept", first_queue(library, kept=False), None)
        show("closing after a change", closing_figure(library), None)
        services = open_services(library, clock=lambda: MORNING, zone=ZONE)
        for line in figures(services):
            show(*line)
        services.close()
        show("first queue after the start, with an exam", first_queue(library), 200)
        show("the same, nothing kept", first_queue(library, kept=False), None)
    answers = ANSWERS_A_CARD * args.cards
    show(f"replay of {answers:,} answers", replay_figure(args.cards, answers), 1000)


if __name__ == "__main__":
    main()
