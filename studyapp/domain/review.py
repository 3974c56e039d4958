"""The review log: one entry an answer, one entry an undo, nothing ever changed in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from studyapp.domain.memory import Rating


@dataclass(frozen=True)
class Review:
    """One answer. ``sequence`` orders the log (1, 2, 3 ... by arrival, whatever the clock says); 0 before it is stored.

    ``reviewed_at`` is aware UTC; ``study_day`` the ordinal (date.toordinal) of the student's day at that moment, kept
    because a rebuild must not depend on today's time zone; ``undone`` is True when a later entry took it back.
    """

    id: str
    card_id: str
    rating: Rating
    reviewed_at: datetime
    study_day: int
    duration_ms: int
    sequence: int = 0
    undone: bool = False


@dataclass(frozen=True)
class Undo:
    """An entry that takes one review back."""

    id: str
    review_id: str
    undone_at: datetime
    sequence: int = 0
