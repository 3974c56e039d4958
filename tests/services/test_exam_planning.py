"""Exams on a real library: noted, planned for, forecast, and what can be done about a shortfall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from studyapp.domain.changes import Changes
from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.exam import Scope
from studyapp.domain.memory import Rating
from studyapp.services.exam_planning import ExamPlanning, Phase
from studyapp.services.habit_choices import HabitChoices
from studyapp.services.habits import PlannedBreak
from studyapp.services.review_session import ReviewSession
from studyapp.services.schedule_view import ScheduleView
from studyapp.store.opening import open_store
from studyapp.store.store import Store
from tests.factories import article, card, draft, fact

AGAIN, HARD, GOOD, EASY = Rating
KOLKATA = ZoneInfo("Asia/Kolkata")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=KOLKATA)
DAY = timedelta(days=1)


def fill(store: Store, cards: int, name: str = "news", published: PartialDate | None = None, tags=("space",)):
    """Put an article with so many cards, each of a fact of its own, into the library; return their ids."""
    source = replace(article(), id=name, title=name, published=published)
    of = [fact(id=f"{name} {number:03}", article_id=name) for number in range(cards)]
    drafts = [draft(each.id, fact_id=each.id, article_id=name, tags=tags) for each in of]
    store.save_article(source, of, drafts, ())
    made = [card(each, created_at=NOW - DAY + number * timedelta(seconds=1)) for number, each in enumerate(drafts)]
    store.accept(made)
    return [each.id for each in made]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "library.sqlite", NOW)
    yield opened
    opened.close()


@pytest.fixture
def view(store: Store) -> ScheduleView:
    return ScheduleView(store, KOLKATA)


@pytest.fixture
def exams(store: Store, view: ScheduleView) -> ExamPlanning:
    return ExamPlanning(store, KOLKATA, Random(1), view)


@pytest.fixture
def habits(store: Store) -> HabitChoices:
    return HabitChoices(store)


@pytest.fixture
def session(store: Store, view: ScheduleView) -> ReviewSession:
    return ReviewSession(store, KOLKATA, Random(2), view)


def in_days(days: int) -> PartialDate:
    day = (NOW + days * DAY).date()
    return PartialDate(day.year, day.month, day.day)


def queued(session: ReviewSession, now: datetime = NOW, minutes: float | None = None) -> list[str]:
    return [entry.card.id for entry in session.queue(now, minutes).entries]


# Noting exams


def test_an_exam_is_noted_changed_and_forgotten(exams):
    exam = exams.add(" Prelims ", PartialDate(2027, 5, 23), NOW, 35)
    assert (exam.name, exam.day, exam.minutes, exam.scope) == ("Prelims", date(2027, 5, 23), 35, Scope())
    assert exams.exams() == (exam,)
    moved = replace(exam, day=date(2027, 6, 6))
    assert exams.change(moved, NOW) == Changes(exams=True, count=1)
    assert exams.exams() == (moved,)
    exams.remove(exam.id)
    assert exams.exams() == ()


def test_of_a_month_the_first_day_counts(exams):
    assert exams.add("Mains", PartialDate(2027, 9), NOW).day == date(2027, 9, 1)


@pytest.mark.parametrize(
    ("name", "day", "minutes", "message"),
    [
        ("  ", PartialDate(2027, 5, 23), None, "no name"),
        ("Prelims", PartialDate(2026, 11, 23), None, "is over: 2026-11-23"),
        ("Prelims", PartialDate(2027), None, "not known: 2027"),
        ("Prelims", PartialDate(2027, 5, 23), 0, "more than 0"),
        ("Prelims", PartialDate(2027, 5, 23), float("nan"), "more than 0"),
        ("Prelims", PartialDate(2027, 5, 23), 1441, "at most 1440"),
    ],
)
def test_an_exam_that_makes_no_sense_is_refused(exams, name, day, minutes, message):
    with pytest.raises(InputError, match=message):
        exams.add(name, day, NOW, minutes)
    assert exams.exams() == ()


def test_an_unknown_exam_is_refused(exams):
    exam = exams.add("Prelims", in_days(90), NOW)
    for verb in (
        lambda: exams.change(replace(exam, id="other"), NOW),
        lambda: exams.remove("other"),
        lambda: exams.forecast("other", NOW),
        lambda: exams.ways_out("other", NOW),
        lambda: exams.forecast(exam.id, NOW + 91 * DAY),
    ):
        with pytest.raises(InputError, match="no exam"):
            verb()


# The plan of a day


def test_new_cards_enter_so_that_all_are_in_by_half_time(store, exams, session):
    ids = fill(store, 60)
    exams.add("Prelims", in_days(30), NOW, 60)
    assert queued(session) == ids[:7]  # 60 cards in 15 days, some more of them at first
    for card_id in ids[:7]:
        session.answer(card_id, EASY, NOW)
    assert queued(session) == []
    assert queued(session, NOW + DAY)[0] in ids[:13]
    assert session.queue(NOW + DAY).new == 6


def test_studied_cards_come_before_they_are_due_the_least_known_first(store, exams, session):
    easy, hard, again = fill(store, 3)
    for card_id, rating in ((easy, EASY), (hard, HARD), (again, AGAIN)):
        session.answer(card_id, rating, NOW)
    for card_id in (hard, again):
        for minutes in (10, 20):
            session.answer(card_id, GOOD, NOW + timedelta(minutes=minutes))
    assert easy not in queued(session, NOW + 2 * DAY)
    exams.add("Prelims", in_days(30), NOW, 10)
    assert queued(session, NOW + 2 * DAY) == [again, hard, easy]


def test_no_day_asks_for_more_than_its_minutes(store, exams, session):
    fill(store, 300)
    exams.add("Prelims", in_days(30), NOW, 3)
    queue = session.queue(NOW)
    assert 2 < queue.minutes <= 3
    first = queue.entries[0].card.id
    session.answer(first, EASY, NOW, duration_ms=150_000)
    assert session.queue(NOW).minutes <= 0.5
    assert len(queued(session, minutes=10)) > len(queue.entries)  # more on request


def test_an_exam_on_some_cards_leaves_the_others_to_the_plain_schedule(store, exams, session):
    news = fill(store, 40, "news", PartialDate(2026, 10))
    polity = fill(store, 40, "polity", tags=("polity",))
    exams.add("Prelims", in_days(40), NOW, 30, Scope(tags=("polity",)))
    chosen = queued(session)
    assert [card_id for card_id in chosen if card_id in polity] == polity[:4]
    assert [card_id for card_id in chosen if card_id in news] == news[:20]


def test_a_card_of_two_exams_is_the_nearer_ones(store, exams, session):
    news = fill(store, 20, "news", PartialDate(2026, 10))
    fill(store, 20, "polity", tags=("polity",))
    exams.add("Everything", in_days(200), NOW, 20)
    exams.add("News", in_days(10), NOW, 20, Scope(months=("2026-10",)))
    chosen = queued(session)
    assert len([card_id for card_id in chosen if card_id in news]) == 6
    assert [exam.name for exam in exams.exams()] == ["News", "Everything"]


def test_after_the_exam_the_plain_schedule_goes_on(store, exams, session):
    (only,) = fill(store, 1)
    session.answer(only, EASY, NOW)
    exams.add("Prelims", in_days(3), NOW, 10)
    assert queued(session, NOW + 2 * DAY) == [only]
    assert queued(session, NOW + 4 * DAY) == []


def test_in_the_last_round_a_firm_card_gives_way_to_a_shaky_one(store, exams, session):
    firm, shaky = fill(store, 2)
    for days in (0, 10, 40, 100):
        session.answer(firm, EASY, NOW + days * DAY)
    later = NOW + 101 * DAY
    session.answer(shaky, HARD, later - 3 * DAY)
    session.answer(shaky, GOOD, later - 3 * DAY + timedelta(minutes=6))
    session.answer(shaky, GOOD, later - 3 * DAY + timedelta(minutes=16))
    exams.add("Prelims", in_days(103), NOW, 10)
    assert queued(session, later)[0] == shaky


# Habits


def test_on_an_easy_weekday_half_the_minutes_are_asked(store, exams, session, habits):
    fill(store, 300)
    exams.add("Prelims", in_days(30), NOW, 10)
    habits.set_easy_weekdays(frozenset({NOW.weekday()}))
    assert 4 < session.queue(NOW).minutes <= 5
    assert 9 < session.queue(NOW + DAY).minutes <= 10


def test_an_easy_weekday_without_minutes_has_half_of_what_is_due(store, exams, session, habits):
    fill(store, 20)
    whole = session.queue(NOW).minutes
    habits.set_easy_weekdays(frozenset({NOW.weekday()}))
    assert session.queue(NOW).minutes == pytest.approx(whole / 2)


def test_a_planned_break_asks_nothing_unless_one_wants_to(store, exams, session, habits):
    fill(store, 20)
    habits.set_breaks([PlannedBreak(NOW.date(), NOW.date() + DAY)])
    assert queued(session) == queued(session, NOW + DAY) == []
    assert queued(session, minutes=5) != []
    assert queued(session, NOW + 2 * DAY) != []


def test_a_break_is_seen_ahead_new_cards_enter_before(store, exams, session, habits):
    fill(store, 300)
    exam = exams.add("Prelims", in_days(30), NOW, 20)
    without = exams.forecast(exam.id, NOW).known
    habits.set_breaks([PlannedBreak((NOW + 5 * DAY).date(), (NOW + 14 * DAY).date())])
    assert exams.forecast(exam.id, NOW).known < without


def test_old_news_are_parked_and_come_back(store, exams, session, habits):
    old = fill(store, 3, "old", PartialDate(2024, 1))
    undated = fill(store, 3, "undated")
    habits.set_parking(12)
    assert set(queued(session)) == set(undated)
    habits.set_parking(None)
    assert set(queued(session)) == set(old) | set(undated)


# What is expected


def test_an_outlook_tells_where_the_plan_stands(store, exams, session):
    ids = fill(store, 60)
    exam = exams.add("Prelims", in_days(30), NOW, 20)
    (outlook,) = exams.outlooks(NOW)
    assert (outlook.exam, outlook.days_left, outlook.phase) == (exam, 30, Phase.BUILD)
    assert (outlook.cards, outlook.unseen, outlook.known_now) == (60, 60, 0)
    assert (outlook.minutes, outlook.minutes_today, outlook.minutes_left) == (20, 20, 20)
    assert outlook.final_from == exam.day - 2 * DAY
    session.answer(ids[0], EASY, NOW, duration_ms=60_000)
    (outlook,) = exams.outlooks(NOW)
    assert (outlook.unseen, outlook.minutes_left) == (59, 19)
    assert outlook.known_now == pytest.approx(1)
    assert exams.outlooks(NOW + 28 * DAY)[0].phase is Phase.FINAL
    assert exams.outlooks(NOW + 30 * DAY)[0].phase is Phase.TODAY
    assert exams.outlooks(NOW + 31 * DAY)[0].phase is Phase.OVER


def test_a_forecast_says_what_more_and_fewer_minutes_are_worth(store, exams):
    fill(store, 200)
    exam = exams.add("Prelims", in_days(20), NOW, 12)
    told = exams.forecast(exam.id, NOW)
    assert told.cards == 200
    assert told.known_with_fewer < told.known < told.known_with_more <= 200
    assert told.sentence.startswith(f"At 12 minutes a day about {told.known:.0f} of 200 cards known on the day.")
    assert exams.forecast(exam.id, NOW) == told
    assert not told.short


def test_below_ten_minutes_ten_fewer_are_not_told(store, exams):
    fill(store, 5)
    exam = exams.add("Prelims", in_days(20), NOW, 10)
    told = exams.forecast(exam.id, NOW)
    assert told.known_with_fewer is None
    assert "fewer" not in told.sentence
    assert not told.short


def test_an_exam_without_cards_says_so(exams):
    exam = exams.add("Prelims", in_days(20), NOW, 10)
    assert exams.forecast(exam.id, NOW).sentence == "This exam has no cards yet."
    assert not exams.forecast(exam.id, NOW).short


def test_a_shortfall_has_three_ways_out(store, exams, session):
    old = fill(store, 100, "old", PartialDate(2026, 1))
    fill(store, 100, "new", PartialDate(2026, 10))
    exam = exams.add("Prelims", in_days(20), NOW, 5)
    ways = exams.ways_out(exam.id, NOW)
    assert ways.minutes > 5
    assert exams.change(replace(exam, minutes=float(ways.minutes)), NOW)
    assert not exams.forecast(exam.id, NOW).short
    exams.change(exam, NOW)
    assert len(ways.drop_ids) == ways.drop
    assert set(ways.drop_ids[:50]) <= set(old)
    assert ways.sentences[0].startswith(f"{ways.minutes} minutes a day")
    exams.drop(ways.drop_ids)
    told = exams.forecast(exam.id, NOW)
    assert told.cards == 200 - ways.drop
    assert not told.short


def test_why_a_card_comes_now(store, exams, session):
    first, second = fill(store, 2)
    assert (
        session.why(first, NOW) == "You have not seen this card yet. New cards come a few each day, the oldest first."
    )
    session.answer(first, EASY, NOW)
    due = NOW + 8 * DAY
    assert session.why(first, due).startswith("You last saw it 8 days ago; the chance that you still know it is 90%.")
    session.answer(second, GOOD, NOW)
    assert "learning" in session.why(second, NOW)
    exams.add("Prelims", in_days(30), NOW, 10)
    assert "For Prelims in 22 days" in session.why(first, due)
