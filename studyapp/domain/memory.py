"""What the scheduler knows of one card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum


class Rating(IntEnum):
    """The student's word for an answer; numbers as in FSRS and Anki."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class State(IntEnum):
    """Where a card stands; numbers 1 to 3 as in the fsrs package."""

    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


@dataclass(frozen=True)
class Memory:
    """The state of one card. It can be rebuilt from the review log, bit for bit.

    ``step`` is the index of the learning step (LEARNING and RELEARNING only), ``stability`` in days, ``difficulty`` 1 to
    10 (both None while NEW), ``due`` and ``last_review`` are aware UTC times, ``last_study_day`` is the proleptic ordinal
    (date.toordinal) of the study day of the last review, ``reps`` counts answers and ``lapses`` times forgotten in REVIEW.
    """

    state: State = State.NEW
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due: datetime | None = None
    last_review: datetime | None = None
    last_study_day: int | None = None
    reps: int = 0
    lapses: int = 0
