"""How far the student has come, counted on a real library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from studyapp.domain.day import study_day
from studyapp.domain.memory import Rating
from studyapp.services.review_session import ReviewSession
from studyapp.services.statistics import Statistics
from studyapp.store.opening import open_store
from studyapp.store.store import Store
from tests.factories import article, card, draft, fact

AGAIN, HARD, GOOD, EASY = Rating
KOLKATA = ZoneInfo("Asia/Kolkata")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=KOLKATA)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
CARDS = [card(draft(f"card {number}")) for number in range(5)]
FIRST, SECOND, THIRD, FOURTH, FIFTH = (each.id for each in CARDS)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a library with five new cards and one pending draft."""
    opened = open_store(tmp_path / "library.sqlite", NOW)
    drafts = [draft(f"card {number}") for number in range(5)]
    opened.save_article(article(), (fact(),), (*drafts, draft("pending")), ())
    opened.accept(CARDS)
    yield opened
    opened.close()


@pytest.fixture
def session(store: Store) -> ReviewSession:
    return ReviewSession(store, KOLKATA, Random(7))


@pytest.fixture
def statistics(store: Store) -> Statistics:
    return Statistics(store, KOLKATA)


def test_a_library_without_a_review(statistics):
    summary = statistics.summary(NOW)
    assert (summary.sources, summary.drafts, summary.cards, summary.new) == (1, 1, 5, 5)
    assert (summary.learning, summary.review, summary.suspended, summary.reviews) == (0, 0, 0, 0)
    assert (summary.reviews_today, summary.minutes_today, summary.retention) == (0, 0, None)
    assert summary.due_by_day == (0,) * 14


def test_cards_are_counted_by_where_they_stand(store, session, statistics):
    session.answer(FIRST, EASY, NOW)
    session.answer(SECOND, GOOD, NOW)
    session.answer(THIRD, EASY, NOW)
    store.suspend([THIRD, FOURTH], True)
    summary = statistics.summary(NOW)
    assert (summary.new, summary.learning, summary.review, summary.suspended) == (1, 1, 1, 2)
    assert summary.reviews == 3


def test_today_is_the_study_day_and_what_was_taken_back_does_not_count(session, statistics):
    session.answer(FIRST, GOOD, NOW - DAY, 60_000)
    session.answer(FIRST, GOOD, NOW, 30_000)
    session.answer(SECOND, GOOD, datetime(2026, 11, 25, 3, 0, tzinfo=KOLKATA), 15_000)
    session.answer(THIRD, GOOD, NOW, 99_000)
    session.undo(NOW)
    summary = statistics.summary(datetime(2026, 11, 25, 3, 30, tzinfo=KOLKATA))
    assert (summary.reviews, summary.reviews_today, summary.minutes_today) == (3, 2, 0.75)
    assert statistics.summary(NOW + DAY).reviews_today == 0


def test_retention_is_the_share_of_reviews_that_were_remembered(session, statistics):
    for card_id in (FIRST, SECOND, THIRD, FOURTH):
        session.answer(card_id, EASY, NOW)
    assert statistics.summary(NOW).retention is None
    later = NOW + 8 * DAY
    for card_id, rating in ((FIRST, AGAIN), (SECOND, HARD), (THIRD, GOOD), (FOURTH, EASY)):
        session.answer(card_id, rating, later)
    session.answer(FIRST, AGAIN, later + 10 * MINUTE)  # being learned again, no test of what was kept
    assert statistics.summary(later).retention == 0.75


def test_answering_a_card_over_and_over_on_one_day_does_not_better_the_retention(session, statistics):
    session.answer(FIRST, EASY, NOW)
    session.answer(SECOND, EASY, NOW)
    later = NOW + 8 * DAY
    session.answer(SECOND, AGAIN, later)
    for minute in range(20):
        session.answer(FIRST, EASY, later + minute * MINUTE)
    assert statistics.summary(later).retention == 0.5


def test_retention_looks_back_30_study_days(session, statistics):
    session.answer(FIRST, EASY, NOW - 40 * DAY)
    session.answer(FIRST, AGAIN, NOW - 29 * DAY)
    assert statistics.summary(NOW).retention == 0
    assert statistics.summary(NOW + DAY).retention is None


def test_due_days_count_from_today_with_the_backlog_in_the_first(store, session, statistics):
    due = [session.answer(card_id, EASY, NOW).card.memory.due for card_id in (FIRST, SECOND)]
    session.answer(THIRD, GOOD, NOW)
    days = [study_day(at, KOLKATA) - study_day(NOW, KOLKATA) for at in due]
    expected = [0] * 14
    expected[0] = 1
    for day in days:
        expected[day] += 1
    assert statistics.summary(NOW).due_by_day == tuple(expected)
    assert statistics.summary(NOW + 60 * DAY).due_by_day == (3, *[0] * 13)
    store.suspend([FIRST, SECOND, THIRD], True)
    assert statistics.summary(NOW).due_by_day == (0,) * 14


def test_retention_by_age_tells_how_long_ago_the_cards_were_seen(store, session, statistics):
    for card_id in (FIRST, SECOND, THIRD):
        session.answer(card_id, EASY, NOW)
    session.answer(FIRST, AGAIN, NOW + 5 * DAY)
    session.answer(SECOND, GOOD, NOW + 20 * DAY)
    session.answer(SECOND, AGAIN, NOW + 20 * DAY)  # once more on one day: the first counts
    session.answer(THIRD, GOOD, NOW + 20 * DAY)
    session.answer(THIRD, AGAIN, NOW + 21 * DAY)
    session.undo(NOW + 21 * DAY)
    ages = statistics.retention_by_age(NOW + 21 * DAY)
    assert [(each.first_day, each.last_day) for each in ages] == [(1, 7), (8, 30), (31, 90), (91, None)]
    assert [(each.reviews, each.known, each.retention) for each in ages] == [
        (1, 0, 0),
        (2, 2, 1),
        (0, 0, None),
        (0, 0, None),
    ]


def test_the_load_of_thirty_days_ends_today(session, statistics):
    session.answer(FIRST, GOOD, NOW - DAY, 60_000)
    session.answer(SECOND, GOOD, NOW, 30_000)
    load = statistics.load(NOW)
    assert len(load) == 30
    assert [(each.answers, each.minutes) for each in load[-2:]] == [(1, 1), (1, 0.5)]
    assert load[-1].day == NOW.date()
    assert all(each.answers == 0 for each in load[:-2])
