"""What a review is worth."""

from __future__ import annotations

import numpy as np
import pytest

from studyapp.scheduling.gain import gain_per_second, new_gain_per_second
from studyapp.scheduling.pace import USUAL_PACE, Pace
from studyapp.scheduling.scheduler import PARAMETERS


def gains(*cards, horizon=30, pace=USUAL_PACE):
    """The gains of cards given as stability and days since the last review."""
    stability, elapsed = np.array(cards, dtype=np.float64).T
    return gain_per_second(stability, np.full(len(cards), 5.0), elapsed, horizon, pace, PARAMETERS).tolist()


def test_a_review_is_worth_more_when_the_card_is_due_than_when_it_was_just_seen():
    due, early = gains((10, 10), (10, 1))
    assert due > early > 0


def test_what_would_be_known_anyway_is_worth_little():
    shaky, firm = gains((5, 5), (1000, 100))
    assert shaky > 5 * firm


def test_twice_the_seconds_halve_the_worth():
    slow = Pace(40, 24, 36, 12)
    assert gains((10, 10), pace=slow)[0] == pytest.approx(gains((10, 10))[0] / 2)
    assert new_gain_per_second(30, slow, PARAMETERS) == pytest.approx(
        new_gain_per_second(30, USUAL_PACE, PARAMETERS) / 2
    )


def test_on_the_eve_of_an_exam_the_least_known_card_is_worth_most():
    forgotten, known = gains((5, 60), (30, 10), horizon=1)
    assert forgotten > known


def test_a_new_card_is_worth_the_more_the_nearer_the_exam_is():
    assert new_gain_per_second(1, USUAL_PACE, PARAMETERS) > new_gain_per_second(60, USUAL_PACE, PARAMETERS) > 0
