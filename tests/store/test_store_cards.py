"""Cards are found, mended, put to sleep and removed; a queue reads them without their texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from studyapp.domain.card import ScheduleRow
from studyapp.domain.changes import Changes
from studyapp.domain.draft import Verdict
from studyapp.domain.errors import InputError
from studyapp.domain.memory import State
from studyapp.domain.prompt import Basic
from studyapp.store.counts import Counts
from studyapp.store.store import Store
from tests.factories import NOW, answered, article, card, cloze, draft, fact


@pytest.fixture
def store(store: Store) -> Store:
    """Return a library with two cards and a pending draft."""
    store.save_article(article(), (fact(),), (draft(), cloze(), draft("third")), ())
    store.accept([card(), card(cloze())])
    return store


def test_a_card_is_read_by_its_id(store: Store) -> None:
    assert store.card(card().id) == card()
    assert store.card("nobody") is None


def test_cards_come_in_the_order_in_which_they_were_made(store: Store) -> None:
    older = card(draft("third"), created_at=NOW - timedelta(microseconds=1))
    store.accept([older])
    assert store.cards() == (older, card(), card(cloze()))
    assert [row.card_id for row in store.schedule()] == [made.id for made in store.cards()]


def test_cards_of_one_article(store: Store) -> None:
    assert store.cards(article().id) == (card(), card(cloze()))
    assert store.cards("other") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [card(), card(cloze())]),
        ("chandrayaan-3 LAND", [card()]),  # the question
        ("august", [card()]),  # the answer
        ("moon LANDING", [card(), card(cloze())]),  # the topic
        ("शक्ति", [card(cloze())]),
        ("  august ", [card()]),
        ("100%", []),
        ("_", [card(cloze())]),  # its blank; no wildcard
        ("reportedly", []),  # only the hedge holds it
    ],
)
def test_cards_that_hold_a_text(store: Store, text: str, found: list[object]) -> None:
    assert store.cards(text=text) == tuple(found)


def test_case_is_no_matter_in_any_script(store: Store) -> None:
    store.save_prompt(card().id, Basic("Où se trouve l'École ?", "Straße"))
    assert [made.id for made in store.cards(text="ÉCOLE")] == [card().id]
    assert [made.id for made in store.cards(text="STRASSE")] == [card().id]


def test_the_schedule_tells_what_a_queue_needs(store: Store) -> None:
    reviewed, review = answered(card())
    store.save_answer(replace(reviewed, suspended=True, buried_until=739_000), review)
    assert store.schedule()[0] == ScheduleRow(
        card().id, fact().id, article().id, NOW, reviewed.memory, suspended=True, buried_until=739_000
    )
    assert store.schedule()[1] == ScheduleRow(
        card(cloze()).id, fact().id, article().id, NOW, card().memory, suspended=False, buried_until=None
    )


def test_a_new_wording_leaves_all_else_as_it_is(store: Store) -> None:
    reviewed, review = answered(card())
    store.save_answer(reviewed, review)
    prompt = Basic("When?", "In August 2023")
    assert store.save_prompt(card().id, prompt) == Changes(cards=True, count=1)
    assert store.card(card().id) == replace(reviewed, prompt=prompt)
    assert store.draft(draft().id).prompt == draft().prompt


def test_cards_sleep_and_wake(store: Store) -> None:
    assert store.suspend([card().id, card(cloze()).id], suspended=True) == Changes(cards=True, count=2)
    assert [made.suspended for made in store.cards()] == [True, True]
    store.suspend([card().id], suspended=False)
    assert [made.suspended for made in store.cards()] == [False, True]


def test_a_removed_card_leaves_its_log_and_a_rejected_draft(store: Store) -> None:
    store.save_answer(*answered(card()))
    assert store.remove_cards([card().id]) == Changes(drafts=True, cards=True, count=1)
    assert store.cards() == (card(cloze()),)
    assert store.draft(draft().id).verdict is Verdict.REJECTED
    assert [review.card_id for review in store.reviews()] == [card().id]


def test_one_unknown_card_and_none_is_touched(store: Store) -> None:
    for verb in (lambda ids: store.suspend(ids, suspended=True), store.remove_cards):
        with pytest.raises(InputError, match=r"^There is no card nobody\.$"):
            verb([card().id, "nobody"])
    with pytest.raises(InputError, match="There is no card nobody"):
        store.save_prompt("nobody", card().prompt)
    assert store.cards() == (card(), card(cloze()))


def test_counts(store: Store) -> None:
    third = card(draft("third"))
    store.accept([third])
    relearning, review = answered(card())
    store.save_answer(replace(relearning, memory=replace(relearning.memory, state=State.RELEARNING)), review)
    store.save_answer(*answered(third))
    store.suspend([third.id], suspended=True)
    assert store.counts() == Counts(sources=1, drafts=0, cards=3, new=1, learning=1, review=0, suspended=1, reviews=2)


def test_settings_are_kept_replaced_and_have_a_default(store: Store) -> None:
    assert store.setting("language") == ""
    assert store.setting("language", "en") == "en"
    assert store.set_setting("language", "hi") == Changes(settings=True, count=1)
    store.set_setting("language", "")
    assert store.setting("language", "en") == ""
