from __future__ import annotations

import pytest

from studyapp.extract.notes.dates import only_year, read_date, with_year


@pytest.mark.parametrize(
    ("text", "words", "prep", "noun"),
    [
        ("2015", "2015", "in", "year"),
        ("Sept 2024", "September 2024", "in", "month and year"),
        ("April 1, 2026", "1 April 2026", "on", "date"),
        ("3rd May 2011", "3 May 2011", "on", "date"),
        ("1950-51", "1950-51", "in", "years"),
        ("1203 AD", "1203 AD", "in", "year"),
    ],
)
def test_reads(text, words, prep, noun):
    when = read_date(text)
    assert when is not None
    assert (when.words, when.prep, when.noun) == (words, prep, noun)


@pytest.mark.parametrize("text", ["31 Feb 2020", "soon", "12", "early"])
def test_no_date(text):
    assert read_date(text) is None


def test_the_year_of_a_title_only_if_it_is_the_only_one():
    assert only_year("One-liners 2019") == "2019"
    assert only_year("Budget 2026-27") == ""
    assert only_year("From 2019 to 2020") == ""


def test_a_day_gets_the_year():
    assert with_year("opened on 9 November, for all", "2019") == "opened on 9 November 2019, for all"
    assert with_year("opened on 9 November 2018", "2019") == "opened on 9 November 2018"
