"""The formulas on arrays equal the package's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import fsrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.memory import Rating
from studyapp.scheduling import formulas
from studyapp.scheduling.scheduler import MAXIMUM_DAYS, PARAMETERS

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
package = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
ratings = st.sampled_from(Rating)
numbers = np.array


@given(st.floats(0.01, 3000), st.floats(1, 10), st.integers(0, 2000), ratings)
def test_a_later_answer(stability, difficulty, elapsed, rating):
    card = fsrs.Card(1, fsrs.State.Review, None, stability, difficulty, EPOCH, EPOCH)
    at = EPOCH + timedelta(days=elapsed)
    after, _ = package.review_card(card, fsrs.Rating(rating), at)
    s, d, days, r = numbers([stability]), numbers([difficulty]), numbers([float(elapsed)]), numbers([int(rating)])
    recall = formulas.recall_after(days, s, PARAMETERS)
    assert recall[0] == pytest.approx(package.get_card_retrievability(card, at), rel=1e-12)
    ours = formulas.stability_after(s, d, days, r, PARAMETERS)
    assert ours[0] == pytest.approx(min(after.stability, MAXIMUM_DAYS), rel=1e-9)
    assert formulas.next_difficulty(d, r, PARAMETERS)[0] == pytest.approx(after.difficulty, rel=1e-12)


@given(ratings)
def test_the_first_answer(rating):
    card, _ = package.review_card(fsrs.Card(1), fsrs.Rating(rating), EPOCH)
    r = numbers([int(rating)])
    assert formulas.first_stability(r, PARAMETERS)[0] == card.stability
    assert formulas.first_difficulty(r, PARAMETERS)[0] == pytest.approx(card.difficulty, rel=1e-12)


@given(st.floats(0.01, 30_000), st.floats(0.7, 0.99))
def test_the_interval_is_the_one_at_which_recall_has_fallen_so_far(stability, retention):
    days = formulas.interval(numbers([stability]), retention, PARAMETERS)[0]
    assert days == fsrs.Scheduler(desired_retention=retention)._next_interval(stability=stability)
