"""How long searching, sorting and changing a big library takes: 100,000 cards of 400 sources.

``python -m tests.benchmarks.search`` makes such a library in a folder of its own (a quarter of a minute), times what a
student waits for while browsing, and throws it away. Every figure is the median of several calls in milliseconds of
processor time, so that other programs do not count, with the aim where there is one.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from zoneinfo import ZoneInfo

from studyapp.bootstrap import Services, open_services
from studyapp.domain.search import Order
from studyapp.store.opening import open_store
from tests.factories import DAY, NOW, article, card, draft, fact

ZONE = ZoneInfo("Asia/Kolkata")
SOURCES = 400
TAGS = ("Polity", "Economy", "Environment", "Geography", "History", "Science and technology", "Space", "Defence")
RARE = "kaziranga"
OPENINGS = ("Which", "What", "When was", "Where is", "Who heads", "In which year was", "How many")
_PAGE = 100


def _word(rng: Random) -> str:
    return "".join(rng.choice("bdfgklmnprst") + rng.choice("aeiou") for _ in range(rng.choice((2, 2, 3, 3, 4))))


class Maker:
    """Fills a library with cards in words that are as often and as rare as words of a language are."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection, self._rng = connection, Random(7)
        self._words = sorted({_word(self._rng) for _ in range(12_000)})
        self._rng.shuffle(self._words)
        self._weights = list(accumulate(1 / (place + 3) for place in range(len(self._words))))

    def fill(self, cards: int) -> None:
        """Make the sources and the cards."""
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.execute("PRAGMA foreign_keys=OFF")
        for table, count in (("articles", SOURCES), ("facts", cards), ("drafts", cards), ("cards", cards)):
            cursor = self._connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            pattern = dict(zip(names, cursor.fetchone(), strict=True))
            rows = (list((pattern | self._changes(table, number)).values()) for number in range(count))
            marks = ", ".join("?" * len(names))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        self._connection.commit()

    def _changes(self, table: str, number: int) -> dict[str, object]:
        if table == "articles":
            year, month = 2023 + number * 4 // SOURCES, 1 + number % 12
            named = {"id": _key("a", number), "arrival": number + 2, "title": self._said(4).capitalize()}
            return named | {"published": f"{year}-{month:02}", "origin": f"digest-{number}.pdf"}
        of_article = _key("a", number * SOURCES // 100_000 % SOURCES)
        if table == "facts":
            return {"id": _key("f", number), "article_id": of_article}
        made = {"fact_id": _key("f", number), "article_id": of_article}
        if table == "drafts":
            return made | {"id": _key("d", number), "verdict": "accepted"}
        return made | {"id": _key("c", number), "draft_id": _key("d", number)} | self._card(number)

    def _card(self, number: int) -> dict[str, object]:
        rng = self._rng
        text = f"{rng.choice(OPENINGS)} the {self._said(rng.randint(5, 14))}{f' {RARE}' if number % 9973 == 5 else ''}?"
        tags = ["current affairs"] if number % 10 else []
        tags += rng.sample(TAGS, rng.randint(0, 2))
        made: dict[str, object] = {
            "text": text,
            "answer": self._said(rng.randint(1, 3)).title(),
            "topic": self._said(2).title() if rng.random() < 0.2 else f"{rng.choice(TAGS)} in brief",
            "tags": str(tags).replace("'", '"'),
            "created_at": _time(-100_000 + number),
            "suspended": rng.random() < 0.02,
        }
        if rng.random() < 0.8:
            stability = rng.lognormvariate(3, 1)
            made |= {"state": 2, "stability": stability, "difficulty": rng.uniform(1, 10), "reps": 5}
            made |= {"due": _time(1440 * rng.randint(-10, 200)), "last_study_day": DAY - 5, "lapses": rng.randint(0, 9)}
        return made

    def _said(self, words: int) -> str:
        return " ".join(self._rng.choices(self._words, cum_weights=self._weights, k=words))


def _key(kind: str, number: int) -> str:
    return f"{kind}{number:035}"


def _time(minutes: int) -> str:
    return (NOW + timedelta(minutes=minutes)).strftime("%Y-%m-%d %H:%M:%S.%f")


def make(folder: Path, cards: int) -> None:
    """Make the library."""
    store = open_store(folder / "library.sqlite", NOW)
    store.save_article(article(), (fact(),), (draft(),), ())
    store.accept([card()])
    store.close()
    with closing(sqlite3.connect(folder / "library.sqlite")) as connection:
        Maker(connection).fill(cards)


def timed(call: Callable[[], object], times: int = 9, before: Callable[[], object] = lambda: None) -> float:
    """Return the median of so many calls in milliseconds of processor time; ``before`` is called untimed before each."""
    took = []
    for _ in range(times):
        before()
        began = process_time()
        call()
        took.append(1000 * (process_time() - began))
    return median(took)


def searches() -> Iterator[tuple[str, str, Order, bool, float]]:
    """Yield name, query, order, whether descending, and the aim."""
    yield "rare word", RARE, Order.CREATED, True, 2
    yield "common word", "the", Order.CREATED, True, 10
    yield "as typed: t", "t", Order.CREATED, True, 10
    yield "as typed: th", "th", Order.CREATED, True, 10
    yield "everything", "", Order.CREATED, True, 10
    yield "a tag of nearly all", 'tag:"current affairs"', Order.CREATED, True, 10
    yield "a tag of some", "tag:econ", Order.CREATED, True, 10
    yield "a year of material", "month:2025", Order.CREATED, True, 10
    yield "source: that all have", "source:digest", Order.CREATED, True, 10
    yield "state:review", "state:review", Order.CREATED, True, 10
    yield "due:30 without a tag", "due:30 -tag:space", Order.CREATED, True, 10
    yield "all of it at once", 'the tag:"current affairs" state:review month:2025 due:90', Order.DUE, False, 10
    for order in Order:
        for descending in (False, True):
            yield f"all by {order}{', last first' if descending else ''}", "", order, descending, 10
    yield "common word by question", "which", Order.PROMPT, False, 10
    yield "common word by source", "the", Order.SOURCE, False, 10


def figures(services: Services) -> Iterator[tuple[str, float, float | None]]:
    """Yield what was timed, the milliseconds and the aim."""
    browse = services.browse

    def first(query: str, order: Order, descending: bool) -> Callable[[], object]:
        return lambda: (browse.count(query, NOW), browse.page(query, NOW, order, descending, 0, _PAGE))

    yield "first search after the start", timed(first(RARE, Order.CREATED, True), 1), None
    for name, query, order, descending, aim in searches():
        call = first(query, order, descending)
        other = first("state:relearning", Order.CREATED, True)  # the last search is remembered
        once = timed(call, 1, other)
        yield name, timed(call, 9, other), aim
        if once > 5 * aim:
            yield "   … for the first time", once, None
    yield "page in the middle", timed(lambda: browse.page("", NOW, Order.DUE, False, 50_000, _PAGE)), 10


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="make the library in this folder, or use the one that is there")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "library.sqlite").exists():
            make(folder, args.cards)
        services = open_services(folder, clock=lambda: NOW, zone=ZONE)
        for name, took, aim in figures(services):
            over = "  !" if aim and took > aim else ""
            print(f"{name:42}{took:9.2f} ms" + (f"   aim {aim:g}{over}" if aim else ""), flush=True)
        services.close()


if __name__ == "__main__":
    main()
