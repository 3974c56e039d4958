"""An option says in a line why it is right or wrong; what its statements are is said at the statements."""

from __future__ import annotations

import pytest

from studyapp.domain.question import Statement
from studyapp.testing.reasons import MATCHED, shortly, why_code, why_count

LABELS = ("1", "2", "3")
TRUTH = (True, False, True)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ({0, 2}, "Right: 1 and 3 are correct, 2 is not."),
        ({0}, "Not so: 3 is correct, too."),
        ({1}, "Not so: 2 is not correct; 1 and 3 are correct, too."),
        ({0, 1, 2}, "Not so: 2 is not correct."),
        (set(), "Not so: 1 and 3 are correct."),
    ],
)
def test_codes(code: set[int], told: str) -> None:
    assert why_code(code, TRUTH, LABELS) == told


def test_all_and_none() -> None:
    assert why_code({0, 1}, (True, True), ("1", "2")) == "Right: 1 and 2 are correct."
    assert why_code(set(), (False, False), ("1", "2")) == "Right: none is correct."


@pytest.mark.parametrize(
    ("count", "truth", "told"),
    [
        (2, TRUTH, "Right: two are correctly matched, 1 and 3."),
        (3, TRUTH, "Not so: two are correctly matched, 1 and 3."),
        (0, (False, False, False), "Right: none is correctly matched."),
        (1, (False, True, False), "Right: one is correctly matched, 2."),
        (3, (True, True, True), "Right: three are correctly matched."),
    ],
)
def test_counts(count: int, truth: tuple[bool, ...], told: str) -> None:
    assert why_count(count, truth, LABELS, MATCHED) == told


def test_a_statement_in_short() -> None:
    assert shortly(Statement("Its seat is Bergen.", False, "False: it is Oslo, not Bergen. “Oslo is.” (Notes)")) == (
        "it is Oslo, not Bergen."
    )
    assert shortly(Statement("Its seat is Oslo.", True, "True. “Oslo is.” (Notes)")) == "it stands so in the source."
