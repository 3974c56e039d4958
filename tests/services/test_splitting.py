"""A card that holds several things becomes cards of one thing each, by the student's word, and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.errors import InputError
from studyapp.domain.memory import Memory, Rating
from studyapp.domain.prompt import BLANK, Basic, Cloze, make_prompt
from studyapp.services.review_session import ReviewSession
from studyapp.services.splitting import Wording, answer_parts, proposed
from studyapp.store.opening import open_store
from studyapp.store.store import Store
from tests.factories import article, card, draft, fact

KOLKATA = ZoneInfo("Asia/Kolkata")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=KOLKATA)
DAY = timedelta(days=1)
RIVERS = (
    Wording(f"Which rivers meet here? {BLANK}, Betwa and Chambal", "Ken"),
    Wording(f"Which rivers meet here? Ken, {BLANK} and Chambal", "Betwa"),
    Wording(f"Which rivers meet here? Ken, Betwa and {BLANK}", "Chambal"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a library with one card that asks for three things."""
    opened = open_store(tmp_path / "library.sqlite", NOW)
    opened.save_article(article(), (fact(),), (draft(),), ())
    opened.accept([card(draft(tags=("space", "rivers")))])
    opened.save_prompt(card().id, Basic("Which rivers meet here?", "Ken, Betwa and Chambal"))
    yield opened
    opened.close()


@pytest.fixture
def session(store: Store) -> ReviewSession:
    return ReviewSession(store, KOLKATA, Random(1))


# What is proposed


def test_of_a_question_the_answer_stands_behind_it_with_one_part_left_blank():
    assert proposed(Basic("Which rivers meet here?", "Ken, Betwa and Chambal")) == RIVERS


def test_of_a_statement_the_answer_takes_its_place_with_one_part_left_blank():
    assert proposed(Cloze(f"BRIC was {BLANK} (which states?).", "Brazil; Russia")) == (
        Wording(f"BRIC was {BLANK}; Russia (which states?).", "Brazil"),
        Wording(f"BRIC was Brazil; {BLANK} (which states?).", "Russia"),
    )


def test_a_part_that_is_named_twice_is_left_blank_where_it_stands():
    assert [each.text for each in proposed(Basic("Who?", "Ram, Rampur, Ram"))] == [
        f"Who? {BLANK}, Rampur, Ram",
        f"Who? Ram, {BLANK}, Ram",
        f"Who? Ram, Rampur, {BLANK}",
    ]


@pytest.mark.parametrize("answer", ["Ken", "1,000 crore rupees", "Ministry of Finance"])
def test_of_one_thing_nothing_is_proposed(answer):
    assert proposed(Basic("What?", answer)) == ()


@given(st.lists(st.text(st.characters(categories=("Lu", "Ll")), min_size=1), min_size=2, max_size=6))
def test_every_proposal_makes_a_card_that_says_what_the_card_said(names):
    answer = ", ".join(names)
    for wording in proposed(Basic("Which?", answer)):
        assert make_prompt("cloze", wording.text, wording.answer)
        assert wording.text.replace(BLANK, wording.answer) == f"Which? {answer}"
    assert [each.answer for each in proposed(Basic("Which?", answer))] == list(answer_parts(answer))


# Splitting and its way back


def test_the_parts_come_and_the_whole_rests(store, session):
    done = session.split(card().id, session.proposed_split(card().id), NOW)
    parts = store.cards_by_id(done.card_ids)
    assert [Wording(each.prompt.text, each.prompt.answer) for each in parts if isinstance(each.prompt, Cloze)] == list(
        RIVERS
    )
    whole = store.card(card().id)
    assert whole is not None
    assert whole.suspended
    assert {each.memory for each in parts} == {Memory()}
    assert {(each.fact_id, each.article_id, each.span, each.tags, each.topic) for each in parts} == {
        (whole.fact_id, whole.article_id, whole.span, ("space", "rivers"), whole.topic)
    }
    assert done.changes.count == 3


def test_the_student_writes_what_they_like(store, session):
    done = session.split(card().id, [Wording("Which river comes first?", "Ken")], NOW)
    assert [each.prompt for each in store.cards_by_id(done.card_ids)] == [Basic("Which river comes first?", "Ken")]


def test_the_parts_are_siblings_one_a_day(session):
    done = session.split(card().id, RIVERS, NOW)
    days = []
    for day in range(3):
        (entry,) = session.queue(NOW + day * DAY).entries
        days.append(entry.card.id)
        session.answer(entry.card.id, Rating.EASY, NOW + day * DAY)
    assert sorted(days) == sorted(done.card_ids)


def test_it_is_taken_back_whole_and_may_be_done_again_with_what_was_learned(store, session):
    before = store.cards()
    done = session.split(card().id, RIVERS, NOW)
    session.answer(done.card_ids[0], Rating.GOOD, NOW)
    learned = store.card(done.card_ids[0])
    session.unsplit(done)
    assert store.cards() == before
    assert session.split(card().id, RIVERS, NOW) == done
    assert store.card(done.card_ids[0]) == learned


@pytest.mark.parametrize(
    ("wordings", "message"),
    [
        ([], "at least one card"),
        ([Wording("Which river?", "Ken"), Wording("Which?", " ")], "Card 2: the answer is empty"),
        ([Wording(f"{BLANK} and {BLANK}", "Ken")], "Card 1: a cloze needs exactly one blank"),
        ([RIVERS[0], RIVERS[0]], "there already"),
    ],
)
def test_what_makes_no_cards_changes_nothing(store, session, wordings, message):
    before = store.cards()
    with pytest.raises(InputError, match=message):
        session.split(card().id, wordings, NOW)
    assert store.cards() == before


def test_an_unknown_card_is_refused(session):
    with pytest.raises(InputError, match="no card"):
        session.split("nobody", RIVERS, NOW)
    with pytest.raises(InputError, match="no card"):
        session.proposed_split("nobody")


def test_a_split_whose_card_is_gone_is_not_taken_back(store, session):
    done = session.split(card().id, RIVERS, NOW)
    store.remove_cards(done.card_ids[:1])
    with pytest.raises(InputError, match="no card"):
        session.unsplit(done)
    assert len(store.cards()) == 3
