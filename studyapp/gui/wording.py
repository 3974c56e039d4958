"""Say counts, minutes and times the way a person would."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from studyapp.domain.dates import MONTHS
from studyapp.domain.day import study_day
from studyapp.domain.errors import StudyAppError

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def count(number: int, noun: str, plural: str = "") -> str:
    """Return ``1 card``, ``1,234 cards``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def minutes(value: float) -> str:
    """Return ``1 min``, ``24 min``, ``1 h 10 min``; begun minutes count."""
    whole = max(1, round(value)) if value > 0 else 0
    hours, rest = divmod(whole, 60)
    parts = ([f"{hours} h"] if hours else []) + ([f"{rest} min"] if rest or not hours else [])
    return " ".join(parts)


def date_words(moment: datetime) -> str:
    """Return ``Thursday, 8 October``."""
    return f"{WEEKDAYS[moment.weekday()]}, {moment.day} {MONTHS[moment.month - 1]}"


def day_words(day: date) -> str:
    """Return ``23 May 2027``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def range_words(first: date, last: date) -> str:
    """Return the days from ``first`` to ``last``: ``22 to 29 December 2026``, ``22 December 2026``."""
    if first == last:
        return day_words(first)
    begin = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        begin += f" {MONTHS[first.month - 1]}"
    if first.year != last.year:
        begin += f" {first.year}"
    return f"{begin} to {day_words(last)}"


def size_words(size: int) -> str:
    """Return a file's size: ``12 KB``, ``1.2 MB``."""
    return f"{max(1, round(size / 1000)):,} KB" if size < 1_000_000 else f"{size / 1_000_000:,.1f} MB"


def countdown(days: int) -> str:
    """Return when something is so many days ahead: ``today``, ``tomorrow``, ``in 96 days``; ``over`` before today."""
    return "over" if days < 0 else ("today", "tomorrow")[days] if days <= 1 else f"in {days:,} days"


def due_words(due: datetime, now: datetime, zone: tzinfo) -> str:
    """Return when something is due as of ``now``: ``in 8 min``, ``later today``, ``tomorrow``, ``in 5 days``, a date.

    Days are the student's study days in ``zone``; all times are aware.
    """
    if due <= now:
        return "now"
    if due - now < timedelta(hours=1):
        return f"in {minutes((due - now) / timedelta(minutes=1))}"
    days = study_day(due, zone) - study_day(now, zone)
    if days <= 1:
        return ("later today", "tomorrow")[days]
    if days <= 60:
        return f"in {days} days"
    local = due.astimezone(zone)
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


def error_line(error: Exception) -> str:
    """Return one line for the student; our own faults are not spelled out here (the log has them)."""
    if isinstance(error, StudyAppError):
        return str(error)
    return "Something went wrong on our side. Nothing was changed; the details are in the log file."
