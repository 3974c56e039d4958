"""What a review is worth: the recall that it adds on a later day, for each second that it takes."""

from __future__ import annotations

from studyapp.scheduling import formulas, outcomes
from studyapp.scheduling.formulas import Floats, Parameters
from studyapp.scheduling.pace import Pace

HORIZON_DAYS = 30  # for a backlog, when there is no exam to look to


def gain_per_second(
    stability: Floats, difficulty: Floats, elapsed: Floats, horizon: float, pace: Pace, w: Parameters
) -> Floats:
    """Return what a review today adds to the chance of recall ``horizon`` days from now, per second of work.

    ``elapsed`` are the days since the last review.
    """
    recall = formulas.recall_after(elapsed, stability, w)
    reviewed = outcomes.expected_recall(stability, difficulty, recall, horizon, w)
    left_alone = formulas.recall_after(elapsed + horizon, stability, w)
    gain: Floats = (reviewed - left_alone) / outcomes.review_seconds(recall, pace)
    return gain


def new_gain_per_second(horizon: float, pace: Pace, w: Parameters) -> float:
    """Return what the first day of a new card adds to the chance of recall ``horizon`` days from now, per second."""
    first = outcomes.first_day(pace, w)
    known = formulas.recall_after(horizon, first.stability, w)
    return float(outcomes.FIRST_SHARES @ known) / first.expected_seconds
