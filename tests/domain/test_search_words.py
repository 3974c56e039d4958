"""What was typed becomes a search, or one line that says which value means nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.errors import InputError
from studyapp.domain.search import Search, Term, due_days, read_search

TODAY = date(2026, 11, 20).toordinal()


def test_words_phrases_and_fields() -> None:
    assert read_search('lake "floating islands" tag:"art and culture" -source:Hindu STATE:Review due:7').terms == (
        Term("lake"),
        Term("floating islands", exact=True),
        Term("art and culture", "tag", exact=True),
        Term("Hindu", "source", negated=True),
        Term("review", "state"),
        Term("7", "due"),
    )


def test_a_colon_without_a_field_is_part_of_the_word() -> None:
    assert read_search("Article:370 6:30").terms == (Term("Article:370"), Term("6:30"))


def test_nothing_to_look_for() -> None:
    assert read_search(' ? - "" ') == Search()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "state:old",
            "There is no state 'old' (known: new, learning, review, relearning, suspended, buried, superseded).",
        ),
        ("kind:mcq", "There is no kind 'mcq' (known: qa, cloze)."),
        ("month:May", "month: not a month: 'May' (write 2026-10, or 2026 for the year)."),
        ("due:soon", "due: not a day: 'soon' (write today, tomorrow, overdue, a number of days or 2026-11-30)."),
        ('tag:""', "tag: what? Write a value after the colon, for instance tag:environment."),
    ],
)
def test_values_that_mean_nothing(text: str, line: str) -> None:
    with pytest.raises(InputError) as error:
        read_search(text)
    assert str(error.value) == line


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("today", (None, TODAY)),
        ("overdue", (None, TODAY - 1)),
        ("tomorrow", (TODAY + 1, TODAY + 1)),
        ("7", (None, TODAY + 7)),
        ("2026-11-30", (TODAY + 10, TODAY + 10)),
    ],
)
def test_due_days(value: str, days: tuple[int | None, int]) -> None:
    assert due_days(value, TODAY) == days


@given(st.text(max_size=60))
def test_any_text_is_a_search_or_one_line(text: str) -> None:
    try:
        assert all(term.value for term in read_search(text).terms)
    except InputError as error:
        assert "\n" not in str(error).replace(repr(text), "")  # noqa: PT017
