"""When an article was published, and which dates do not say so."""

from __future__ import annotations

import pytest

from studyapp.domain.article import Block
from studyapp.ingest.blocks import read_blocks
from studyapp.ingest.published import date_in_name, date_in_text

BODY = "The dam was built across the river in June 1963 and holds back a lake of ninety square kilometres since then."


def blocks(text: str) -> tuple[Block, ...]:
    return tuple(item.block for item in read_blocks(text))


def found(text: str) -> str | None:
    date = date_in_text(text, blocks(text))
    return date.iso() if date else None


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Posted On: 08 OCT 2020 5:30PM by PIB Delhi", "2020-10-08"),
        ("15 JUL 2024 5:22PM by PIB Delhi", "2024-07-15"),
        ("Updated : 31 December 2024", "2024-12-31"),
        ("Published: 2020-10-08", "2020-10-08"),
        ("As on 28.12.2024", "2024-12-28"),
        ("December 5, 2022", "2022-12-05"),
        ("8th October, 2020", "2020-10-08"),
        ("Thursday, 8 October 2020", "2020-10-08"),
        ("October 2020", "2020-10"),
        ("RIVER CURRENT AFFAIRS DIGEST      JANUARY 2025", "2025-01"),
        ("Guwahati, 8 October 2020", "2020-10-08"),
    ],
)
def test_a_dated_line_at_the_head(head: str, date: str) -> None:
    assert found(f"The gates of the dam\n\n{head}\n\n{BODY}\n") == date


def test_a_dated_line_at_the_foot() -> None:
    assert found(f"The gates\n\n{BODY}\n\n{BODY}\n\nLast updated on 3 May 2021\n") == "2021-05-03"


def test_first_publication_comes_before_the_last_change() -> None:
    assert found(f"The gates\n\nUpdated: 5 May 2021\nPublished: 3 May 2021\n\n{BODY}") == "2021-05-03"


def test_a_dateline_with_its_year() -> None:
    assert found(f"The gates\n\nGUWAHATI, 8 October 2020: {BODY}") == "2020-10-08"


def test_a_dateline_takes_the_year_of_the_masthead() -> None:
    assert found(f"River Weekly, 2017\n\nThe gates\n\nGUWAHATI, AUGUST 24: {BODY}") == "2017-08-24"


def test_what_the_first_paragraph_calls_today() -> None:
    assert (
        found(f"The gates\n\nThe Minister opened the gates today, 13th March 2026, at the dam. {BODY}") == "2026-03-13"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"The gates\n\nGUWAHATI, AUGUST 24: {BODY}",
        f"The gates\n\n{BODY}",
        f"International Year of Dams 2023\n\n{BODY}",
        f"Gates to be opened on April 27, 2026\n\n{BODY}",
        f"The gates\n\nThe gates were opened on 3 May 2021. {BODY}",
        f"Summary of the Budget 2024-25\n\n{BODY}",
    ],
)
def test_dates_that_do_not_say_when_it_was_published(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2020-10-08-agreement", "2020-10-08"),
        ("agreement_2020_10_08", "2020-10-08"),
        ("20201008", "2020-10-08"),
        ("note-2020-10", "2020-10"),
        ("8-oct-2020", "2020-10-08"),
        ("october-2020-current-affairs", "2020-10"),
        ("current affairs october 2020", "2020-10"),
    ],
)
def test_dates_in_file_names(name: str, date: str) -> None:
    found_date = date_in_name(name)
    assert found_date is not None
    assert found_date.iso() == date


@pytest.mark.parametrize(
    "name",
    [
        "budget-2024-25",
        "survey-2011-12",
        "scheme-extended-to-march-2028",
        "000_1b946bfd49a7a66a",
        "2020",
        "report-202013",
        "20201345",
    ],
)
def test_numbers_in_file_names_that_are_no_date(name: str) -> None:
    assert date_in_name(name) is None
