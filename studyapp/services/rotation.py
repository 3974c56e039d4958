"""Which automatic copies to keep: hourly ones for a day, daily ones for a week, weekly ones for a month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

HOURLY, DAILY, WEEKLY = timedelta(days=1), timedelta(days=7), timedelta(days=31)


def kept(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return which of these times (aware UTC) stay at ``now``: the last of each hour, day or week; the newest always."""
    newest_first = sorted(times, reverse=True)
    last_of: dict[tuple[object, ...], datetime] = {}
    for time in newest_first:
        if (period := _period(time, now)) is not None:
            last_of.setdefault(period, time)
    return frozenset(last_of.values()) | frozenset(newest_first[:1])


def _period(time: datetime, now: datetime) -> tuple[object, ...] | None:
    """Return the hour, day or week that a copy of this age stands for, None when it is too old for any."""
    age = now - time
    if age < HOURLY:
        return ("hour", time.date(), time.hour)
    if age < DAILY:
        return ("day", time.date())
    return ("week", *time.isocalendar()[:2]) if age < WEEKLY else None
