"""The study day: the student's local date, which begins at 4 in the morning."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

ROLLOVER_HOUR = 4


def study_day(now: datetime, zone: tzinfo) -> int:
    """Return the ordinal (date.toordinal) of the study day at ``now`` (aware) for a student in ``zone``.

    The wall clock decides, so a day with a change of clocks is still one day.
    """
    local = now.astimezone(zone)
    return local.date().toordinal() - (1 if local.hour < ROLLOVER_HOUR else 0)


def day_start(day: int, zone: tzinfo) -> datetime:
    """Return the moment (aware UTC) at which the study day with that ordinal begins in ``zone``."""
    local = datetime.combine(date.fromordinal(day), time(ROLLOVER_HOUR), tzinfo=zone)
    return local.astimezone(UTC)


def day_end(day: int, zone: tzinfo) -> datetime:
    """Return the moment (aware UTC) at which the next study day begins."""
    return day_start(day + 1, zone)


def minutes_between(start: datetime, end: datetime) -> float:
    """Return the minutes from ``start`` to ``end``, negative when ``end`` is earlier."""
    return (end - start) / timedelta(minutes=1)
