"""The review log: one entry an answer, one entry an undo, nothing ever changed in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from studyapp.domain.memory import Rating, State


@dataclass(frozen=True)
class Review:
    """One answer. ``sequence`` orders the log (1, 2, 3 ... by arrival, whatever the clock says); 0 before it is stored.

    ``reviewed_at`` is aware UTC; ``study_day`` the ordinal (date.toordinal) of the student's day at that moment, kept
    because a rebuild must not depend on today's time zone; ``undone`` is True when a later entry took it back.
    ``state`` is where the card stood when it was asked, so that counting needs no replay, and ``due`` (aware UTC) what
    the answer set, because the start of a study day depends on the zone of that evening; None where nobody noted them.
    """

    id: str
    card_id: str
    rating: Rating
    reviewed_at: datetime
    study_day: int
    duration_ms: int
    sequence: int = 0
    undone: bool = False
    state: State | None = None
    due: datetime | None = None


@dataclass(frozen=True)
class Undo:
    """An entry that takes one review back."""

    id: str
    review_id: str
    undone_at: datetime
    sequence: int = 0
