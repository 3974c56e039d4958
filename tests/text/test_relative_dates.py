"""Dates that hang on the day of publication: what they become, and when they must stay unresolved."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.dates import PartialDate
from studyapp.text.relative_dates import resolve_relative


def mended(text: str, published: str, *, ahead: bool = False) -> str:
    """Return the text with every expression replaced; an unresolved one becomes "?"."""
    result, last = "", 0
    for found in resolve_relative(text, PartialDate.parse(published) if published else None, ahead=ahead):
        result += text[last : found.start] + (found.replacement or "?")
        last = found.end
    return result + text[last:]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("was launched in Bangkok last year", "2020-10-08", "was launched in Bangkok in 2019"),
        ("was launched last year", "2020", "was launched in 2019"),
        ("This year, Japan was hit", "2020-10-08", "in 2020, Japan was hit"),
        ("earlier this year", "2020-10", "in 2020"),
        ("early last year", "2020-10", "in early 2019"),
        ("in December last year", "2020-10-08", "in December 2019"),
        ("on 15th August this year", "2023-09-18", "on 15 August 2023"),
        ("was set up last month", "2017-08-24", "was set up in July 2017"),
        ("was set up last month", "2020-01-05", "was set up in December 2019"),
        ("Late last month", "2017-08-24", "in late July 2017"),
        ("last December", "2020-10", "in December 2019"),
        ("last October", "2020-10", "in October 2019"),
        ("yesterday launched", "2023-09-18", "on 17 September 2023 launched"),
        ("the court on Thursday held", "2017-08-24", "the court on 24 August 2017 held"),
        ("adopted on Saturday night", "2021-11-14", "adopted on 13 November 2021"),
        ("two years ago", "2017-08-24", "in 2015"),
        ("crashed on August 19", "2023-08-24", "crashed on 19 August 2023"),
        ("on 3 September", "2023-08-24", "on 3 September 2022"),
        ("rolled out late March", "2020-10-08", "rolled out in late March 2020"),
        ("last year, when it met in early November", "2020-10-08", "in 2019, when it met in early November 2019"),
        ("from 26 July to 11 August 2024", "2024-12-31", "from 26 July 2024 to 11 August 2024"),
    ],
)
def test_becomes(text: str, published: str, expected: str) -> None:
    assert mended(text, published) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("will retire on Sunday", "2017-08-25", "will retire on 27 August 2017"),
        ("will retire on Friday", "2017-08-25", "will retire on 1 September 2017"),
        ("will be held in March", "2020-10-08", "will be held in March 2021"),
    ],
)
def test_looks_ahead(text: str, published: str, expected: str) -> None:
    assert mended(text, published, ahead=True) == expected


@pytest.mark.parametrize(
    "text",
    [
        "last week",
        "a few years ago",
        "more than 200 years ago",
        "three days after the vote",
        "the next day",
        "in the coming months",
    ],
)
def test_says_not_when_exactly(text: str) -> None:
    assert "20" not in mended(text, "2020-10-08").replace("200", "")


@pytest.mark.parametrize("text", ["last year", "yesterday", "on Monday", "on August 19", "in March"])
def test_waits_for_the_publication_date(text: str) -> None:
    (found,) = resolve_relative(text, None)
    assert not found.replacement
    assert "date" in found.reason


@pytest.mark.parametrize("text", ["yesterday", "on Monday"])
def test_a_day_needs_a_day(text: str) -> None:
    assert mended(text, "2020-10") == "?"


@pytest.mark.parametrize(
    "text",
    [
        "launched on July 14, 2023",
        "from December 1, 2022 to November 30, 2023",
        "It may have been stolen",
        "the march to Dandi",
        "August 23 is marked every year",
        "August Kranti Maidan",
        "the last yearbook",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert resolve_relative(text, PartialDate(2023, 8, 24)) == ()


@given(st.text(max_size=200), st.dates().filter(lambda day: day.year > 1))
def test_any_text_is_read_without_fault(text: str, day: object) -> None:
    published = PartialDate(day.year, day.month, day.day)  # type: ignore[attr-defined]
    found = resolve_relative(text, published)
    assert all(0 <= item.start < item.end <= len(text) for item in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_a_feast_with_the_name_of_a_weekday_is_no_day_of_the_week() -> None:
    assert resolve_relative("The bombings of Easter Sunday shocked Kenya.", PartialDate(2022, 7, 19)) == ()
