"""What kind of error is proposed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from studyapp.domain.paper import Answer, Confidence, ErrorKind, Marking
from studyapp.testing.error_kinds import comes_back, proposed
from studyapp.testing.mark import mark
from tests.factories import NOW
from tests.paper_factories import choice

SURE, FIFTY, GUESS = Confidence


@pytest.mark.parametrize(
    ("chosen", "confidence", "first", "recall", "kind", "back"),
    [
        ((1,), SURE, None, None, ErrorKind.OVERCONFIDENCE, True),
        ((1,), FIFTY, None, None, ErrorKind.ELIMINATION, True),
        ((1,), GUESS, None, None, ErrorKind.KNOWLEDGE_GAP, True),
        ((1,), None, None, None, ErrorKind.KNOWLEDGE_GAP, True),
        ((1,), SURE, (0,), None, ErrorKind.SLIP, True),  # the key was chosen first
        ((1,), SURE, None, 0.95, ErrorKind.SLIP, True),  # the cards say that it is known
        ((0,), GUESS, None, None, ErrorKind.KNOWLEDGE_GAP, True),  # guessed right
        ((0,), SURE, None, None, None, False),
        ((0,), FIFTY, None, None, None, False),
        ((), None, None, None, None, False),
    ],
)
def test_kinds(
    chosen: tuple[int, ...],
    confidence: Confidence | None,
    first: tuple[int, ...] | None,
    recall: float | None,
    kind: ErrorKind | None,
    back: bool,
) -> None:
    answer = Answer(choice(0).id, chosen, NOW, confidence, first=first)
    (item,) = mark((choice(0),), (answer,), Marking(Fraction(2), Fraction(1, 3)))
    assert (proposed(item, recall), comes_back(item)) == (kind, back)
