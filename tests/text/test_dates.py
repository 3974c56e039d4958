"""The notations of dates that are read, and the numbers that are none."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.dates import MONTHS
from studyapp.text.dates import find_dates


def read(text: str) -> list[str]:
    return [found.date.iso() if found.date else f"--{found.month}-{found.day}" for found in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("8 October 2020", ["2020-10-08"]),
        ("8th October, 2020", ["2020-10-08"]),
        ("the 8thof October, 2020", ["2020-10-08"]),
        ("08 OCT 2020 5:30PM", ["2020-10-08"]),
        ("8-Oct-2020", ["2020-10-08"]),
        ("October 8, 2020", ["2020-10-08"]),
        ("Oct. 8th 2020", ["2020-10-08"]),
        ("2020-10-08", ["2020-10-08"]),
        ("08.10.2020 and 8/10/2020", ["2020-10-08", "2020-10-08"]),
        ("08-10-20", ["2020-10-08"]),
        ("Sept 2023", ["2023-09"]),
        ("October, 2020", ["2020-10"]),
        ("in 2017", ["2017"]),
        ("26 July to 11 August 2024", ["--7-26", "2024-08-11"]),
        ("NEW DELHI, AUGUST 24", ["--8-24"]),
        ("March 8 (Friday)", ["--3-8"]),
    ],
)
def test_notations_that_are_read(text: str, dates: list[str]) -> None:
    assert read(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "in the 1990s and the 1990's",
        "₹2020 crore",
        "12,500 and 3.2020 and 1/2",
        "3 may come",
        "31 June 2020",
        "30 February 2021",
        "version 2.5.1",
        "from 2015-2024",
        "Room 1412",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [("the Budget of 2023-24", (2023, 2024)), ("FY 1999-00", (1999, 2000)), ("in 2019–2020", (2019, 2020))],
)
def test_a_fiscal_year_is_a_range(text: str, years: tuple[int, int]) -> None:
    (found,) = find_dates(text)
    assert found.date is not None
    assert (found.date.year, found.last_year) == years


def test_the_place_of_a_date_is_exact() -> None:
    text = "Signed on 2 February 1971 at Ramsar"
    (found,) = find_dates(text)
    assert text[found.start : found.end] == "2 February 1971"


@given(
    st.dates(date(1600, 1, 1), date(2199, 12, 31)),
    st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{d:02d}.{n:02d}.{y}", "{y}-{n:02d}-{d:02d}"]),
)
def test_every_day_since_1600_is_read_in_every_notation(day: date, pattern: str) -> None:
    text = pattern.format(d=day.day, m=MONTHS[day.month - 1], n=day.month, y=day.year)
    assert read(text) == [day.isoformat()]


@given(st.text(max_size=200))
def test_any_text_is_survived_and_dates_do_not_overlap(text: str) -> None:
    found = find_dates(text)
    assert all(one.end <= two.start for one, two in pairwise(found))
