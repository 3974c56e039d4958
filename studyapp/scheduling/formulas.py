"""The formulas of FSRS-6 on arrays, for whatever looks at thousands of cards at once; tests pin them to the package.

``w`` are the 21 parameters, stability is in days, difficulty goes from 1 to 10, ratings are 1 to 4 as numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studyapp.domain.memory import Rating
from studyapp.scheduling.scheduler import MAXIMUM_DAYS

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Parameters = Sequence[float]

SHORTEST = 0.001  # the least stability in days, as in the package


def recall_after(elapsed: Floats | float, stability: Floats, w: Parameters) -> Floats:
    """Return the chance of recall ``elapsed`` days after the last review."""
    factor = 0.9 ** (-1 / w[20]) - 1
    recall: Floats = (1 + factor * elapsed / stability) ** -w[20]
    return recall


def interval(stability: Floats, retention: float, w: Parameters) -> Floats:
    """Return the whole days, at least one, after which the chance of recall has fallen to ``retention``."""
    factor = 0.9 ** (-1 / w[20]) - 1
    days: Floats = np.clip(np.rint(stability * ((retention ** (-1 / w[20]) - 1) / factor)), 1.0, MAXIMUM_DAYS)
    return days


def first_stability(rating: Ints, w: Parameters) -> Floats:
    """Return the stability after the first answer of all."""
    return np.maximum(np.array(w[:4], dtype=np.float64)[rating - 1], SHORTEST)


def first_difficulty(rating: Ints, w: Parameters) -> Floats:
    """Return the difficulty after the first answer of all."""
    return np.clip(_first_difficulty(rating, w), 1.0, 10.0)


def next_difficulty(difficulty: Floats, rating: Ints | int, w: Parameters) -> Floats:
    """Return the difficulty after a later answer."""
    easy = w[4] - np.exp(w[5] * 3) + 1
    moved = difficulty - (10 - difficulty) * (w[6] * (rating - 3)) / 9
    after: Floats = np.clip(w[7] * easy + (1 - w[7]) * moved, 1.0, 10.0)
    return after


def stability_recalled(
    stability: Floats, difficulty: Floats, recall: Floats, rating: Ints | int, w: Parameters
) -> Floats:
    """Return the stability after HARD, GOOD or EASY on a later day."""
    weight = np.where(np.equal(rating, Rating.HARD), w[15], np.where(np.equal(rating, Rating.EASY), w[16], 1.0))
    growth = weight * np.exp(w[8]) * (11 - difficulty) * stability ** -w[9] * np.expm1((1 - recall) * w[10])
    grown: Floats = np.clip(stability * (1 + growth), SHORTEST, MAXIMUM_DAYS)
    return grown


def stability_forgotten(stability: Floats, difficulty: Floats, recall: Floats, w: Parameters) -> Floats:
    """Return the stability after AGAIN on a later day."""
    by_time = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * np.exp((1 - recall) * w[14])
    left: Floats = np.clip(np.minimum(by_time, stability / np.exp(w[17] * w[18])), SHORTEST, MAXIMUM_DAYS)
    return left


def stability_same_day(stability: Floats, rating: Ints | int, w: Parameters) -> Floats:
    """Return the stability after one more answer on the day of the last one."""
    growth = np.exp(w[17] * (np.subtract(rating, 3) + w[18])) * stability ** -w[19]
    growth = np.where(np.greater_equal(rating, Rating.HARD), np.maximum(growth, 1.0), growth)
    return np.clip(stability * growth, SHORTEST, MAXIMUM_DAYS)


def stability_after(stability: Floats, difficulty: Floats, elapsed: Floats, rating: Ints, w: Parameters) -> Floats:
    """Return the stability after an answer ``elapsed`` study days after the last one, the same day being 0."""
    recall = recall_after(elapsed, stability, w)
    later = np.where(
        rating == Rating.AGAIN,
        stability_forgotten(stability, difficulty, recall, w),
        stability_recalled(stability, difficulty, recall, rating, w),
    )
    return np.where(elapsed > 0, later, stability_same_day(stability, rating, w))


def _first_difficulty(rating: Ints, w: Parameters) -> Floats:
    return np.asarray(w[4] - np.exp(w[5] * (rating - 1)) + 1, dtype=np.float64)
