"""What a review is worth: the recall that it adds a month from now, for each second that it takes.

The formulas of FSRS-6 on arrays (the tests pin them to the fsrs package), because a backlog may hold many thousand
cards. numpy is imported when they are first needed: it takes a tenth of a second, and most days nothing has to be left
out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from studyapp.domain.memory import Memory, Rating
from studyapp.scheduling.scheduler import MAXIMUM_DAYS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

HORIZON_DAYS = 30
_SHORTEST = 0.001  # the least stability in days, as in the package


def gain_per_second(
    memories: Sequence[Memory], day: int, review_seconds: float, parameters: Sequence[float]
) -> list[float]:
    """Return, for each memory of a card in review, the gain in recall HORIZON_DAYS after ``day`` per second of work.

    A right answer is taken for GOOD; a wrong one costs a second answer ten minutes later.
    """
    import numpy as np

    stability = np.array([memory.stability for memory in memories], dtype=np.float64)
    difficulty = np.array([memory.difficulty for memory in memories], dtype=np.float64)
    last = np.array([memory.last_study_day for memory in memories], dtype=np.float64)
    elapsed = np.maximum(day - last, 0.0)
    recall = recall_after(elapsed, stability, parameters)
    known = recall_after(
        HORIZON_DAYS, stability_recalled(stability, difficulty, recall, Rating.GOOD, parameters), parameters
    )
    forgotten = recall_after(HORIZON_DAYS, stability_forgotten(stability, difficulty, recall, parameters), parameters)
    left_alone = recall_after(elapsed + HORIZON_DAYS, stability, parameters)
    gain = recall * known + (1 - recall) * forgotten - left_alone
    gains: list[float] = (gain / (review_seconds * (2 - recall))).tolist()
    return gains


def recall_after(elapsed: Floats | float, stability: Floats, w: Sequence[float]) -> Floats:
    """Return the chance of recall ``elapsed`` days after the last review."""
    factor = 0.9 ** (-1 / w[20]) - 1
    recall: Floats = (1 + factor * elapsed / stability) ** -w[20]
    return recall


def stability_recalled(
    stability: Floats, difficulty: Floats, recall: Floats, rating: Rating, w: Sequence[float]
) -> Floats:
    """Return the stability after HARD, GOOD or EASY on a later day."""
    import numpy as np

    weight = {Rating.HARD: w[15], Rating.EASY: w[16]}.get(rating, 1.0) * np.exp(w[8])
    growth = weight * (11 - difficulty) * stability ** -w[9] * np.expm1((1 - recall) * w[10])
    grown: Floats = np.clip(stability * (1 + growth), _SHORTEST, MAXIMUM_DAYS)
    return grown


def stability_forgotten(stability: Floats, difficulty: Floats, recall: Floats, w: Sequence[float]) -> Floats:
    """Return the stability after AGAIN on a later day."""
    import numpy as np

    by_time = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * np.exp((1 - recall) * w[14])
    left: Floats = np.clip(np.minimum(by_time, stability / np.exp(w[17] * w[18])), _SHORTEST, MAXIMUM_DAYS)
    return left
