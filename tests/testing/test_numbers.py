"""Other numbers and dates in the very form of the true one."""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.dates import MONTHS, PartialDate
from studyapp.testing.numbers import days_between, number_of, order_of, ordinal_ending, other_dates, other_numbers

RNG = st.randoms(use_true_random=False)


@pytest.mark.parametrize(
    ("value", "like"),
    [
        ("1,620 km", r"\d,\d{3} km|\d{3} km"),
        ("₹13,000 crore", r"₹\d{1,2},000 crore"),
        ("63rd", r"\d+(st|nd|rd|th)"),
        ("4.9 per cent", r"\d\.\d per cent"),
        ("nine", r"[a-z]+"),
        ("1,00,000 farms", r"(\d,)?\d\d,\d{3} farms"),
        ("about ₹600 crore", r"about ₹\d{3} crore"),
    ],
)
def test_the_form_is_kept(value: str, like: str) -> None:
    import re

    made = list(islice(other_numbers(value, Random(3)), 6))
    assert len(made) >= 4
    assert all(re.fullmatch(like, each) for each in made), made


@given(st.integers(1, 99_999), RNG)
def test_another_number_is_never_the_same_and_never_below_one(number: int, rng: Random) -> None:
    made = list(islice(other_numbers(f"{number} km", rng), 5))
    assert f"{number} km" not in made
    assert len(set(made)) == len(made)
    assert all((number_of(each) or 0) >= 1 for each in made)


@given(st.integers(1, 200), RNG)
def test_a_rank_stays_within_its_list(rank: int, rng: Random) -> None:
    for each in islice(other_numbers(f"{rank}{ordinal_ending(rank)}", rng, most=200), 5):
        number = int(number_of(each) or 0)
        assert 1 <= number <= 200
        assert each == f"{number}{ordinal_ending(number)}"


@given(
    st.integers(1, 28),
    st.sampled_from(MONTHS),
    st.integers(1900, 2026),
    st.sampled_from(["dmy", "mdy", "my", "y"]),
    RNG,
)
def test_another_date_has_the_form_and_is_not_of_the_future(
    day: int, month: str, year: int, form: str, rng: Random
) -> None:
    value = {"dmy": f"{day} {month} {year}", "mdy": f"{month} {day}, {year}", "my": f"{month} {year}", "y": str(year)}[
        form
    ]
    latest = PartialDate(2026, 12, 31)
    made = list(islice(other_dates(value, latest, rng), 5))
    assert made
    assert value not in made
    assert all(len(each.split()) == len(value.split()) and order_of(each) != order_of(value) for each in made)
    assert all(int(each[-4:]) <= 2026 for each in made)


@pytest.mark.parametrize("value", ["late March 2020", "FY 2023-24", "the 1990s", "2021–2030"])
def test_silence_on_other_forms(value: str) -> None:
    assert list(other_dates(value, None, Random(1))) == []


@pytest.mark.parametrize("value", ["one", "a few", "₹13,000 crore for 5 years"])
def test_silence_on_numbers_that_cannot_be_swapped_alone(value: str) -> None:
    assert list(other_numbers(value, Random(1))) == []


def test_order() -> None:
    assert sorted(["8 May 2021", "12 March 2021", "1 June 2020"], key=order_of) == [
        "1 June 2020",
        "12 March 2021",
        "8 May 2021",
    ]
    assert min(["₹1,200 crore", "₹900 crore"], key=order_of) == "₹900 crore"


def test_years_keep_the_distance_that_is_asked_for() -> None:
    for least in (2, 4):
        found = [int(year) for year in other_dates("2010", PartialDate(2024), Random(1), least)]
        assert found
        assert all(abs(year - 2010) >= least for year in found)


@given(RNG, st.integers(1, 12))
def test_beside_a_first_of_a_month_stand_firsts_of_months(rng: Random, month: int) -> None:
    found = list(islice(other_dates(f"1 {MONTHS[month - 1]} 2015", PartialDate(2024), rng), 4))
    assert found
    assert all(text.startswith("1 ") for text in found)


def test_days_between() -> None:
    assert days_between("24 July 2025", "28 July 2025") == 4
    assert days_between("31 July 2025", "1 September 2025") == 30
    assert days_between("2019", "2020") == float("inf")
