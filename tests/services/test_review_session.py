"""Reviewing on a real library: what is due, what an answer does, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from studyapp.domain.changes import Changes
from studyapp.domain.day import study_day
from studyapp.domain.errors import InputError
from studyapp.domain.memory import Memory, Rating, State
from studyapp.domain.prompt import Basic
from studyapp.services.review_session import ReviewSession
from studyapp.services.splitting import answer_parts
from studyapp.store.opening import open_store
from studyapp.store.store import Store
from tests.factories import article, card, draft, fact

AGAIN, HARD, GOOD, EASY = Rating
KOLKATA = ZoneInfo("Asia/Kolkata")
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=KOLKATA)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
NEW_SECONDS = 20 + (2 * 0.24 + 2 * 0.094 + 0.495) * 6  # with the steps of the first day, rating by rating
RNG = Random(7)  # one for all: two sessions on one library must not draw the same keys


def fill(store: Store, facts: int, cards_each: int = 1) -> list[str]:
    """Put cards into the library, each of so many facts having some, and return their ids in order."""
    of = [fact(id=f"fact {number:02}") for number in range(facts)]
    drafts = [draft(f"{each.id} {n}", fact_id=each.id) for each in of for n in range(cards_each)]
    cards = [card(each, created_at=NOW - DAY + number * MINUTE) for number, each in enumerate(drafts)]
    store.save_article(article(), of, drafts, ())
    store.accept(cards)
    return [each.id for each in cards]


def session_on(store: Store, zone: tzinfo = KOLKATA) -> ReviewSession:
    return ReviewSession(store, zone, RNG)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "library.sqlite", NOW)
    yield opened
    opened.close()


@pytest.fixture
def session(store: Store) -> ReviewSession:
    return session_on(store)


def queued(session: ReviewSession, now: datetime, minutes: float | None = None) -> list[str]:
    return [entry.card.id for entry in session.queue(now, minutes).entries]


def memory_of(store: Store, card_id: str) -> Memory:
    found = store.card(card_id)
    assert found is not None
    return found.memory


# The queue


def test_an_empty_library_has_nothing_to_review(session):
    queue = session.queue(NOW)
    assert queue.entries == ()
    assert (queue.minutes, queue.new, queue.learning, queue.review) == (0, 0, 0, 0)


def test_new_cards_come_without_a_retrievability(store, session):
    first, second = fill(store, 2)
    queue = session.queue(NOW)
    assert [(entry.card.id, entry.retrievability) for entry in queue.entries] == [(first, None), (second, None)]
    assert (queue.new, queue.learning, queue.review) == (2, 0, 0)
    assert queue.minutes == pytest.approx(2 * NEW_SECONDS / 60)


def test_a_card_being_learned_waits_behind_the_rest_until_it_is_due(store, session):
    first, second = fill(store, 2)
    session.answer(first, GOOD, NOW)
    assert queued(session, NOW + MINUTE) == [second, first]
    assert queued(session, NOW + 10 * MINUTE) == [first, second]


def test_a_card_comes_back_on_the_day_that_the_answer_set(store, session):
    (only,) = fill(store, 1)
    due = session.answer(only, EASY, NOW).card.memory.due
    assert queued(session, due - MINUTE) == []
    queue = session.queue(due)
    assert [entry.card.id for entry in queue.entries] == [only]
    assert 0.85 < queue.entries[0].retrievability < 0.95
    assert queue.review == 1


def test_a_session_left_open_goes_on_with_the_new_day_at_four(store, session):
    first, sibling = fill(store, 1, cards_each=2)
    session.answer(first, EASY, NOW)
    night = datetime(2026, 11, 25, 3, 59, tzinfo=KOLKATA)
    assert queued(session, night) == []
    assert queued(session, night + MINUTE) == [sibling]


def test_new_cards_are_20_a_day_and_those_of_today_count(store, session):
    ids = fill(store, 23)
    assert queued(session, NOW) == ids[:20]
    for card_id in ids[:3]:
        session.answer(card_id, EASY, NOW)
    assert queued(session, NOW) == ids[3:20]
    assert queued(session, NOW + DAY) == ids[3:23]


def test_a_new_card_whose_answer_was_taken_back_is_new_again(store, session):
    ids = fill(store, 21)
    session.answer(ids[0], EASY, NOW)
    session.undo(NOW)
    assert queued(session, NOW) == ids[:20]


@pytest.mark.parametrize(("stored", "new"), [("5", 5), ("0", 0), ("many", 20), ("-3", 20), ("", 20)])
def test_a_setting_says_how_many_new_cards_a_day_brings(store, session, stored, new):
    fill(store, 21)
    store.set_setting("new_cards_a_day", stored)
    assert session.queue(NOW).new == new


def test_minutes_cut_the_queue_by_the_learners_own_pace(store, session):
    ids = fill(store, 16)
    assert queued(session, NOW, minutes=1) == ids[:2]
    for card_id in ids[:10]:
        session.answer(card_id, EASY, NOW, duration_ms=6000)
    assert queued(session, NOW, minutes=1) == ids[10:12]  # the pace is that of the days before
    assert queued(session, NOW + DAY, minutes=1) == ids[10:14]
    assert queued(session, NOW, minutes=0) == []


@pytest.mark.parametrize("minutes", [-1, float("nan")])
def test_senseless_minutes_are_refused(session, minutes):
    with pytest.raises(InputError, match="minutes"):
        session.queue(NOW, minutes)


def test_source_by_source_on_request(store, session):
    ids = fill(store, 4)
    other = replace(article(), id="other article", title="Second", text=article().text)
    of = [fact(id=f"other fact {number}", article_id=other.id) for number in range(2)]
    drafts = [draft(each.id, fact_id=each.id, article_id=other.id) for each in of]
    store.save_article(other, of, drafts, ())
    store.accept([card(each, created_at=NOW - DAY + 90 * timedelta(seconds=n)) for n, each in enumerate(drafts)])
    mixed = queued(session, NOW)
    sources = [entry.card.article_id for entry in session.queue(NOW, by_source=True).entries]
    assert sources == [article().id] * 4 + [other.id] * 2
    assert set(ids) < set(mixed)
    assert queued(session, NOW) == mixed


def test_a_buried_card_comes_back_tomorrow(store, session):
    first, second = fill(store, 2)
    assert session.bury([first], NOW) == Changes(cards=True, count=1)
    assert queued(session, NOW) == [second]
    assert queued(session, NOW + DAY) == [first, second]
    session.unbury([first])
    assert queued(session, NOW) == [first, second]


def test_only_the_first_cards_are_read_on_request(store, session):
    ids = fill(store, 5)
    queue = session.queue(NOW, first=2)
    assert [entry.card.id for entry in queue.entries] == ids[:2]
    assert queue.card_ids == tuple(ids)
    assert queue.new == 5


def test_what_another_program_wrote_is_seen(store, session, tmp_path):
    first, second = fill(store, 2)
    assert queued(session, NOW) == [first, second]
    other = open_store(tmp_path / "library.sqlite", NOW)
    session_on(other).answer(first, EASY, NOW)
    assert queued(session, NOW) == [second]
    session_on(other).undo(NOW)
    other.suspend([second], True)
    other.close()
    assert queued(session, NOW) == [first]


def test_every_write_is_seen_at_once(store, session):
    first, second, third = fill(store, 3)
    assert queued(session, NOW) == [first, second, third]
    store.remove_cards([second])
    assert queued(session, NOW) == [first, third]
    (fourth,) = [card(draft("late"), created_at=NOW)]
    store.save_article(article(), [fact()], [draft("late")], ())
    store.accept([fourth])
    assert queued(session, NOW) == [first, third, fourth.id]
    store.take_back([fourth.draft_id])
    assert queued(session, NOW) == [first, third]
    old = card(draft("late"), created_at=NOW - 9 * DAY)  # made before the others: its place is the first
    store.accept([old])
    assert queued(session, NOW) == [old.id, first, third]
    store.remove_article(article().id)
    assert queued(session, NOW) == []


# Answers


def test_the_buttons_say_when_the_card_comes_back(store, session):
    (only,) = fill(store, 1)
    choices = session.choices(only, NOW)
    assert [choice.rating for choice in choices] == list(Rating)
    assert [choice.interval for choice in choices[:3]] == ["1 min", "6 min", "10 min"]
    assert choices[3].interval.endswith(" days")
    session.answer(only, GOOD, NOW)
    assert [choice.interval for choice in session.choices(only, NOW + 10 * MINUTE)][2] == "2 days"


@pytest.mark.parametrize("rating", Rating)
def test_an_answer_does_what_its_button_said(store, session, rating):
    (only,) = fill(store, 1)
    session.answer(only, EASY, NOW)
    later = NOW + 9 * DAY
    promised = session.choices(only, later)[rating - 1]
    assert session.answer(only, rating, later).card.memory.due == promised.due


def test_an_answer_is_stored_with_its_log(store, session):
    (only,) = fill(store, 1)
    answered = session.answer(only, GOOD, NOW, duration_ms=4200)
    assert answered.changes == Changes(cards=True, reviews=True, count=1)
    assert store.card(only) == answered.card
    (review,) = store.reviews()
    assert (review.card_id, review.rating, review.reviewed_at) == (only, GOOD, NOW)
    assert (review.study_day, review.duration_ms, review.state) == (study_day(NOW, KOLKATA), 4200, State.NEW)
    assert review.due == answered.card.memory.due


def test_the_night_belongs_to_the_day_before(store, session):
    (only,) = fill(store, 1)
    session.answer(only, GOOD, datetime(2026, 11, 25, 2, 0, tzinfo=KOLKATA))
    assert store.reviews()[0].study_day == study_day(NOW, KOLKATA)


def test_an_answer_that_makes_no_sense_changes_nothing(store, session):
    (only,) = fill(store, 1)
    with pytest.raises(InputError, match="no card"):
        session.answer("nobody", GOOD, NOW)
    with pytest.raises(InputError, match="no card"):
        session.choices("nobody", NOW)
    with pytest.raises(InputError, match="less than no time"):
        session.answer(only, GOOD, NOW, duration_ms=-1)
    assert store.reviews() == ()
    assert memory_of(store, only) == Memory()


def test_the_eighth_lapse_tells_a_leech(store, session):
    (only,) = fill(store, 1)
    now, leeches = NOW, []
    session.answer(only, EASY, now)
    for _ in range(12):
        now += 30 * DAY
        leeches.append(session.answer(only, AGAIN, now).leech)
        session.answer(only, GOOD, now + 10 * MINUTE)
    assert [lapse for lapse, leech in enumerate(leeches, 1) if leech] == [8, 12]


def test_leeches_are_listed_with_what_may_help(store, session):
    first, second = fill(store, 2)
    store.save_prompt(second, Basic("Which rivers?", "Ken, Betwa and Chambal"))
    for card_id, lapses in ((first, 8), (second, 9)):
        session.answer(card_id, EASY, NOW)
        for lapse in range(1, lapses + 1):
            session.answer(card_id, AGAIN, NOW + 30 * lapse * DAY)
            session.answer(card_id, GOOD, NOW + 30 * lapse * DAY + 10 * MINUTE)
    worst, other = session.leeches(NOW)
    assert (worst.card.id, worst.lapses, worst.parts) == (second, 9, ("Ken", "Betwa", "Chambal"))
    assert worst.sentence == "Forgotten 9 times. Its answer holds 3 things; one card for each is easier to keep."
    assert (other.card.id, other.parts) == (first, ())
    assert other.sentence.startswith("Forgotten 8 times.")
    store.suspend([first, second], True)
    assert session.leeches(NOW) == ()


@pytest.mark.parametrize(
    ("answer", "parts"),
    [
        ("23 August 2023", ()),
        ("1,000 crore rupees", ()),
        ("Assam; Manipur", ("Assam", "Manipur")),
        ("Ministry of Finance", ()),
        ("Bhutan, Nepal and India.", ("Bhutan", "Nepal", "India")),
    ],
)
def test_an_answer_that_lists_things_can_be_split(answer, parts):
    assert answer_parts(answer) == parts


# A clock that was put back


@pytest.mark.parametrize(
    ("back", "words"),
    [
        (timedelta(0), ""),
        (timedelta(minutes=4), ""),
        (timedelta(minutes=10), "stands before your last answer. Until"),
        (timedelta(days=3), "stands 3 days before your last answer. Until"),
        (-DAY, ""),
    ],
)
def test_a_clock_that_was_put_back_is_told(store, session, back, words):
    (only,) = fill(store, 1)
    assert session.clock_note(NOW) == ""
    session.answer(only, GOOD, NOW)
    note = session.clock_note(NOW - back)
    assert words in note
    assert bool(note) == bool(words)


# The way back


def test_undo_puts_the_card_back_and_grows_the_log(store, session):
    (only,) = fill(store, 1)
    session.answer(only, GOOD, NOW)
    before = memory_of(store, only)
    session.answer(only, AGAIN, NOW + 10 * MINUTE)
    undone = session.undo(NOW + 11 * MINUTE)
    assert undone.card.memory == memory_of(store, only) == before
    assert undone.changes == Changes(cards=True, reviews=True, count=1)
    assert [review.undone for review in store.reviews()] == [False, True]


def test_undo_goes_back_answer_by_answer(store, session):
    first, second = fill(store, 2)
    session.answer(first, GOOD, NOW)
    session.answer(second, EASY, NOW)
    session.answer(first, EASY, NOW + MINUTE)
    assert [session.undo(NOW).card.id for _ in range(3)] == [first, second, first]
    assert memory_of(store, first) == memory_of(store, second) == Memory()
    assert not session.can_undo()
    with pytest.raises(InputError, match="no answer"):
        session.undo(NOW)


def test_an_answer_can_be_given_again_after_an_undo(store, session):
    (only,) = fill(store, 1)
    session.answer(only, EASY, NOW)
    session.undo(NOW)
    session.answer(only, GOOD, NOW)
    assert session.can_undo()
    assert memory_of(store, only).reps == 1
    assert session.rebuild(NOW) == 0


def test_undo_works_after_the_program_was_closed_and_in_another_zone(store, session):
    (only,) = fill(store, 1)
    session.answer(only, EASY, NOW)
    before = memory_of(store, only)
    session.answer(only, HARD, NOW + 9 * DAY)
    assert session_on(store, BERLIN).undo(NOW + 10 * DAY).card.memory == before


def test_undo_leaves_wording_and_sleep_alone(store, session):
    (only,) = fill(store, 1)
    session.answer(only, EASY, NOW)
    store.save_prompt(only, Basic("When did it land?", "23 August 2023"))
    store.suspend([only], True)
    session.undo(NOW)
    after = store.card(only)
    assert after.prompt == Basic("When did it land?", "23 August 2023")
    assert after.suspended


def test_the_answer_of_a_deleted_card_cannot_be_taken_back(store, session):
    (only,) = fill(store, 1)
    session.answer(only, EASY, NOW)
    store.remove_cards([only])
    assert not session.can_undo()
    with pytest.raises(InputError, match="no answer"):
        session.undo(NOW)


# The log is the truth


def test_a_memory_that_is_not_what_the_log_says_is_mended(store, session):
    first, second, third = fill(store, 3)
    session.answer(first, EASY, NOW)
    session.answer(second, GOOD, NOW)
    right = memory_of(store, first)
    store.save_memories({first: replace(right, stability=right.stability + 1e-12), third: replace(right, reps=5)})
    assert session.rebuild(NOW) == 2
    assert memory_of(store, first) == right
    assert memory_of(store, third) == Memory()
    assert session.rebuild(NOW) == 0
