"""Each reason is said once: in the source's words below, at an option only what the option needs."""

from __future__ import annotations

from dataclasses import replace

import pytest

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


@pytest.mark.parametrize(
    ("explanation", "words"),
    [
        (
            (
                f"Not so: statement 1 is incorrect. {STATEMENTS[0].explanation} statement 2 is correct, too. "
                f"{STATEMENTS[1].explanation}"
            ),
            "Not so: statement 1 is incorrect. Statement 2 is correct, too.",
        ),
        (
            f"Statement 1: {STATEMENTS[0].explanation} Statement 2: {STATEMENTS[1].explanation}",
            "Correct: 2. Not correct: 1.",
        ),
        ("", ""),
    ],
)
def test_what_is_said_of_statements_is_not_repeated_at_an_option(explanation: str, words: str) -> None:
    asked = replace(
        choice(1),
        kind=QuestionKind.STATEMENTS,
        labels=("1", "2"),
        statements=STATEMENTS,
        evidence=(SOURCE,),
        options=(Option("1 only", explanation),),
    )
    assert option_reason(asked, 0) == words
    assert [part_reason(asked, place) for place in (0, 1)] == ["False: it is Oslo, not Bergen.", ""]


def test_which_pairs_match() -> None:
    rows = (Row("Court", "Oslo", "Oslo", f"Correctly matched. {CITED}"), Row("Bank", "Oslo", "Bergen", "It is Bergen."))
    asked = replace(
        choice(1),
        kind=QuestionKind.PAIRS,
        labels=("1", "2"),
        rows=rows,
        evidence=(SOURCE,),
        options=(Option("1 only", f"Pair 1: {rows[0].explanation} Pair 2: {rows[1].explanation}"),),
    )
    assert option_reason(asked, 0) == "Matching: 1. Not matching: 2."
    assert part_reason(asked, 1) == "It is Bergen."


def test_what_the_student_wrote_stays_as_it_is() -> None:
    assert option_reason(choice(1), 0) == "Why A."
