"""In how many days a heap is gone."""

from __future__ import annotations

from studyapp.scheduling.backlog import days_to_clear


def test_each_day_does_its_own_first_and_the_heap_with_the_rest():
    assert days_to_clear(30, [5, 5, 5], [20, 20, 20]) == 2
    assert days_to_clear(0, [5, 5], [20, 20]) == 1


def test_a_day_that_is_full_adds_to_the_heap():
    assert days_to_clear(10, [30, 0, 0], [20, 15, 15]) == 3


def test_a_heap_that_only_grows_is_never_gone():
    assert days_to_clear(10, [30] * 9, [20] * 9) is None
    assert days_to_clear(10, [], []) is None
