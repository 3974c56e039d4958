"""How long answers take this learner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from studyapp.domain.memory import State
from studyapp.domain.review import Review

ENOUGH_ANSWERS = 10
_LONGEST_MS = 120_000  # whoever takes longer has left the desk


@dataclass(frozen=True)
class Pace:
    """The seconds that an answer takes: the first one of a new card, and any later one."""

    new_seconds: float = 20.0
    review_seconds: float = 12.0


USUAL_PACE = Pace()


def learned_pace(reviews: Iterable[Review]) -> Pace:
    """Return the medians of the measured answers; of a kind with fewer than ENOUGH_ANSWERS the usual figure."""
    measured = [review for review in reviews if review.duration_ms > 0]
    new = [_seconds(review) for review in measured if review.state is State.NEW]
    later = [_seconds(review) for review in measured if review.state is not State.NEW]
    return Pace(
        new_seconds=median(new) if len(new) >= ENOUGH_ANSWERS else USUAL_PACE.new_seconds,
        review_seconds=median(later) if len(later) >= ENOUGH_ANSWERS else USUAL_PACE.review_seconds,
    )


def _seconds(review: Review) -> float:
    return min(review.duration_ms, _LONGEST_MS) / 1000
