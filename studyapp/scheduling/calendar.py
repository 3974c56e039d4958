"""How many minutes each day has: the usual ones, fewer on easy weekdays, none in a planned break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

EASY_SHARE = 0.5  # of the usual minutes, unless the student says otherwise


@dataclass(frozen=True)
class Break:
    """Days (ordinals) on which the student will not revise, the first and the last included."""

    first: int
    last: int


@dataclass(frozen=True)
class Calendar:
    """``easy`` are weekdays, Monday being 0, with that share of the usual minutes; ``breaks`` may overlap."""

    easy: frozenset[int] = frozenset()
    breaks: Sequence[Break] = field(default=())
    easy_share: float = EASY_SHARE

    def share(self, day: int) -> float:
        """Return the share of the usual minutes that the day with that ordinal has, from 0 to 1."""
        if any(each.first <= day <= each.last for each in self.breaks):
            return 0.0
        return self.easy_share if date.fromordinal(day).weekday() in self.easy else 1.0

    def minutes(self, usual: float, first: int, until: int) -> list[float]:
        """Return the minutes of each day from ``first`` up to but not ``until``."""
        return [usual * self.share(day) for day in range(first, until)]
