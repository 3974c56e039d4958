"""What "dates from" a year is said to have been concluded in it only where the bank knows so."""

from __future__ import annotations

from studyapp.domain.fact import RoleKind
from studyapp.domain.prompt import Basic
from studyapp.domain.question import Kept
from studyapp.testing.claim import claim_of
from studyapp.testing.names import Names
from studyapp.testing.restated import restated
from tests.paper_factories import kept


def dates(name: str, year: str) -> Kept:
    return kept(
        f"The {name} dates from {year}.",
        year,
        RoleKind.DATE,
        frame="dated-item",
        role="time",
        noun="year",
        question=f"From which year does the {name} date?",
        others=(("subject", name),),
    )


def test_a_treaty_of_the_bank_was_concluded(names: Names) -> None:
    made = restated(dates("Nagoya Protocol", "2010"), names.meanings)
    assert made.fact.statement == "The Nagoya Protocol was concluded in 2010."
    assert made.prompts == (Basic("In which year was the Nagoya Protocol concluded?", "2010"),)
    (slot,) = claim_of(made).slots
    assert made.fact.statement[slot.start : slot.end] == "2010"


def test_what_the_bank_dates_otherwise_or_does_not_know_stays_vague_and_is_not_asked(names: Names) -> None:
    for vague in (dates("Nagoya Protocol", "2014"), dates("Lake Pact", "2010")):
        assert restated(vague, names.meanings) == vague
        assert not claim_of(vague).question_stands_alone


def test_a_body_is_headquartered_where_the_bank_says_so(names: Names) -> None:
    board = kept(
        "The Tea Board is in Kolkata.",
        "Kolkata",
        RoleKind.PLACE,
        frame="located-in",
        role="place",
        noun="city",
        question="In which city is the Tea Board?",
        others=(("subject", "Tea Board"),),
    )
    made = restated(board, names.meanings)
    assert made.fact.statement == "The Tea Board is headquartered in Kolkata."
    assert made.prompts == (Basic("In which city is the Tea Board headquartered?", "Kolkata"),)
    (slot,) = claim_of(made).slots
    assert made.fact.statement[slot.start : slot.end] == "Kolkata"
