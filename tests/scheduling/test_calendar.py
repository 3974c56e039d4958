"""How many minutes a day has."""

from __future__ import annotations

from datetime import date

from studyapp.scheduling.calendar import Break, Calendar

MONDAY = date(2026, 11, 23).toordinal()


def test_without_wishes_every_day_is_like_the_others():
    assert Calendar().minutes(20, MONDAY, MONDAY + 3) == [20, 20, 20]


def test_easy_weekdays_have_half_the_minutes_and_breaks_none():
    calendar = Calendar(frozenset({1}), (Break(MONDAY + 2, MONDAY + 3),))
    assert calendar.minutes(20, MONDAY, MONDAY + 9) == [20, 10, 0, 0, 20, 20, 20, 20, 10]


def test_the_student_says_how_easy_an_easy_weekday_is():
    assert Calendar(frozenset({0, 1}), easy_share=0.3).minutes(20, MONDAY, MONDAY + 3) == [6, 6, 20]
    assert Calendar(frozenset({0}), easy_share=0).minutes(20, MONDAY, MONDAY + 2) == [0, 20]


def test_a_break_on_an_easy_weekday_is_a_break():
    assert Calendar(frozenset({0}), (Break(MONDAY, MONDAY),)).share(MONDAY) == 0
