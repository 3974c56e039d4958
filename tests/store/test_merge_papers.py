"""Tests go with the rest of a library into another one: whole, once, and nothing that hangs in the air."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from studyapp.domain.holdings import Holdings
from studyapp.domain.paper import DueMove, ErrorKind
from studyapp.store.paper_store import PaperStore
from studyapp.store.store import Store
from tests.factories import NOW, answered, card, draft, open_library
from tests.paper_factories import add_paper, answer, choice, paper, sitting

LATER = NOW + timedelta(minutes=4)


@pytest.fixture
def taken(tmp_path: Path) -> Iterator[Store]:
    """Return a library with a test that was taken: two answers to one question, one error, a card brought forward."""
    (tmp_path / "taken").mkdir()
    store = open_library(tmp_path / "taken", cards=[draft()])
    papers = add_paper(store, NOW)
    papers.answer(sitting().id, answer(chosen=(1,), answered_at=LATER))
    papers.add_question(choice(9, own=True), NOW)
    papers.withdraw(choice(2).id, NOW, "two are right")
    move = DueMove(card().id, LATER, NOW, "by a test")
    papers.submit(sitting().id, LATER, False, {choice(1).id: ErrorKind.SLIP}, [(move, answered(card(), 1)[0].memory)])
    papers.choose_error(sitting().id, choice(1).id, ErrorKind.KNOWLEDGE_GAP)
    yield store
    store.close()


def test_a_test_arrives_whole(taken: Store, store: Store) -> None:
    assert store.merge(taken.holdings()).papers == 1
    here, there = PaperStore(store), PaperStore(taken)
    assert here.paper(paper().id) == there.paper(paper().id) == paper()
    assert here.sittings() == there.sittings()
    (standing,) = here.sittings()[0].answers
    assert (standing.chosen, standing.first, standing.duration_ms) == ((1,), (0,), 18_000)
    assert here.errors() == there.errors() != ()
    assert here.withdrawn() == there.withdrawn() != ()
    assert here.own_questions() == there.own_questions() != ()
    assert here.moves() == there.moves() != {}
    assert store.holdings() == taken.holdings()


def test_twice_adds_nothing(taken: Store, store: Store) -> None:
    store.merge(taken.holdings())
    before = store.holdings()
    assert store.merge(taken.holdings()).papers == 0
    assert store.holdings() == before


def test_what_is_here_stays_as_it_is(taken: Store, store: Store) -> None:
    PaperStore(store).add_question(replace(choice(1), stem="Mended here"), NOW)
    store.merge(taken.holdings())
    found = PaperStore(store).paper(paper().id)
    assert found is not None
    assert found.questions[1].stem == "Mended here"


def test_a_card_that_was_brought_forward_elsewhere_is_told(taken: Store, store: Store, tmp_path: Path) -> None:
    everything = taken.holdings()
    store.merge(replace(everything, moves=()))
    assert store.merge(everything).grown == {card().id}


@pytest.mark.parametrize(
    ("lacking", "papers", "sittings"),
    [({"questions": ()}, 0, 0), ({"papers": ()}, 0, 0), ({"sittings": ()}, 1, 0), ({"errors": ()}, 1, 1)],
)
def test_nothing_hangs_in_the_air(
    taken: Store, store: Store, lacking: dict[str, tuple[()]], papers: int, sittings: int
) -> None:
    store.merge(replace(taken.holdings(), **lacking))  # type: ignore[arg-type]
    found = PaperStore(store)
    assert (len(found.paper_lines()), len(found.sittings())) == (papers, sittings)
    assert len(found.errors()) == (sittings if "errors" not in lacking else 0)


def test_an_answer_that_cannot_be_is_left_out(taken: Store, store: Store) -> None:
    everything = taken.holdings()
    odd = (answer(chosen=(7,)), answer(question_id=choice(9).id), answer(chosen=(0,)))
    store.merge(replace(everything, sittings=(replace(everything.sittings[0], answers=odd),)))
    assert [given.chosen for given in PaperStore(store).sittings()[0].answers] == [(0,)]


def test_an_empty_library_holds_no_tests(store: Store) -> None:
    assert store.holdings() == Holdings()
