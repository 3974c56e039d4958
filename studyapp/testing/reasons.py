"""Say shortly why an option is the key or is not, where the reasons of its statements or pairs stand beside them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from studyapp.domain.question import Statement

_NUMBERS = ("none", "one", "two", "three", "four")
CORRECT, MATCHED = "correct", "correctly matched"


def why_code(code: Collection[int], truth: Sequence[bool], labels: Sequence[str], word: str = CORRECT) -> str:
    """Return why the lines that a code names are, or are not, all that is right; ``code`` holds indexes."""
    wrongly = [label for place, label in enumerate(labels) if place in code and not truth[place]]
    left_out = [label for place, label in enumerate(labels) if place not in code and truth[place]]
    parts = [f"{_joined(wrongly)} not {word}"] if wrongly else []
    parts += [f"{_joined(left_out)} {word}, too"] if left_out and code else []
    if not code and left_out:
        parts = [f"{_joined(left_out)} {word}"]
    return f"Not so: {'; '.join(parts)}." if parts else f"Right: {_all(truth, labels, word)}."


def why_count(count: int, truth: Sequence[bool], labels: Sequence[str], word: str = CORRECT) -> str:
    """Return why a number of right lines is, or is not, the number."""
    true = [label for label, holds in zip(labels, truth, strict=True) if holds]
    named = f", {_listed(true)}" if 0 < len(true) < len(truth) else ""
    told = f"{_NUMBERS[len(true)]} {'is' if len(true) < 2 else 'are'} {word}{named}"
    return f"{'Right' if count == len(true) else 'Not so'}: {told}."


def shortly(line: Statement) -> str:
    """Return the reason of a statement without its citation: ``it is Oslo, not Bergen.``"""
    if line.true:
        return "it stands so in the source."
    return line.explanation.partition(" “")[0].removeprefix("False: ")


def _all(truth: Sequence[bool], labels: Sequence[str], word: str) -> str:
    true = [label for label, holds in zip(labels, truth, strict=True) if holds]
    false = [label for label, holds in zip(labels, truth, strict=True) if not holds]
    if not true:
        return f"none is {word}"
    told = f"{_joined(true)} {word}"
    return f"{told}, {_joined(false)} not" if false else told


def _joined(labels: Sequence[str]) -> str:
    return f"{_listed(labels)} {'is' if len(labels) == 1 else 'are'}"


def _listed(labels: Sequence[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"
