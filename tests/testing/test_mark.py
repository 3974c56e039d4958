"""Marks are exact: hand-computed papers, and rules that hold for any paper."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.paper import Answer, Confidence, Marking, Outcome
from studyapp.testing import mark
from studyapp.testing.calibration import calibration, signed
from tests.factories import NOW
from tests.paper_factories import choice

UPSC = Marking(Fraction(2), Fraction(1, 3))
BANK = Marking(Fraction(1), Fraction(1, 4))


def said(number: int, *chosen: int, confidence: Confidence | None = None) -> Answer:
    """Return the answer to the direct question of that number."""
    return Answer(choice(number).id, chosen, NOW, confidence)


def total(
    marking: Marking, answers: list[Answer], items: int, withdrawn: tuple[int, ...] = ()
) -> tuple[Fraction, Fraction]:
    """Return marks and maximum of a paper of direct questions whose key is the first option."""
    questions = [choice(number) for number in range(items)]
    marked = mark.mark(questions, answers, marking, [choice(number).id for number in withdrawn])
    share = mark.share("all", marked, marking)
    return share.marks, share.maximum


@pytest.mark.parametrize(
    ("marking", "answers", "items", "withdrawn", "expected"),
    [
        (UPSC, [], 100, (), (Fraction(0), 200)),
        (UPSC, [said(0, 0), said(1, 0), said(2, 1)], 3, (), (Fraction(10, 3), 6)),
        (UPSC, [said(0, 0, 1)], 1, (), (Fraction(-2, 3), 2)),  # two options marked are wrong
        (UPSC, [said(0), said(1, 0)], 2, (), (Fraction(2), 4)),  # looked at and left blank
        (UPSC, [said(0, 1), said(1, 2), said(2, 3)], 3, (), (Fraction(-2), 6)),
        (UPSC, [said(0, 1), said(1, 0)], 2, (0,), (Fraction(2), 2)),
        (UPSC, [said(0, 0)], 1, (0,), (Fraction(0), 0)),
        (BANK, [said(0, 0), said(1, 1)], 2, (), (Fraction(3, 4), 2)),
        (Marking(Fraction(5, 2), Fraction(1, 3)), [said(0, 0), said(1, 1)], 2, (), (Fraction(5, 3), 5)),
    ],
)
def test_papers_computed_by_hand(
    marking: Marking, answers: list[Answer], items: int, withdrawn: tuple[int, ...], expected: tuple[Fraction, int]
) -> None:
    assert total(marking, answers, items, withdrawn) == expected


def test_break_even_is_where_a_guess_pays() -> None:
    assert (UPSC.break_even, BANK.break_even, Marking().break_even) == (Fraction(1, 4), Fraction(1, 5), 0)


chosen = st.lists(st.integers(0, 3), max_size=3, unique=True).map(tuple)
fractions = st.fractions(0, 1, max_denominator=12)


@given(
    st.lists(st.tuples(chosen, st.booleans()), max_size=20),
    st.fractions(Fraction(1, 4), 4, max_denominator=8),
    fractions,
)
def test_parts_add_up_to_the_whole(
    given_: list[tuple[tuple[int, ...], bool]], each: Fraction, penalty: Fraction
) -> None:
    marking = Marking(each, penalty)
    questions = [choice(number) for number in range(len(given_))]
    answers = [said(number, *options) for number, (options, _) in enumerate(given_)]
    withdrawn = [choice(number).id for number, (_, out) in enumerate(given_) if out]
    items = mark.mark(questions, answers, marking, withdrawn)
    whole = mark.share("all", items, marking)
    assert whole.marks == whole.right * each - whole.wrong * each * penalty
    assert whole.maximum == (len(given_) - len(withdrawn)) * each
    assert whole.items + sum(item.outcome is Outcome.WITHDRAWN for item in items) == len(given_)
    by_kind = mark.by(mark.kind_names, items, marking)
    assert sum((share.marks for share in by_kind), Fraction(0)) == whole.marks


def test_what_confidence_earned() -> None:
    answers = [said(number, 0 if number < 4 else 1, confidence=Confidence.FIFTY_FIFTY) for number in range(6)]
    answers += [said(6, 1, confidence=Confidence.GUESS), said(7, 0)]
    items = mark.mark([choice(number) for number in range(8)], answers, UPSC)
    fifties, guesses = calibration(items, UPSC)
    assert (fifties.items, fifties.said, fifties.held, fifties.marks) == (
        6,
        Fraction(1, 2),
        Fraction(2, 3),
        Fraction(20, 3),
    )
    assert fifties.sentence == (
        "Your fifty-fifties: 4 of 6 right, +6.67 marks. They pay: that takes more than 25 in 100 right."
    )
    assert guesses.said == Fraction(1, 4)
    assert guesses.sentence == "Your blind guesses: 0 of 1 right, -0.67 marks."
    assert signed(Fraction(0)) == "0"
    assert [share.name for share in mark.by(mark.confidence_names, items, UPSC)] == ["fifty-fifty", "guess", "not said"]
