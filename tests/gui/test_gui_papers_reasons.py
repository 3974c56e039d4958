"""Each reason is said once: in the source's words below, at an option only what the option needs."""

from __future__ import annotations

from dataclasses import replace

from studyapp.domain.question import Evidence, Option, QuestionKind, Row, Statement
from studyapp.gui.paper_reasons import option_reason, part_reason
from tests.paper_factories import choice

CITED = "“Oslo is its seat.” (Notes)"
SOURCE = Evidence("Notes", "Oslo is its seat.", "a")


def test_a_citation_is_left_to_the_source_below() -> None:
    options = (Option("Oslo", f"Right: {CITED}"), Option("Bergen", f"Not so: the source says Oslo. {CITED}"))
    asked = replace(choice(1), options=options, evidence=(SOURCE,), explanation="Oslo is the seat.")
    assert option_reason(asked, 0) == "Oslo is the seat."
    assert option_reason(asked, 1) == "Not so: the source says Oslo."


STATEMENTS = (
    Statement("Its seat is Bergen.", False, f"False: it is Oslo, not Bergen. {CITED}", SOURCE),
    Statement("It has a seat.", True, f"True. {CITED}", SOURCE),
)


def test_a_statement_says_why_and_the_option_which() -> None:
    asked = replace(
        choice(1),
        kind=QuestionKind.STATEMENTS,
        labels=("1", "2"),
        statements=STATEMENTS,
        evidence=(SOURCE,),
        options=(Option("1 only", "Not so: 1 is not correct; 2 is correct, too."), Option("2 only", "")),
    )
    assert option_reason(asked, 0) == "Not so: 1 is not correct; 2 is correct, too."
    assert option_reason(asked, 1) == ""
    assert [part_reason(asked, place) for place in (0, 1)] == ["False: it is Oslo, not Bergen.", ""]


def test_true_or_false_is_explained_at_the_statement() -> None:
    asked = replace(
        choice(1),
        kind=QuestionKind.TRUE_FALSE,
        labels=("1",),
        statements=STATEMENTS[:1],
        evidence=(SOURCE,),
        options=(Option("True", "Not so: it is Oslo."), Option("False", "Right: it is Oslo.")),
        key=1,
    )
    assert [option_reason(asked, place) for place in (0, 1)] == ["", ""]
    assert part_reason(asked, 0) == "False: it is Oslo, not Bergen."


def test_a_shortened_citation_is_left_to_the_source_below_as_well() -> None:
    long = Evidence("Notes", "Oslo is its seat; it has a lake; founded 1950", "a")
    rows = (Row("Court", "Oslo", "Oslo", "Correctly matched. “Oslo is its seat …” (Notes)"),)
    asked = replace(choice(1), kind=QuestionKind.PAIRS, labels=("1",), rows=rows, evidence=(long,))
    assert part_reason(asked, 0) == ""


def test_what_the_student_wrote_stays_as_it_is() -> None:
    assert option_reason(choice(1), 0) == "Why A."
