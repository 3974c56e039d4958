"""How far the student has come, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Summary:
    """``retention`` is the share of answers on cards in REVIEW in the last 30 study days that were not AGAIN (None: none yet).

    ``due_by_day`` counts reviews that fall due on each of the next 14 study days, today first, backlog in the first.
    """

    sources: int
    drafts: int
    cards: int
    new: int
    learning: int
    review: int
    suspended: int
    reviews: int
    reviews_today: int
    minutes_today: float
    retention: float | None
    due_by_day: tuple[int, ...]


class Statistics:
    """Counts; changes nothing."""

    def summary(self, now: datetime) -> Summary:
        """Return the figures at ``now``."""
        raise NotImplementedError
