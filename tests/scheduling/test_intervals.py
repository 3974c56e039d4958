"""Intervals in words, as they stand on the buttons."""

from __future__ import annotations

from datetime import timedelta

import pytest

from studyapp.scheduling.intervals import day_words, step_words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "1 min"), (1, "1 min"), (5.5, "6 min"), (10, "10 min"), (60, "1 hour"), (90, "1.5 hours"), (720, "12 hours")],
)
def test_steps(minutes, words):
    assert step_words(timedelta(minutes=minutes)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 day"),
        (4, "4 days"),
        (30, "30 days"),
        (31, "1 month"),
        (64, "2.1 months"),
        (364, "12 months"),
        (365, "1 year"),
        (475, "1.3 years"),
        (36_500, "99.9 years"),
    ],
)
def test_days(days, words):
    assert day_words(days) == words
