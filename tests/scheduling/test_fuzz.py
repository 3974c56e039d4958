"""Fuzz: the same for the same card and repetition, within bounds, spread over them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.scheduling.fuzz import fuzz_bounds, fuzz_factor, fuzzed


@pytest.mark.parametrize(
    ("days", "bounds"), [(1, (1, 1)), (2, (2, 2)), (3, (2, 4)), (7, (5, 9)), (20, (17, 23)), (100, (93, 107))]
)
def test_short_intervals_stay_and_long_ones_may_stray(days, bounds):
    assert fuzz_bounds(days) == bounds


@given(st.integers(1, 36_500), st.floats(0, 1, exclude_max=True))
def test_a_fuzzed_interval_is_within_its_bounds(days, factor):
    shortest, longest = fuzz_bounds(days)
    assert shortest <= fuzzed(days, factor) <= longest


def test_all_days_within_the_bounds_are_used_alike():
    counts = Counter(fuzzed(20, fuzz_factor(f"card {number}", 3)) for number in range(7000))
    assert set(counts) == set(range(17, 24))
    assert all(850 < count < 1150 for count in counts.values())


def test_the_factor_belongs_to_the_card_and_its_repetition():
    assert fuzz_factor("card", 3) == fuzz_factor("card", 3)
    assert fuzz_factor("card", 3) != fuzz_factor("card", 4)
    assert fuzz_factor("card", 3) != fuzz_factor("dard", 3)
