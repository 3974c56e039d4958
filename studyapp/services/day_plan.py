"""Bring together what today's plan depends on: habits, exams, what was done today already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from math import inf

import numpy as np

from studyapp.domain.day import day_start, study_day
from studyapp.domain.exam import Exam
from studyapp.domain.memory import State
from studyapp.scheduling.columns import Columns, micros
from studyapp.scheduling.exam_plan import Terms
from studyapp.scheduling.formulas import Bools
from studyapp.scheduling.queue import ExamShare, Plan, Wishes, plan_day
from studyapp.services.habits import Habits, read_habits
from studyapp.services.schedule_view import ScheduleView, places_of

USUAL_EXAM_MINUTES = 20.0  # a day, for an exam when the student named no minutes at all


@dataclass(frozen=True)
class ExamTerms:
    """An exam that is still to come, with its cards (those of nearer exams too) and the minutes of a normal day."""

    exam: Exam
    covered: Bools
    terms: Terms
    minutes: float


def habits_of(view: ScheduleView) -> Habits:
    """Return what the student has chosen."""
    return read_habits(view.setting)


def upcoming(view: ScheduleView, today: int) -> list[ExamTerms]:
    """Return the exams of today and later, the nearest first, with their terms."""
    exams = [exam for exam in view.exams() if exam.day.toordinal() >= today]
    habits = habits_of(view)
    sharing = sum(exam.minutes is None for exam in exams)
    usual = (habits.minutes or USUAL_EXAM_MINUTES) / max(1, sharing)
    return [_terms(view, exam, habits, exam.minutes or usual, today) for exam in exams]


def parked(view: ScheduleView, columns: Columns, today: int) -> Bools | None:
    """Return which of the cards are news too old to be asked, None when none are parked."""
    months = habits_of(view).park_after_months
    if months is None:
        return None
    coming = [exam.day for exam in view.exams() if exam.day.toordinal() >= today]
    return view.published_before(month_before(min(coming, default=date.fromordinal(today)), months), columns)


def month_before(day: date, months: int) -> str:
    """Return the month that was ``months`` before that of ``day``: ``2026-10``."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return f"{max(year, 1):04d}-{month + 1:02d}"


def plan_today(view: ScheduleView, now: datetime, minutes: float | None = None, by_source: bool = False) -> Plan:
    """Return today's plan. ``minutes`` given here are from now on, whatever the day's minutes and breaks are.

    Only an exam needs to look at all cards, or a student who has used up the new cards that are at hand.
    """
    exams = upcoming(view, study_day(now, view.zone))
    columns = view.columns if exams else view.near
    plan = _plan(view, columns, exams, now, minutes, by_source)
    if plan.new_ran_out and view.near_is_cut:
        plan = _plan(view, view.columns, exams, now, minutes, by_source)
    return plan


def _plan(
    view: ScheduleView, columns: Columns, exams: list[ExamTerms], now: datetime, minutes: float | None, by_source: bool
) -> Plan:
    today = study_day(now, view.zone)
    pace = view.latest.pace(today)
    wishes = _wishes(view, columns, exams, today, minutes, by_source)
    plan = plan_day(columns, now, view.zone, wishes, pace, view.parameters())
    share = habits_of(view).calendar().share(today)
    if wishes.minutes is None and share < 1:
        left = plan.exam_minutes + _easy(view, columns, plan, wishes, today, share)
        plan = plan_day(columns, now, view.zone, replace(wishes, minutes=left), pace, view.parameters())
    return plan


def _easy(view: ScheduleView, columns: Columns, plan: Plan, wishes: Wishes, today: int, share: float) -> float:
    """Return the minutes left of that share of the plain part of a day (exams have their shares already)."""
    in_exams = np.zeros(len(columns), dtype=np.bool_)
    for each in wishes.exams:
        in_exams |= each.covered
    done = _sum(columns, ~in_exams, view.latest.seconds(today)) / 60
    return max(0.0, (plan.minutes - plan.exam_minutes + done) * share - done)


def _wishes(
    view: ScheduleView, columns: Columns, exams: list[ExamTerms], today: int, minutes: float | None, by_source: bool
) -> Wishes:
    """Return what is asked of today's plan."""
    habits, spent = habits_of(view), view.latest.seconds(today)
    catching_up = is_catching_up(view, columns, habits, today)
    day_minutes = _day_minutes(habits, exams, today, catching_up)
    if minutes is None and day_minutes is not None:
        left: float | None = max(0.0, day_minutes - sum(spent.values()) / 60)
    else:
        left = minutes
    return Wishes(
        minutes=left,
        new_left=habits.new_a_day - len(view.latest.introduced(today)),
        by_source=by_source,
        catch_up=catching_up,
        parked=parked(view, columns, today),
        exams=tuple(_shares(view, columns, exams, spent, today, minutes)),
    )


def is_catching_up(view: ScheduleView, columns: Columns, habits: Habits, today: int) -> bool:
    """Return whether a plan after missed days is under way and something is still overdue."""
    if habits.catch_up_until is None or today > habits.catch_up_until:
        return False
    return bool(overdue(view, columns, today).any())


def overdue(view: ScheduleView, columns: Columns, today: int) -> Bools:
    """Return which of the cards should have come before today."""
    start = micros(day_start(today, view.zone))
    late: Bools = columns.awake(today) & (columns.state != State.NEW) & (columns.due_us < start)
    asleep = parked(view, columns, today)
    return late if asleep is None else late & ~asleep


def _day_minutes(habits: Habits, exams: list[ExamTerms], today: int, catching_up: bool) -> float | None:
    """Return the minutes of today, None for as many as it takes: an exam's own are not cut by smaller usual ones."""
    share = habits.calendar().share(today)
    minutes = habits.minutes or (habits.catch_up_minutes if catching_up else None)
    if minutes is None:
        return 0.0 if share == 0 else None
    return max(minutes, sum(each.minutes for each in exams)) * share


def _terms(view: ScheduleView, exam: Exam, habits: Habits, minutes: float, today: int) -> ExamTerms:
    start, end = min(study_day(exam.created_at, view.zone), today), exam.day.toordinal()
    days = habits.calendar().minutes(minutes, start, end)
    return ExamTerms(exam, view.covered(exam.scope), Terms(start, end, [60 * each for each in days]), minutes)


def _shares(
    view: ScheduleView,
    columns: Columns,
    exams: list[ExamTerms],
    spent: dict[str, float],
    today: int,
    minutes: float | None,
) -> list[ExamShare]:
    """Return each exam's part of today; a card that several are about belongs to the nearest."""
    taken = np.zeros(len(columns), dtype=np.bool_)
    introduced = view.latest.introduced(today)
    total = sum(each.minutes for each in exams)
    shares = []
    for each in exams:
        covered = each.covered & ~taken
        taken |= covered
        left = each.terms.seconds_on(today) - _sum(columns, covered, spent)
        if minutes is not None:
            left = 60 * minutes * each.minutes / total if len(exams) > 1 else inf
        new = sum(bool(covered[place]) for place in places_of(columns, list(introduced)))
        shares.append(ExamShare(covered, each.terms, left, new))
    return shares


def _sum(columns: Columns, covered: Bools, spent: dict[str, float]) -> float:
    places = columns.places
    return sum(seconds for card_id, seconds in spent.items() if card_id in places and covered[places[card_id]])
