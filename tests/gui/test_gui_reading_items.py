"""What stands at a place, what is chosen there, and how a card's schedule is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from studyapp.domain.article import Span
from studyapp.gui.fact_look import FactState
from studyapp.gui.reading_items import (
    Item,
    Spot,
    blanked,
    dropped_spots,
    schedule_words,
    sentence_span,
    spots,
    words_at,
)
from tests.factories import LANDING, NAMING, NOW, PRAISE, answered, article, card, draft, dropped, span


def item(start: int, end: int, state: FactState) -> Item:
    return Item(Span(start, end), state, draft(f"{start}-{end}-{state}"))


def test_items_that_touch_are_one_place_that_shows_what_is_most_urgent() -> None:
    items = [item(0, 9, FactState.KNOWN), item(4, 12, FactState.FADING), item(12, 20, FactState.DRAFT)]
    assert spots(items) == [
        Spot(Span(0, 12), FactState.FADING, (items[0].key, items[1].key)),
        Spot(Span(12, 20), FactState.DRAFT, (items[2].key,)),
    ]
    assert spots([]) == []


def test_what_was_left_out_keeps_the_rows_of_its_reasons() -> None:
    rows = [dropped(), dropped(span=span(LANDING)), dropped(reason="and for another reason")]
    assert dropped_spots(rows) == [
        Spot(span(LANDING), FactState.LEFT_OUT, ("1",)),
        Spot(span(PRAISE), FactState.LEFT_OUT, ("0", "2")),
    ]


def test_an_accepted_draft_is_the_same_item() -> None:
    assert Item(span(LANDING), FactState.DRAFT, draft()).key == Item(span(LANDING), FactState.KNOWN, None, card()).key


@pytest.mark.parametrize(
    ("chosen", "statement"),
    [
        ("23 August 2023", "Chandrayaan-3 landed near the lunar south pole on _____."),
        ("Chandrayaan-3", "_____ landed near the lunar south pole on 23 August 2023."),
        ("शिव शक्ति", "The landing site was named _____ (Shiv Shakti) Point."),
        (PRAISE, PRAISE),
        (PRAISE[:-1], PRAISE),
        (f"Point. {PRAISE[:2]}", f"{NAMING[:-6]}_____ was a proud day."),
    ],
)
def test_chosen_words_are_left_blank_in_their_sentences(chosen: str, statement: str) -> None:
    assert blanked(article(), span(chosen)) == statement


def test_the_second_of_two_same_words_is_left_blank_where_it_was_chosen() -> None:
    again = Span(article().text.rindex("landing"), article().text.rindex("landing") + 7)
    assert blanked(article(), again).startswith("The _____ site")


def test_without_sentences_the_chosen_words_stand_for_themselves() -> None:
    bare = article(sentences=())
    assert sentence_span(bare, span(NAMING)) == span(NAMING)
    assert words_at(bare, Span(0, len("Moon landing") + 2)) == "Moon landing"


def test_a_card_s_schedule_in_words() -> None:
    learned, _ = answered(card(), 5)
    assert schedule_words(card(), NOW, UTC) == "New, not asked yet."
    assert schedule_words(learned, NOW, UTC) == "Comes back in 5 days. Answered 5 times."
    forgotten = replace(learned, memory=replace(learned.memory, lapses=2))
    assert schedule_words(forgotten, NOW + timedelta(days=9), UTC) == "Is due now. Answered 5 times, forgotten 2 times."
    assert schedule_words(replace(learned, suspended=True), NOW, UTC) == "Rests. Answered 5 times."
