"""Let a student back in after missed days: a plan over some days instead of a heap; nothing is ever reset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

import numpy as np

from studyapp.domain.changes import Changes
from studyapp.domain.day import study_day
from studyapp.domain.errors import InputError
from studyapp.scheduling.backlog import LONGEST, days_to_clear
from studyapp.scheduling.forecast import days_until_seen
from studyapp.scheduling.queue import exam_cards
from studyapp.services.day_plan import habits_of, overdue, upcoming
from studyapp.services.due_days import due_by_day
from studyapp.services.habits import CATCH_UP_SETTING, Habits
from studyapp.services.schedule_view import ScheduleView
from studyapp.services.wording import amount
from studyapp.store.store import Store

FEWEST_MISSED = 2
USUAL_MINUTES = 20.0
DECLINED = "declined"


@dataclass(frozen=True)
class CatchUp:
    """A way back. ``waiting`` cards are overdue, about ``backlog_minutes`` of work; it takes ``days`` until ``until``.

    ``sentence`` says it all in one line. ``by_exam_plan`` tells that every overdue card belongs to an exam, whose plan
    takes care of them within its minutes; then there is nothing to begin.
    """

    missed_days: int
    waiting: int
    backlog_minutes: float
    minutes: float
    days: int
    until: date
    by_exam_plan: bool
    sentence: str


class CatchingUp:
    """Offers a plan after missed days, begins it, stops it."""

    def __init__(self, store: Store, view: ScheduleView) -> None:
        self._store = store
        self._view = view

    def offer(self, now: datetime) -> CatchUp | None:
        """Return the plan for a student who missed days and has more waiting than a day's minutes; None otherwise.

        It is None too while a plan is under way, and when this gap's plan was stopped before.
        """
        self._view.refresh(now)
        today = study_day(now, self._view.zone)
        habits = habits_of(self._view)
        last = self._last_day(today)
        if last is None or (habits.catch_up_until or 0) >= today:
            return None
        if self._view.setting(CATCH_UP_SETTING) == f"{DECLINED} {last}":
            return None
        calendar = habits.calendar()
        missed = sum(calendar.share(day) > 0 for day in range(last + 1, today))
        plan = self._plan(habits, missed, today)
        return plan if missed >= FEWEST_MISSED and plan.backlog_minutes > plan.minutes else None

    def begin(self, now: datetime) -> Changes:
        """Begin the plan: today's own first, the rest within the minutes, no new cards. InputError when there is none to begin."""
        plan = self.offer(now)
        if plan is None or plan.by_exam_plan:
            raise InputError("There is nothing to catch up with.")
        return self._store.set_setting(CATCH_UP_SETTING, f"{plan.until.toordinal()} {plan.minutes:g}")

    def stop(self, now: datetime) -> Changes:
        """Undo the plan: everything that is due comes at once again."""
        self._view.refresh(now)
        last = self._last_day(study_day(now, self._view.zone))
        return self._store.set_setting(CATCH_UP_SETTING, f"{DECLINED} {last or 0}")

    def under_way(self, now: datetime) -> date | None:
        """Return the last day of the plan that is under way, None when there is none."""
        self._view.refresh(now)
        until = habits_of(self._view).catch_up_until
        return date.fromordinal(until) if until and study_day(now, self._view.zone) <= until else None

    def _last_day(self, today: int) -> int | None:
        """Return the last study day before today on which something was answered."""
        days = [day for day in self._view.recent.days() if day < today]
        if days:
            return max(days)
        review = self._store.last_review()
        return review.study_day if review and review.study_day < today else None

    def _plan(self, habits: Habits, missed: int, today: int) -> CatchUp:
        view = self._view
        pace, calendar = view.latest.pace(today), habits.calendar()
        minutes = habits.minutes or self._usual_minutes(today)
        waiting, in_exams = self._waiting(today)
        backlog = waiting * pace.usual_seconds / 60
        own = [number * pace.usual_seconds / 60 for number in due_by_day(view, today, LONGEST, overdue=False)]
        days = days_to_clear(backlog, own, calendar.minutes(minutes, today, today + LONGEST)) or LONGEST
        by_exam_plan, what = 0 < waiting <= in_exams, _by_plan(minutes, days)
        if by_exam_plan:
            seen_in = self._days_by_exam_plans(today)
            days, what = seen_in or days, _by_exam_plan(seen_in)
        until = date.fromordinal(today + days - 1)
        sentence = f"You missed {amount(missed, 'day')}; {amount(waiting, 'card waits', 'cards wait')}. {what}"
        return CatchUp(missed, waiting, backlog, minutes, days, until, by_exam_plan, sentence)

    def _waiting(self, today: int) -> tuple[int, int]:
        """Return how many cards are overdue, and how many of them exams are about."""
        late = overdue(self._view, self._view.columns, today)
        covered = np.zeros(len(late), dtype=np.bool_)
        for each in upcoming(self._view, today):
            covered |= each.covered
        return int(late.sum()), int((late & covered).sum())

    def _days_by_exam_plans(self, today: int) -> int | None:
        """Return in how many days exams' plans have asked all that is overdue, None when an exam comes first."""
        view, most = self._view, 0
        late, taken = overdue(view, view.columns, today), np.zeros(len(view.columns), dtype=np.bool_)
        for each in upcoming(view, today):
            places = np.flatnonzero(each.covered & ~taken & view.columns.awake(today))
            taken |= each.covered
            cards = exam_cards(view.columns, places)
            pace, w = view.latest.pace(today), view.parameters()
            days = days_until_seen(cards, late[places], today, each.terms, pace, w)
            if days is None:
                return None
            most = max(most, days)
        return most

    def _usual_minutes(self, today: int) -> float:
        days = [day for day in self._view.recent.days() if day < today]
        minutes = [sum(self._view.recent.seconds(day).values()) / 60 for day in days]
        done = [each for each in minutes if each >= 1]
        return float(round(median(done))) or 1.0 if len(done) >= 3 else USUAL_MINUTES


def _by_exam_plan(days: int | None) -> str:
    when = f", all of them in about {amount(days, 'day')}" if days else ""
    return f"Your exam plan asks the least known first{when}, within its minutes; nothing is lost."


def _by_plan(minutes: float, days: int) -> str:
    return f"At {minutes:g} minutes a day, today's own first and no new cards, you are back in {amount(days, 'day')}."
