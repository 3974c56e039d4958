"""Say each reason once: what stands below a question in the source's words is not repeated at every option."""

from __future__ import annotations

import re

from studyapp.domain.question import WITH_ROWS, Question, QuestionKind

_SAID_BY_SIGN = ("True.", "Correct.", "Correctly matched.")
_BARE = ("Right:", "Right.", "")


def part_reason(question: Question, place: int) -> str:
    """Return why a statement or pair is true or false, without its citation; nothing where the sign says it all."""
    part = question.rows[place] if question.kind in WITH_ROWS else question.statements[place]
    words = _uncited(question, part.explanation)
    return "" if words in _SAID_BY_SIGN else words


def option_reason(question: Question, place: int) -> str:
    """Return why an option is the key or is not, without its citation; nothing where the statement above says it."""
    words = question.options[place].explanation
    if question.kind is QuestionKind.TRUE_FALSE and question.statements[0].explanation:
        return ""
    words = _uncited(question, words) if words else ""
    return question.explanation if words in _BARE and not (question.statements or question.rows) else words


def _uncited(question: Question, words: str) -> str:
    for evidence in question.evidence:
        words = words.replace(f"“{evidence.sentence}” ({evidence.source})", " ")
        words = re.sub(rf"“[^“”]*…[^“”]*” \({re.escape(evidence.source)}\)", " ", words)  # a shortened one
    words = re.sub(r"\s+", " ", words).strip()
    return words[:-1] + "." if words.endswith(":") and words not in _BARE else words
