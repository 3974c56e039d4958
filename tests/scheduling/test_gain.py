"""The formulas on arrays equal the package's, and what a review is worth follows from them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import fsrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.memory import Memory, Rating, State
from studyapp.scheduling.gain import gain_per_second, recall_after, stability_forgotten, stability_recalled
from studyapp.scheduling.scheduler import PARAMETERS

DAY = date(2026, 11, 24).toordinal()
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)

stabilities = st.floats(0.01, 3000)
difficulties = st.floats(1, 10)
elapsed_days = st.integers(1, 2000)


@given(stabilities, difficulties, elapsed_days, st.sampled_from(Rating))
def test_the_formulas_are_those_of_the_package(stability, difficulty, elapsed, rating):
    package = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = fsrs.Card(1, fsrs.State.Review, None, stability, difficulty, EPOCH, EPOCH)
    at = EPOCH + timedelta(days=elapsed)
    after, _ = package.review_card(card, fsrs.Rating(rating), at)
    s, d = np.array([stability]), np.array([difficulty])
    recall = recall_after(elapsed, s, PARAMETERS)
    assert recall[0] == pytest.approx(package.get_card_retrievability(card, at), rel=1e-12)
    if rating is Rating.AGAIN:
        ours = stability_forgotten(s, d, recall, PARAMETERS)
    else:
        ours = stability_recalled(s, d, recall, rating, PARAMETERS)
    assert ours[0] == pytest.approx(min(after.stability, 36_500), rel=1e-9)


def memory(stability, elapsed, difficulty=5.0):
    at = datetime(2026, 11, 24, tzinfo=UTC)
    return Memory(State.REVIEW, None, stability, difficulty, at, at, DAY - elapsed, 5, 0)


def gains(*memories, seconds=12.0):
    return gain_per_second(memories, DAY, seconds, PARAMETERS)


def test_a_review_is_worth_more_when_the_card_is_due_than_when_it_was_just_seen():
    due, early = gains(memory(10, 10), memory(10, 1))
    assert due > early > 0


def test_what_would_be_known_anyway_is_worth_little():
    shaky, firm = gains(memory(5, 5), memory(1000, 100))
    assert shaky > 5 * firm


def test_twice_the_seconds_halve_the_worth():
    assert gains(memory(10, 10), seconds=24.0)[0] == pytest.approx(gains(memory(10, 10))[0] / 2)
