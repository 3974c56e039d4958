"""How long a paper of 100 questions takes to compose from a library of 20,000 kept facts.

``python tests/benchmarks/papers.py`` makes such a library in a folder of its own (some seconds), composes papers of every
profile and throws it away. Times are those of the processor, in seconds, the median of several papers; beside each stands its
ratio to the time of reading the bank of names once, which compares computers. The aim is a paper in less than a second.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC
from itertools import islice
from pathlib import Path
from statistics import median
from time import process_time

from studyapp.bootstrap import Services, open_services
from studyapp.domain.card import Card
from studyapp.domain.draft import Draft
from studyapp.domain.ids import derived_id
from studyapp.domain.question import Kept
from studyapp.knowledge.bank import Bank
from studyapp.store.opening import open_store
from studyapp.testing.names import names_of
from tests.factories import NOW, article, card, draft
from tests.paper_factories import CITIES, COUNTRIES, NAMES, founded, held, topped

FACTS_AN_ARTICLE = 40
SIZE = 100
AIM = 1.0
TIMES = 5


def facts(count: int) -> Iterator[Kept]:
    """Yield so many facts of three forms, no two of one thing."""
    for number in range(count):
        source = f"article {number // FACTS_AN_ARTICLE}"
        name = f"{NAMES[number % len(NAMES)]} {NAMES[number // len(NAMES) % len(NAMES)]} {number}"
        if number % 3 == 0:
            yield held(number, CITIES[number % len(CITIES)], 2001 + number % 20, source)
        elif number % 3 == 1:
            yield topped(name, COUNTRIES[number % len(COUNTRIES)], source)
        else:
            yield founded(name, 1950 + number % 60, source)


def make(folder: Path, count: int) -> None:
    """Make the library: each fact with one card."""
    store = open_store(folder / "library.sqlite", NOW)
    left = facts(count)
    while chunk := list(islice(left, FACTS_AN_ARTICLE)):
        text = " ".join(kept.fact.statement for kept in chunk)
        source = replace(
            article(), id=chunk[0].fact.article_id, text=text, title=f"Notes {chunk[0].fact.article_id[:8]}"
        )
        drafts = [_draft(kept) for kept in chunk]
        store.save_article(source, tuple(kept.fact for kept in chunk), tuple(drafts), ())
        store.accept([_card(made) for made in drafts])
    store.close()


def _draft(kept: Kept) -> Draft:
    fact = kept.fact
    named = {"id": derived_id("draft", fact.id), "fact_id": fact.id, "article_id": fact.article_id}
    return draft(**named, prompt=kept.prompts[0], span=fact.span, source_sentence=fact.statement)


def _card(of: Draft) -> Card:
    return card(of, id=derived_id("card", of.id))


def seconds(call: Callable[[int], object], times: int = TIMES) -> float:
    """Return the median time of the processor for a call with 0, 1, 2 ..."""
    took = []
    for number in range(times):
        began = process_time()
        call(number)
        took.append(process_time() - began)
    return median(took)


def figures(services: Services) -> Iterator[tuple[str, float, int]]:
    """Yield each profile with its seconds and the number of questions of a paper."""
    tests = services.tests
    for line in tests.profiles():
        made = len(tests.compose(NOW, line.key, size=SIZE, seed=0).made.questions)
        yield line.key, seconds(lambda seed, key=line.key: tests.compose(NOW, key, size=SIZE, seed=seed)), made  # type: ignore[misc]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=20_000)
    args = parser.parse_args()
    bank = seconds(lambda _: names_of(Bank()), 3)
    print(f"{'reading the bank of names':28}{bank:7.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), args.facts)
        services = open_services(Path(folder), clock=lambda: NOW, zone=UTC)
        began = process_time()
        services.tests.compose(NOW, size=SIZE, seed=0)
        print(f"{'first paper after the start':28}{process_time() - began:7.2f} s")
        for name, took, made in figures(services):
            print(
                f"{name:28}{took:7.2f} s   {took / bank:5.1f} times the bank   {made} questions   aim {AIM:g} s",
                flush=True,
            )
        services.close()


if __name__ == "__main__":
    main()
