"""How many minutes each day has: the usual ones, fewer on easy weekdays, none in a planned break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

EASY_SHARE = 0.5


@dataclass(frozen=True)
class Break:
    """Days (ordinals) on which the student will not revise, the first and the last included."""

    first: int
    last: int


@dataclass(frozen=True)
class Calendar:
    """``easy`` are weekdays, Monday being 0; ``breaks`` may overlap."""

    easy: frozenset[int] = frozenset()
    breaks: Sequence[Break] = field(default=())

    def share(self, day: int) -> float:
        """Return the share of the usual minutes that the day with that ordinal has: 0, EASY_SHARE or 1."""
        if any(each.first <= day <= each.last for each in self.breaks):
            return 0.0
        return EASY_SHARE if date.fromordinal(day).weekday() in self.easy else 1.0

    def minutes(self, usual: float, first: int, until: int) -> list[float]:
        """Return the minutes of each day from ``first`` up to but not ``until``."""
        return [usual * self.share(day) for day in range(first, until)]

    def back_on(self, day: int) -> int:
        """Return the first day from ``day`` on that is in no break."""
        while self.share(day) == 0:
            day += 1
        return day
