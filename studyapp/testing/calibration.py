"""Whether the student knows how much they know: what sure, fifty-fifty and guessed answers earned."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from studyapp.domain.paper import Calibration, Confidence, ItemResult, Marking, Outcome
from studyapp.testing.mark import confidence_word

_ENOUGH = 5  # answers, before a rule of thumb is drawn from them


def calibration(items: Sequence[ItemResult], marking: Marking) -> tuple[Calibration, ...]:
    """Return a line for each word of confidence that was used."""
    lines = []
    for confidence in Confidence:
        used = [item for item in items if _said(item) is confidence]
        if used:
            lines.append(_line(confidence, used, marking))
    return tuple(lines)


def _said(item: ItemResult) -> Confidence | None:
    answered = item.answer is not None and item.outcome in (Outcome.RIGHT, Outcome.WRONG)
    return item.answer.confidence if answered and item.answer else None


def _line(confidence: Confidence, items: Sequence[ItemResult], marking: Marking) -> Calibration:
    right = sum(item.outcome is Outcome.RIGHT for item in items)
    said = sum((_chance(confidence, item) for item in items), Fraction(0)) / len(items)
    held = Fraction(right, len(items))
    marks = sum((item.marks for item in items), Fraction(0))
    return Calibration(
        confidence, len(items), said, held, marks, _sentence(confidence, right, len(items), marks, marking)
    )


def _chance(confidence: Confidence, item: ItemResult) -> Fraction:
    """Return the chance of being right that the word stands for."""
    if confidence is Confidence.SURE:
        return Fraction(1)
    return Fraction(1, 2) if confidence is Confidence.FIFTY_FIFTY else Fraction(1, len(item.question.options))


def _sentence(confidence: Confidence, right: int, items: int, marks: Fraction, marking: Marking) -> str:
    word = {"sure": "sure answers", "fifty-fifty": "fifty-fifties", "guess": "blind guesses"}[
        confidence_word(confidence)
    ]
    told = f"Your {word}: {right} of {items} right, {signed(marks)} marks."
    if items < _ENOUGH or not marking.penalty:
        return told
    pays = Fraction(right, items) > marking.break_even
    need = f"more than {round(marking.break_even * 100)} in 100 right"
    return f"{told} They {'pay' if pays else 'do not pay'}: that takes {need}."


def signed(marks: Fraction) -> str:
    """Return marks with their sign and two places: ``+9.33``, ``-1.33``, ``0``."""
    return "0" if marks == 0 else f"{float(marks):+.2f}"
