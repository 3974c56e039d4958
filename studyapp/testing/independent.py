"""Whether one item of a paper gives the answer of another one away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from studyapp.domain.dates import MONTHS
from studyapp.domain.question import Question, QuestionKind, body_lines
from studyapp.testing.numbers import number_of
from studyapp.text.similarity import content_words

_SAME_SUBJECT = 0.75  # share of the words of its names that make two lines speak of one thing
_NAME = re.compile(r"\b(?=\w*[A-Z0-9])\w+")
_DATES = frozenset(month.lower() for month in MONTHS) | {"india", "article", "constitution"}


@dataclass(frozen=True)
class Read:
    """A question as far as others may give it away: its lines with their telling words, and what it asks."""

    lines: tuple[tuple[str, frozenset[str]], ...]
    secrets: tuple[tuple[frozenset[str], str], ...]


def read(question: Question) -> Read:
    """Return a question ready for being compared with many."""
    lines = tuple((line.lower(), content_words(line)) for line in _lines(question))
    asked = tuple(
        (content_words(context) - content_words(value), value.lower()) for context, value in secrets(question)
    )
    return Read(lines, asked)


def gives_away(question: Read, others: Iterable[Read]) -> bool:
    """Return whether the question answers, or is answered by, one of the others."""
    return any(tells(question, other) or tells(other, question) for other in others)


def answers(shown: Question, asked: Question) -> bool:
    """Return whether a line of ``shown`` holds a value that ``asked`` asks for, and speaks of the same thing."""
    return tells(read(shown), read(asked))


def tells(shown: Read, asked: Read) -> bool:
    """Return the same for questions that were read.

    False lines count as well: two values for one thing tell that one of them is wrong.
    """
    for words, value in asked.secrets:
        for line, held in shown.lines:
            common = len(words & held)
            if common and common >= _SAME_SUBJECT * len(words) and value in line:
                return True
            if common == len(words) >= 2:
                return True
    return False


def _subject(context: str, value: str) -> frozenset[str]:
    """Return the words of the names in a context; its dates only where it has no name."""
    telling = content_words(context) - content_words(value)
    named = frozenset(word.lower() for word in _NAME.findall(context)) & telling
    lasting = frozenset(word for word in named if word not in _DATES and not word.isdigit())
    return lasting or named or telling


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
