"""What a queue reads of the library, and memories that were rebuilt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studyapp.domain.errors import InputError
from studyapp.domain.memory import Memory, State
from studyapp.store.store import Store
from tests.factories import DAY, answered, article, card, draft, fact


def fill(store: Store, count: int) -> list[str]:
    """Put so many cards into the library and return their ids."""
    drafts = [draft(str(number)) for number in range(count)]
    store.save_article(article(), (fact(),), drafts, ())
    store.accept([card(each) for each in drafts])
    return [card(each).id for each in drafts]


def test_reviews_of_recent_days_only(store: Store) -> None:
    fill(store, 1)
    for number, day in enumerate((DAY - 3, DAY - 2, DAY, DAY - 1), 1):
        reviewed, review = answered(card(draft("0")), number)
        store.save_answer(reviewed, replace(review, study_day=day))
    assert [review.study_day for review in store.reviews(since_day=DAY - 1)] == [DAY, DAY - 1]
    assert store.reviews("another card", since_day=DAY - 1) == ()


def test_cards_come_in_the_order_that_is_asked_for_and_missing_ones_are_left_out(store: Store) -> None:
    first, _, third = fill(store, 3)
    assert [each.id for each in store.cards_by_id([third, "nobody", first])] == [third, first]
    assert store.cards_by_id([]) == ()


def test_many_cards_at_once(store: Store) -> None:
    ids = fill(store, 1203)[::-1]
    assert [each.id for each in store.cards_by_id(ids)] == ids


def test_rebuilt_memories_replace_the_old_ones_and_nothing_else(store: Store) -> None:
    first, second = fill(store, 2)
    store.suspend([first], True)
    memory = Memory(State.REVIEW, None, 0.1 + 0.2, 5.0, reps=3)
    assert store.save_memories({first: memory}).count == 1
    assert store.cards_by_id([first, second]) == (
        replace(card(draft("0")), memory=memory, suspended=True),
        card(draft("1")),
    )
    assert store.reviews() == ()


def test_one_unknown_card_and_no_memory_is_kept(store: Store) -> None:
    (only,) = fill(store, 1)
    with pytest.raises(InputError, match="no card"):
        store.save_memories({only: Memory(reps=1), "nobody": Memory()})
    assert store.cards_by_id([only]) == (card(draft("0")),)
