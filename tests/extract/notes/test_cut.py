from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studyapp.extract.notes.cut import cut, shield


def parts(line: str) -> list[tuple[str, str, str]]:
    return [(clause.subject, clause.sign, clause.body) for clause in cut(line)]


def test_semicolons_come_first_and_the_subject_is_carried():
    assert parts("X = a body; HQ Pune") == [("X", "=", "a body"), ("X", ";", "HQ Pune")]


def test_brackets_and_quotes_stay_whole():
    assert parts("X (HQ A; est. 1990) = a body") == [("X (HQ A; est. 1990)", "=", "a body")]


def test_a_second_equals_sign_belongs_to_what_stands_next_to_it():
    assert parts("Battery: anode = graphite") == [("Battery", ":", "anode = graphite")]


def test_a_property_word_is_no_new_subject():
    assert parts("X = a body; Capital: Pune") == [("X", "=", "a body"), ("X", ";", "Capital: Pune")]


def test_a_dash_between_dates_is_a_range():
    assert parts("Fair held Sept 2022 – Nov 2023") == [("", "", "Fair held Sept 2022 – Nov 2023")]


@given(st.text(max_size=200))
def test_any_line_is_cut_without_loss_of_place(line):
    assert len(shield(line)) == len(line)
    for clause in cut(line):
        assert line[clause.at :].startswith(clause.body[:1])
