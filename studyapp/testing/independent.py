"""Whether one item of a paper gives the answer of another one away."""

from __future__ import annotations

from collections.abc import Sequence

from studyapp.domain.question import Question, QuestionKind, body_lines
from studyapp.testing.numbers import number_of
from studyapp.text.similarity import content_words

_SHARED = 2  # telling words beside the answer


def gives_away(question: Question, others: Sequence[Question]) -> bool:
    """Return whether the question answers, or is answered by, one of the others."""
    return any(answers(question, other) or answers(other, question) for other in others)


def answers(shown: Question, asked: Question) -> bool:
    """Return whether a line of ``shown`` holds a value that ``asked`` asks for, and speaks of the same thing.

    False lines count as well: two values for one thing tell that one of them is wrong.
    """
    lines = _lines(shown)
    for context, value in secrets(asked):
        words = content_words(context) - content_words(value)
        for line in lines:
            common = words & content_words(line)
            if value.lower() in line.lower() and len(common) >= min(_SHARED, len(words)):
                return True
            if len(words) >= _SHARED and len(common) == len(words):
                return True
    return False


def secrets(question: Question) -> list[tuple[str, str]]:
    """Return what an item asks: its context and the value that is looked for."""
    if question.statements:
        return [(line.text, _longest_value(line.text)) for line in question.statements]
    if question.rows:
        return [(row.left, row.answer) for row in question.rows]
    return [(question.stem, question.answer)]


def _lines(question: Question) -> list[str]:
    if question.rows and question.kind is not QuestionKind.MATCH:
        return [f"{row.left} : {row.right}" for row in question.rows]
    lines = [line for line in body_lines(question) if line] or []
    return [question.stem, *lines] if not question.statements else lines


def _longest_value(text: str) -> str:
    """Return the number or the longest word of a statement, by which a repetition is told."""
    words = text.rstrip(".").split()
    return next((word for word in words if number_of(word) is not None), max(words, key=len))
