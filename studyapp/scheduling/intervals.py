"""Say in a few words how long it is until a card is asked again."""

from __future__ import annotations

from datetime import timedelta

DAYS_A_MONTH = 365.25 / 12
DAYS_A_YEAR = 365.25
_DAYS_SHOWN = 30  # up to here days are exact; above, "2.1 months" tells more than "64 days"
_MONTHS_SHOWN = 365


def step_words(delay: timedelta) -> str:
    """Return the words for a learning step: ``1 min``, ``10 min``, ``2 hours``; never less than a minute."""
    minutes = max(1, round(delay / timedelta(minutes=1)))
    return f"{minutes} min" if minutes < 60 else _amount(minutes / 60, "hour")


def day_words(days: int) -> str:
    """Return the words for an interval in study days: ``1 day``, ``4 days``, ``2.1 months``, ``1.3 years``."""
    if days <= _DAYS_SHOWN:
        return _amount(days, "day")
    if days < _MONTHS_SHOWN:
        return _amount(days / DAYS_A_MONTH, "month")
    return _amount(days / DAYS_A_YEAR, "year")


def _amount(number: float, unit: str) -> str:
    shown = f"{number:.1f}".removesuffix(".0")
    return f"{shown} {unit}" if shown == "1" else f"{shown} {unit}s"
