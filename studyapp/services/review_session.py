"""Review what is due: the queue, the answer, the way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from studyapp.domain.card import Card
from studyapp.domain.changes import Changes
from studyapp.domain.memory import Rating


@dataclass(frozen=True)
class QueueEntry:
    """One card of the queue; ``retrievability`` is the chance of recall now, None for a new card."""

    card: Card
    retrievability: float | None


@dataclass(frozen=True)
class Queue:
    """What is to be done today, in order; ``minutes`` is the expected time for all of it."""

    entries: tuple[QueueEntry, ...]
    minutes: float
    new: int
    learning: int
    review: int


@dataclass(frozen=True)
class Choice:
    """One rating button: what it means for the card. ``interval`` is for people: "10 min", "4 days", "2.1 months"."""

    rating: Rating
    due: datetime
    interval: str


@dataclass(frozen=True)
class Answered:
    """The card after an answer, and what changed."""

    card: Card
    changes: Changes


class ReviewSession:
    """Answers cards of one library. Every answer is stored, state and log together, before the call returns."""

    def queue(self, now: datetime, minutes: float | None = None) -> Queue:
        """Return today's queue at ``now``, cut to ``minutes`` if given."""
        raise NotImplementedError

    def choices(self, card_id: str, now: datetime) -> tuple[Choice, Choice, Choice, Choice]:
        """Return the four ratings with the next due time of each, exactly as ``answer`` would set it."""
        raise NotImplementedError

    def answer(self, card_id: str, rating: Rating, now: datetime, duration_ms: int = 0) -> Answered:
        """Record one answer. InputError for an unknown card; LibraryError when it could not be stored."""
        raise NotImplementedError

    def undo(self, now: datetime) -> Answered:
        """Take back the last answer that was not yet taken back. InputError when there is none."""
        raise NotImplementedError

    def can_undo(self) -> bool:
        """Return whether there is an answer to take back."""
        raise NotImplementedError
