"""Where a card goes within its learning steps."""

from __future__ import annotations

from datetime import timedelta

import pytest

from studyapp.domain.memory import Rating
from studyapp.scheduling.steps import Step, next_step

AGAIN, HARD, GOOD, EASY = Rating
MINUTE = timedelta(minutes=1)
TWO = (1 * MINUTE, 10 * MINUTE)
ONE = (10 * MINUTE,)


@pytest.mark.parametrize(
    ("steps", "at", "rating", "step"),
    [
        (TWO, 0, AGAIN, Step(0, 1 * MINUTE)),
        (TWO, 0, HARD, Step(0, 5.5 * MINUTE)),
        (TWO, 0, GOOD, Step(1, 10 * MINUTE)),
        (TWO, 0, EASY, None),
        (TWO, 1, AGAIN, Step(0, 1 * MINUTE)),
        (TWO, 1, HARD, Step(1, 10 * MINUTE)),
        (TWO, 1, GOOD, None),
        (ONE, 0, AGAIN, Step(0, 10 * MINUTE)),
        (ONE, 0, HARD, Step(0, 15 * MINUTE)),
        (ONE, 0, GOOD, None),
        (ONE, 1, HARD, Step(0, 15 * MINUTE)),  # there were two steps when the card was put on the second
        ((), 0, AGAIN, None),
    ],
)
def test_next_step(steps, at, rating, step):
    assert next_step(steps, at, rating) == step
