"""Say each reason once: what stands below a question in the source's words is not repeated at every option."""

from __future__ import annotations

import re

from studyapp.domain.question import WITH_ROWS, Question, QuestionKind

_SAID_BY_SIGN = ("True.", "Correct.", "Correctly matched.")
_LABEL = re.compile(r"(?:Statement|Pair)[- ]?\w+[:.]\s*", re.IGNORECASE)
_BARE = ("Right:", "Right.", "")


def part_reason(question: Question, place: int) -> str:
    """Return why a statement or pair is true or false, without its citation; nothing where the sign says it all."""
    part = question.rows[place] if question.kind in WITH_ROWS else question.statements[place]
    words = _uncited(question, part.explanation)
    return "" if words in _SAID_BY_SIGN else words


def option_reason(question: Question, place: int) -> str:
    """Return why an option is the key or is not, without what is said of the statements or pairs themselves."""
    words = question.options[place].explanation
    if not words:
        return ""
    for said in [part.explanation for part in question.statements or question.rows]:
        words = words.replace(said, " ") if said else words
    words = _uncited(question, words)
    if question.statements or question.rows:
        return words if _LABEL.sub("", words).strip(" .") else _truth(question)
    return question.explanation if words in _BARE else words


def _uncited(question: Question, words: str) -> str:
    for evidence in question.evidence:
        words = words.replace(f"“{evidence.sentence}” ({evidence.source})", " ")
    words = re.sub(r"\s+", " ", words).strip()
    words = re.sub(r"(?<=\. )[a-z]", lambda first: first[0].upper(), words)
    return words[:-1] + "." if words.endswith(":") and words not in _BARE else words


def _truth(question: Question) -> str:
    """Return which statements or pairs hold."""
    if question.kind is QuestionKind.MATCH:
        return ""
    parts = list(zip(question.labels, [part.true for part in question.statements or question.rows], strict=False))
    good, bad = ([label for label, true in parts if true is wanted] for wanted in (True, False))
    word = "matching" if question.rows else "correct"
    told = f"{word.capitalize()}: {', '.join(good) or 'none'}."
    return f"{told} Not {word}: {', '.join(bad)}." if bad else told
