"""Mend a question whose key was wrong: another option becomes the key."""

from __future__ import annotations

from dataclasses import replace

from studyapp.domain.errors import InputError
from studyapp.domain.question import LADDERED, Option, Question, QuestionKind, Statement

CORRECTED = "as you corrected it"


def with_key(question: Question, key: int) -> Question:
    """Return the question with that option as its key. InputError where there is none or the key follows from lines.

    What was said for the old key, and against the new one, is not said any more.
    """
    if not 0 <= key < len(question.options):
        raise InputError(f"This question has {len(question.options)} options.")
    if key == question.key:
        raise InputError("That option is the key already; let the question count again instead.")
    if question.kind is QuestionKind.TRUE_FALSE:
        return replace(_keyed(question, key), statements=(_turned(question.statements[0]),))
    if question.kind in LADDERED:
        raise InputError("In this format the key follows from its statements or pairs: write the question anew.")
    return _keyed(question, key)


def _keyed(question: Question, key: int) -> Question:
    told = {key: f"Right, {CORRECTED}.", question.key: f"Not so, {CORRECTED}."}
    options = tuple(
        Option(option.text, told.get(place, option.explanation)) for place, option in enumerate(question.options)
    )
    return replace(question, options=options, key=key, explanation="")


def _turned(line: Statement) -> Statement:
    return replace(line, true=not line.true, explanation=f"{'False' if line.true else 'True'}, {CORRECTED}.")
