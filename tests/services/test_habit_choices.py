"""Habits are told as they were chosen; what makes no sense is refused or passed over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from studyapp.domain.errors import InputError
from studyapp.services.habit_choices import HabitChoices
from studyapp.services.habits import Habits, PlannedBreak
from studyapp.store.opening import open_store
from studyapp.store.store import Store
from tests.factories import NOW

BREAK = PlannedBreak(date(2026, 12, 24), date(2027, 1, 1))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "library.sqlite", NOW)
    yield opened
    opened.close()


@pytest.fixture
def habits(store: Store) -> HabitChoices:
    return HabitChoices(store)


def test_at_first_there_are_none(habits):
    assert habits.current() == Habits(None, 20, frozenset(), (), None)


def test_habits_are_told_as_they_were_chosen(habits):
    habits.set_minutes(25)
    habits.set_easy_weekdays(frozenset({5, 6}))
    habits.set_breaks([BREAK])
    habits.set_parking(18)
    habits.set_new_a_day(7)
    habits.set_easy_percent(0)
    assert habits.current() == Habits(25, 7, frozenset({5, 6}), (BREAK,), 18, easy_percent=0)


def test_habits_are_given_up(habits):
    habits.set_minutes(25)
    habits.set_easy_weekdays(frozenset({5}))
    habits.set_breaks([BREAK])
    habits.set_parking(18)
    habits.set_minutes(None)
    habits.set_easy_weekdays(frozenset())
    habits.set_breaks([])
    habits.set_parking(None)
    assert habits.current() == Habits()


def test_breaks_are_kept_in_order(habits):
    earlier = PlannedBreak(date(2026, 11, 30), date(2026, 11, 30))
    habits.set_breaks([BREAK, earlier])
    assert habits.current().breaks == (earlier, BREAK)


@pytest.mark.parametrize(
    ("verb", "value", "message"),
    [
        ("set_minutes", -1, "more than 0"),
        ("set_minutes", 1441, "at most 1440"),
        ("set_minutes", float("nan"), "more than 0"),
        ("set_easy_weekdays", frozenset({7}), "weekday"),
        ("set_easy_percent", 101, "0 to 100 %"),
        ("set_easy_percent", -1, "0 to 100 %"),
        ("set_breaks", [PlannedBreak(BREAK.last, BREAK.first)], "before it begins"),
        ("set_breaks", [PlannedBreak(BREAK.first, date(2037, 1, 1))], "year long"),
        ("set_parking", 0, "1 to 120"),
        ("set_new_a_day", -1, "0 or more"),
    ],
)
def test_what_makes_no_sense_is_refused(habits, verb, value, message):
    with pytest.raises(InputError, match=message):
        getattr(habits, verb)(value)
    assert habits.current() == Habits()


def test_some_day_of_the_week_is_left(habits):
    habits.set_easy_percent(0)
    with pytest.raises(InputError, match="at least one weekday"):
        habits.set_easy_weekdays(frozenset(range(7)))
    habits.set_easy_percent(10)
    habits.set_easy_weekdays(frozenset(range(7)))
    with pytest.raises(InputError, match="at least one weekday"):
        habits.set_easy_percent(0)
    assert habits.current().easy_percent == 10


@pytest.mark.parametrize("nonsense", ["x", "-5", "nan", "9,x,", "2027-01-01", "2027-01-01/soon", "1e9"])
def test_nonsense_in_the_library_counts_as_not_chosen(store, habits, nonsense):
    for name in (
        "minutes_a_day",
        "new_cards_a_day",
        "easy_weekdays",
        "easy_share",
        "planned_breaks",
        "park_after_months",
    ):
        store.set_setting(name, nonsense)
    current = habits.current()
    assert (current.minutes, current.easy_weekdays, current.breaks) == (None, frozenset(), ())
    assert current.easy_percent == 50
