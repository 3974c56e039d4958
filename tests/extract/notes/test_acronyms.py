from __future__ import annotations

import pytest

from studyapp.extract.notes.acronyms import definition, matches, pairs_in


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("CSIR", "Council of Scientific and Industrial Research"),
        ("SAGAR", "Security and Growth for All in the Region"),
        ("NABARD", "National Bank for Agriculture and Rural Development"),
        ("E-NAM", "Electronic National Agriculture Market"),
    ],
)
def test_initials(short, long):
    assert matches(short, long)


@pytest.mark.parametrize(
    ("short", "long"), [("MG", "Port Alba"), ("CSIR", "Council of Industrial Research Work"), ("UP", "Rampur")]
)
def test_no_initials(short, long):
    assert not matches(short, long)


def test_pairs_in_brackets_both_ways():
    text = "talks with National Stock Exchange (NSE) and BSE (Bombay Stock Exchange) in (Mumbai)"
    assert [(short, long) for short, long, _, _ in pairs_in(text)] == [
        ("NSE", "National Stock Exchange"),
        ("BSE", "Bombay Stock Exchange"),
    ]


def test_one_letter_a_word_is_looked_for_first():
    text = "set up the Indian Institute of Rice Research (IIRR), Hyderabad"
    assert [long for _, long, _, _ in pairs_in(text)] == ["Indian Institute of Rice Research"]


def test_a_remark_behind_the_sign_is_no_full_form():
    assert definition("FAST = Launched last year for towns") is None
    assert definition("NSE = National Stock Exchange") == ("NSE", "National Stock Exchange")
