"""Say why a card comes now, in words that a student knows."""

from __future__ import annotations

from datetime import datetime

from studyapp.domain.card import Card
from studyapp.domain.day import day_end, study_day
from studyapp.domain.memory import State
from studyapp.services.day_plan import ExamTerms, upcoming
from studyapp.services.schedule_view import ScheduleView
from studyapp.services.wording import amount


def why_now(view: ScheduleView, card: Card, now: datetime) -> str:
    """Return one or two sentences."""
    today = study_day(now, view.zone)
    if card.memory.state is State.NEW:
        return f"You have not seen this card yet. {_new_words(_exam_of(view, card, today), today)}"
    if card.memory.state in (State.LEARNING, State.RELEARNING):
        return "You are learning this card: it comes back after some minutes until you know it well enough for days."
    return f"{_memory_words(view, card, today)} {_review_words(card, _exam_of(view, card, today), today, view)}"


def _exam_of(view: ScheduleView, card: Card, today: int) -> ExamTerms | None:
    """Return the nearest exam that the card belongs to."""
    exams = upcoming(view, today)
    place = view.columns.places.get(card.id) if exams else None
    return None if place is None else next((each for each in exams if each.covered[place]), None)


def _memory_words(view: ScheduleView, card: Card, today: int) -> str:
    assert card.memory.last_study_day is not None
    chance = view.scheduler().retrievability(card.memory, today)
    days = max(0, today - card.memory.last_study_day)
    seen = "You saw it today" if days == 0 else f"You last saw it {amount(days, 'day')} ago"
    return f"{seen}; the chance that you still know it is {chance or 0:.0%}."


def _new_words(exam: ExamTerms | None, today: int) -> str:
    if exam is None:
        return "New cards come a few each day, the oldest first."
    days = exam.terms.half_time() - today
    if days > 0:
        return f"For {exam.exam.name} every card shall be in within {amount(days, 'day')}."
    return f"For {exam.exam.name} the last new cards come in now."


def _review_words(card: Card, exam: ExamTerms | None, today: int, view: ScheduleView) -> str:
    if exam is not None and exam.terms.exam > today:
        return f"For {exam.exam.name} in {amount(exam.terms.exam - today, 'day')} it is among those worth most today."
    if card.memory.due is not None and card.memory.due < day_end(today, view.zone):
        return "It comes back when that chance nears 90%."
    return "It is not due yet."
