"""The student's own questions: built from their parts, checked by the same rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studyapp.domain.errors import InputError
from studyapp.domain.question import QuestionKind as Kind
from studyapp.testing.own import OwnQuestion, Severity, faults, question_of
from tests.testing.test_compose import check_codes, check_match

LINES = (("The Lake Board was set up in 1950.", True), ("The Tea Board was set up in 1960.", False))
THIRD = ("The Salt Board was set up in 1970.", True)
ROWS = (("Lake Index", "Norway", "Norway"), ("Dune Index", "Oman", "Chile"), ("Moss Index", "Fiji", "Fiji"))
DIRECT = OwnQuestion(Kind.DIRECT, "Which city is the capital of Norway?", ("Oslo", "Bergen", "Narvik", "Bodø"), 0)


@pytest.mark.parametrize(
    ("own", "answer"),
    [
        (DIRECT, "Oslo"),
        (OwnQuestion(Kind.TRUE_FALSE, "True or false?", statements=LINES[1:]), "False"),
        (OwnQuestion(Kind.STATEMENTS, "Consider the following statements:", statements=LINES), "1 only"),
        (OwnQuestion(Kind.STATEMENTS, "Consider:", statements=((*LINES, THIRD))), "1 and 3 only"),
        (OwnQuestion(Kind.HOW_MANY, "Consider:", statements=((*LINES, THIRD))), "Only two"),
        (OwnQuestion(Kind.PAIRS_HOW_MANY, "Consider the pairs:", rows=ROWS, heads=("Index", "Top")), "Only two pairs"),
        (OwnQuestion(Kind.PAIRS, "Consider the pairs:", rows=ROWS, heads=("Index", "Top")), "1 and 3 only"),
        (
            OwnQuestion(Kind.REASON, "Consider:", statements=LINES),
            "Statement-I is correct, but Statement-II is incorrect",
        ),
    ],
)
def test_the_key_follows_from_the_parts(own: OwnQuestion, answer: str) -> None:
    question = question_of(own)
    assert (question.answer, question.own) == (answer, True)
    if question.kind in (Kind.STATEMENTS, Kind.PAIRS):
        check_codes(question, [line.true for line in question.statements or question.rows])


def test_a_match() -> None:
    rows = tuple(
        (f"Thing {name}", value, value) for name, value in zip("abcd", ("Oslo", "Bern", "Rome", "Lima"), strict=True)
    )
    question = question_of(OwnQuestion(Kind.MATCH, "Match:", rows=rows, heads=("Thing", "City")))
    check_match(question)
    assert len({option.text for option in question.options}) == 4


@pytest.mark.parametrize(
    ("own", "where", "told"),
    [
        (replace(DIRECT, stem=" "), "stem", "The question is empty."),
        (replace(DIRECT, options=("Oslo", "Bergen")), "options", "3 to 5 options"),
        (replace(DIRECT, options=("Oslo", "OSLO ", "Bergen")), "options", "Two options are the same."),
        (replace(DIRECT, key=None), "key", "Mark the one right option."),
        (replace(DIRECT, key=7), "key", "Mark the one right option."),
        (OwnQuestion(Kind.STATEMENTS, "Consider:", statements=LINES[:1]), "statements", "needs 2 to 4 statements"),
        (
            OwnQuestion(Kind.STATEMENTS, "Consider:", statements=(*LINES[1:], ("B", False), ("C", False))),
            "statements",
            "at least one",
        ),
        (OwnQuestion(Kind.HOW_MANY, "Consider:", statements=LINES), "statements", "needs 3 to 4"),
        (
            OwnQuestion(Kind.HOW_MANY, "Consider:", statements=tuple((t, False) for t in "ABCD")),
            "statements",
            "no option for none",
        ),
        (OwnQuestion(Kind.REASON, "Consider:", statements=((LINES[0]), THIRD)), "key", "whether Statement-II explains"),
        (OwnQuestion(Kind.PAIRS, "Consider:", rows=ROWS), "rows", "needs a head"),
        (OwnQuestion(Kind.MATCH, "Match:", rows=ROWS, heads=("A", "B")), "rows", "needs 4 rows"),
    ],
)
def test_what_could_mislead_is_not_stored(own: OwnQuestion, where: str, told: str) -> None:
    found = [fault for fault in faults(own) if fault.severity is Severity.MUST]
    assert (found[0].where, told in found[0].told) == (where, True)
    with pytest.raises(InputError):
        question_of(own)


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (replace(DIRECT, stem="Which city was made the capital this year?"), "write the date"),
        (replace(DIRECT, stem="Which of these is not a city of Norway?"), "not so"),
        (replace(DIRECT, options=("Oslo", "Bergen", "All of the above")), "All of the above"),
        (replace(DIRECT, options=("Oslo", "Greater Oslo", "Bergen")), "a part of the right one"),
        (replace(DIRECT, options=("The old and venerable city of Oslo", "Bergen", "Narvik")), "by far the longest"),
        (
            replace(DIRECT, stem="Which old city?", options=("The old one", "A new one", "A third")),
            "only in the right option",
        ),
        (OwnQuestion(Kind.TRUE_FALSE, "True or false?", statements=(("It was set up in 1950.", True),)), "by itself"),
    ],
)
def test_what_is_weak_is_said_and_may_stay(own: OwnQuestion, told: str) -> None:
    assert any(told in fault.told for fault in faults(own))
    assert question_of(own).own


def test_a_sound_question_has_no_fault() -> None:
    assert faults(DIRECT) == ()
