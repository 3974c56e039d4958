"""A question whose key was wrong gets another one; where the key follows from the lines it must be written anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studyapp.domain.errors import InputError
from studyapp.domain.question import QuestionKind
from studyapp.testing.repair import with_key
from tests.paper_factories import choice, question


def test_another_option_becomes_the_key_and_says_so() -> None:
    mended = with_key(choice(1, key=0), 2)
    assert (mended.key, mended.id) == (2, choice(1).id)
    assert [option.explanation for option in mended.options] == [
        "Not so, as you corrected it.",
        "Why B.",
        "Right, as you corrected it.",
        "Why D.",
    ]


def test_true_becomes_false() -> None:
    mended = with_key(question(), 1)
    assert (mended.answer, mended.statements[0].true) == ("False", False)


@pytest.mark.parametrize(
    ("key", "kind", "told"),
    [
        (7, QuestionKind.DIRECT, "4 options"),
        (0, QuestionKind.DIRECT, "the key already"),
        (1, QuestionKind.HOW_MANY, "write the question anew"),
    ],
)
def test_refused_in_one_line(key: int, kind: QuestionKind, told: str) -> None:
    with pytest.raises(InputError, match=told):
        with_key(replace(choice(1), kind=kind), key)
