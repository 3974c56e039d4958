"""An answer changes the card and grows the log together; an undo grows the log too."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from studyapp.domain.changes import Changes
from studyapp.domain.errors import InputError
from studyapp.domain.review import Review, Undo
from studyapp.store.store import Store
from tests.factories import NOW, answered, article, card, cloze, draft, fact, open_library, undo_of


@pytest.fixture
def store(store: Store) -> Store:
    """Return a library with two cards."""
    store.save_article(article(), (fact(),), (draft(), cloze()), ())
    store.accept([card(), card(cloze())])
    return store


def answer(store: Store, number: int, of: str = "question") -> Review:
    """Store answer ``number`` and return it."""
    reviewed, review = answered(card(draft(of)) if of == "question" else card(cloze()), number)
    store.save_answer(reviewed, review)
    return review


def test_an_answer_is_stored_with_the_card(store: Store) -> None:
    reviewed, review = answered(card())
    assert store.save_answer(reviewed, review) == Changes(cards=True, reviews=True, count=1)
    assert store.card(card().id) == reviewed
    assert store.reviews() == (replace(review, sequence=1),)


def test_figures_come_back_bit_for_bit(store: Store) -> None:
    reviewed, review = answered(card())
    memory = replace(reviewed.memory, stability=0.1 + 0.2, difficulty=5e-324, due=NOW.replace(microsecond=1))
    store.save_answer(replace(reviewed, memory=memory), review)
    read = store.card(card().id)
    assert read is not None
    assert read.memory == memory


def test_an_answer_may_put_a_card_to_sleep_or_bury_it_but_changes_no_text(store: Store) -> None:
    reviewed, review = answered(card(suspended=True, buried_until=740_000, topic="something else"))
    store.save_answer(reviewed, review)
    assert store.card(card().id) == replace(reviewed, topic=card().topic)


def test_the_log_is_numbered_by_arrival_whatever_the_clock_says(store: Store) -> None:
    for number in (3, 1, 2):
        answer(store, number)
    assert [(review.sequence, review.reviewed_at.minute) for review in store.reviews()] == [(1, 33), (2, 31), (3, 32)]


def test_reviews_of_one_card(store: Store) -> None:
    answer(store, 1)
    answer(store, 2, "cloze")
    answer(store, 3)
    assert [review.sequence for review in store.reviews(card().id)] == [1, 3]
    assert store.reviews("nobody") == ()


def test_an_undo_restores_the_card_and_is_an_entry_of_its_own(store: Store) -> None:
    review = answer(store, 1)
    assert store.save_undo(card(), undo_of(review)) == Changes(cards=True, reviews=True, count=1)
    assert store.card(card().id) == card()
    assert store.reviews() == (replace(review, sequence=1, undone=True),)
    assert answer(store, 2).id == store.reviews()[-1].id
    assert store.reviews()[-1].sequence == 3


def test_the_last_review_is_the_latest_that_was_not_undone(store: Store) -> None:
    assert store.last_review() is None
    first, second = answer(store, 1), answer(store, 2, "cloze")
    assert store.last_review() == replace(second, sequence=2)
    store.save_undo(card(cloze()), undo_of(second))
    assert store.last_review() == replace(first, sequence=1)
    store.save_undo(card(), undo_of(first))
    assert store.last_review() is None


def test_an_answer_is_taken_back_once(store: Store) -> None:
    review = answer(store, 1)
    store.save_undo(card(), undo_of(review))
    later, _ = answered(card(), 9)
    with pytest.raises(InputError, match="That answer was taken back already"):
        store.save_undo(later, Undo("another undo", review.id, NOW))
    assert store.card(card().id) == card()


def test_an_undo_of_nothing_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="There is no review nobody"):
        store.save_undo(answered(card())[0], Undo("undo", "nobody", NOW))
    assert store.card(card().id) == card()


def test_an_undo_is_no_review_that_could_be_taken_back(store: Store) -> None:
    undo = undo_of(answer(store, 1))
    store.save_undo(card(), undo)
    with pytest.raises(InputError, match="There is no review"):
        store.save_undo(card(), Undo("undo of the undo", undo.id, NOW))


def test_an_answer_to_an_unknown_card_leaves_no_trace(store: Store) -> None:
    stranger = replace(card(), id="nobody")
    with pytest.raises(InputError, match=r"^There is no card nobody\.$"):
        store.save_answer(*answered(stranger))
    assert store.reviews() == ()


def test_a_review_that_cannot_be_logged_leaves_the_card_as_it_was(store: Store) -> None:
    """State and log are one transaction: the same key twice is refused, and the memory with it."""
    review = answer(store, 1)
    before = store.card(card().id)
    later, _ = answered(card(), 2)
    with pytest.raises(IntegrityError):
        store.save_answer(later, review)
    assert store.card(card().id) == before
    assert len(store.reviews()) == 1


def test_a_number_is_never_used_twice(store: Store, path: Path) -> None:
    """Even where somebody cut the end of the log off with another tool."""
    answer(store, 1)
    answer(store, 2)
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER review_log_no_delete")
        connection.execute("DELETE FROM review_log WHERE sequence = 2")
        connection.commit()
    answer(store, 3)
    assert [review.sequence for review in store.reviews()] == [1, 3]


@given(st.lists(st.sampled_from(["question", "cloze", "undo"]), max_size=12))
def test_the_log_tells_any_story_of_answers_and_undos(story: list[str]) -> None:
    """Answers stand in order; each undo takes the last that still stood; the counts agree."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_library(Path(folder), cards=[draft(), cloze()])) as store,
    ):
        standing: list[Review] = []
        for number, event in enumerate(story, start=1):
            last = store.last_review()
            assert (last and last.id) == (standing[-1].id if standing else None)
            if event != "undo":
                standing.append(answer(store, number, event))
            elif last:
                store.save_undo(card(draft() if last.card_id == card().id else cloze()), undo_of(standing.pop()))
        assert [review.id for review in store.reviews() if not review.undone] == [review.id for review in standing]
        assert store.counts().reviews == len(standing)
        sequences = [review.sequence for review in store.reviews()]
        assert sequences == sorted(set(sequences))
