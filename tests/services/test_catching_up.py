"""Back after missed days: a plan over some days, begun and stopped by one call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from studyapp.domain.changes import Changes
from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.memory import Rating, State
from studyapp.services.catching_up import CatchingUp
from studyapp.services.exam_planning import ExamPlanning
from studyapp.services.habit_choices import HabitChoices
from studyapp.services.habits import PlannedBreak
from studyapp.services.review_session import ReviewSession
from studyapp.services.schedule_view import ScheduleView
from studyapp.store.opening import open_store
from studyapp.store.store import Store
from tests.factories import article, card, draft, fact

KOLKATA = ZoneInfo("Asia/Kolkata")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=KOLKATA)
DAY = timedelta(days=1)
BACK = NOW + 10 * DAY  # nine days were missed


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "library.sqlite", NOW)
    yield opened
    opened.close()


@pytest.fixture
def view(store: Store) -> ScheduleView:
    return ScheduleView(store, KOLKATA)


@pytest.fixture
def habits(store: Store) -> HabitChoices:
    return HabitChoices(store)


@pytest.fixture
def session(store: Store, view: ScheduleView) -> ReviewSession:
    return ReviewSession(store, KOLKATA, Random(2), view)


@pytest.fixture
def catching_up(store: Store, view: ScheduleView) -> CatchingUp:
    return CatchingUp(store, view)


@pytest.fixture
def exams(store: Store, view: ScheduleView) -> ExamPlanning:
    return ExamPlanning(store, KOLKATA, Random(1), view)


@pytest.fixture
def studied(store: Store, session: ReviewSession) -> list[str]:
    """Two hundred cards, all answered today, and ten new ones."""
    of = [fact(id=f"fact {number:03}") for number in range(210)]
    drafts = [draft(each.id, fact_id=each.id) for each in of]
    store.save_article(article(), of, drafts, ())
    cards = [card(each, created_at=NOW + number * timedelta(seconds=1)) for number, each in enumerate(drafts)]
    store.accept(cards)
    for each in cards[:200]:
        session.answer(each.id, Rating.EASY, NOW)
    return [each.id for each in cards[:200]]


def test_nobody_who_was_here_yesterday_is_offered_anything(studied, catching_up):
    assert catching_up.offer(NOW) is None
    assert catching_up.offer(NOW + DAY) is None
    with pytest.raises(InputError, match="nothing to catch up"):
        catching_up.begin(NOW)


def test_an_empty_library_is_left_in_peace(catching_up):
    assert catching_up.offer(NOW) is None


def test_after_nine_days_a_plan_is_offered(studied, catching_up):
    plan = catching_up.offer(BACK)
    assert plan.missed_days == 9
    assert 100 < plan.waiting <= 200
    assert plan.backlog_minutes == pytest.approx(plan.waiting * 13.5 / 60)
    assert plan.minutes == 20
    assert 2 <= plan.days <= 5
    assert (plan.until - BACK.date()).days == plan.days - 1
    assert plan.sentence == (
        f"You missed 9 days; {plan.waiting} cards wait. At 20 minutes a day, today's own first and no new cards, "
        f"you are back in {plan.days} days."
    )


def test_the_plan_keeps_to_the_minutes_and_lets_no_new_card_in(studied, session, catching_up):
    heap = session.queue(BACK)
    assert heap.minutes > 30
    assert heap.new == 10
    assert catching_up.begin(BACK) == Changes(settings=True, count=1)
    assert catching_up.under_way(BACK) is not None
    queue = session.queue(BACK)
    assert 15 < queue.minutes <= 20
    assert queue.new == 0
    assert queue.left_out > 0


def test_one_call_undoes_it(studied, session, catching_up):
    heap = session.queue(BACK).card_ids
    catching_up.begin(BACK)
    catching_up.stop(BACK)
    assert session.queue(BACK).card_ids == heap
    assert catching_up.under_way(BACK) is None
    assert catching_up.offer(BACK) is None  # this gap's plan is not offered again


def test_when_nothing_is_overdue_any_more_new_cards_come_again(studied, session, catching_up):
    until = catching_up.offer(BACK).until
    catching_up.begin(BACK)
    now, new = BACK, []
    while now.date() <= until + DAY:
        asked = 0
        while entries := session.queue(now, first=1).entries:
            asked += 1
            new.append(entries[0].card.memory.state is State.NEW)
            session.answer(entries[0].card.id, Rating.EASY, now, duration_ms=13_500)
        assert asked <= 20 * 60 / 13.5 + 1 or now.date() > until
        now += DAY
    assert any(new)
    assert catching_up.offer(now) is None


def test_the_students_own_minutes_hold(studied, store, exams, catching_up, habits):
    habits.set_minutes(12)
    assert catching_up.offer(BACK).minutes == 12


def test_a_planned_break_is_not_missed(studied, exams, catching_up, habits):
    habits.set_breaks([PlannedBreak((NOW + DAY).date(), (BACK - DAY).date())])
    assert catching_up.offer(BACK) is None


def test_with_an_exam_its_plan_takes_care(studied, exams, session, catching_up):
    exams.add("Prelims", PartialDate(2026, 12, 24), NOW, 20)
    plan = catching_up.offer(BACK)
    assert plan.by_exam_plan
    assert plan.sentence.startswith("You missed 9 days; ")
    assert plan.sentence.endswith(
        f"asks the least known first, all of them in about {plan.days} days, within its minutes; nothing is lost."
    )
    assert 2 <= plan.days <= 10
    assert session.queue(BACK).minutes <= 20
    with pytest.raises(InputError, match="nothing to catch up"):
        catching_up.begin(BACK)


def test_an_exam_that_comes_too_soon_promises_no_day(studied, exams, catching_up):
    exams.add("Prelims", PartialDate.parse((BACK + 2 * DAY).date().isoformat()), NOW, 1)
    assert catching_up.offer(BACK).sentence.endswith("asks the least known first, within its minutes; nothing is lost.")
