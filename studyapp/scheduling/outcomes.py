"""What an answer may lead to, before it is given: the ratings with their chances, the memory after each, the seconds.

A day is taken as a whole: a forgotten card is asked once more ten minutes later, a new one until it leaves its steps,
and these further answers are taken for GOOD.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studyapp.domain.memory import Rating
from studyapp.scheduling import formulas
from studyapp.scheduling.formulas import Floats, Parameters
from studyapp.scheduling.pace import Pace
from studyapp.scheduling.scheduler import MAXIMUM_DAYS

# Shares of first answers and of remembered later ones, those that the authors of FSRS found in thousands of collections.
FIRST_SHARES = np.array([0.24, 0.094, 0.495, 0.171])
REMEMBERED_SHARES = np.array([0.224, 0.631, 0.145])
FIRST_STEPS = np.array([2, 2, 1, 0])  # further answers on the first day, by the first rating
_REMEMBERED = (Rating.HARD, Rating.GOOD, Rating.EASY)


@dataclass(frozen=True)
class First:
    """A new card after its first day: stability and difficulty by first rating, the seconds by rating."""

    stability: Floats
    difficulty: Floats
    seconds: Floats

    @property
    def expected_seconds(self) -> float:
        """The mean of the seconds."""
        return float(FIRST_SHARES @ self.seconds)


def first_day(pace: Pace, w: Parameters) -> First:
    """Return what the first day of a new card leads to."""
    ratings = np.arange(1, 5)
    stability, difficulty = formulas.first_stability(ratings, w), formulas.first_difficulty(ratings, w)
    for steps in (1, 2):
        more = steps <= FIRST_STEPS
        stability = np.where(more, formulas.stability_same_day(stability, Rating.GOOD, w), stability)
        difficulty = np.where(more, formulas.next_difficulty(difficulty, Rating.GOOD, w), difficulty)
    return First(stability, difficulty, pace.new_seconds + FIRST_STEPS * pace.step_seconds)


def stability_lapsed(stability: Floats, difficulty: Floats, recall: Floats, w: Parameters) -> Floats:
    """Return the stability after AGAIN and the step that follows."""
    return formulas.stability_same_day(formulas.stability_forgotten(stability, difficulty, recall, w), Rating.GOOD, w)


def expected_recall(stability: Floats, difficulty: Floats, recall: Floats, days: float, w: Parameters) -> Floats:
    """Return the chance of recall ``days`` after a review today that will succeed with the chance ``recall``."""
    growth = formulas.stability_recalled(stability, difficulty, recall, Rating.GOOD, w) / stability - 1
    expected = (1 - recall) * formulas.recall_after(days, stability_lapsed(stability, difficulty, recall, w), w)
    for weight, share in zip((w[15], 1.0, w[16]), REMEMBERED_SHARES, strict=True):
        longer = np.minimum(stability * (1 + growth * weight), MAXIMUM_DAYS)
        expected = expected + recall * share * formulas.recall_after(days, longer, w)
    return expected


def review_seconds(recall: Floats, pace: Pace) -> Floats:
    """Return the expected seconds of a review with its step."""
    return recall * pace.review_seconds + (1 - recall) * pace.lapse_seconds
