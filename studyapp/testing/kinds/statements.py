"""Two to four statements of one source: which of them are correct, by codes, or how many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from random import Random

from studyapp.domain.dates import MONTHS
from studyapp.domain.question import Option, Question, QuestionKind, Statement
from studyapp.testing.build import Balance, Refusal, hangs_on_topic, make, truth_pattern
from studyapp.testing.claim import Claim
from studyapp.testing.kinds.true_false import HANGS, judged
from studyapp.testing.ladders import TWO_STATEMENTS, Ladders, choose_codes, code_text, fill, labels
from studyapp.testing.material import Material
from studyapp.testing.reasons import why_code, why_count

_DAY = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b")
STEM = "Consider the following statements:"


def which_correct(
    claims: Sequence[Claim], material: Material, numerals: str, ladders: Ladders, balance: Balance, rng: Random
) -> Question | Refusal:
    """Return "which of the statements is/are correct?"; the codes are drawn first and decide what is true."""
    numbers = labels(len(claims), numerals)
    position = balance.key_position(4, rng)
    codes = TWO_STATEMENTS if len(claims) == 2 else None
    key = codes[position] if codes else frozenset()
    if codes is None:
        codes, key = choose_codes(len(claims), position, rng)
    lines = _lines(claims, [index in key for index in range(len(claims))], material, rng)
    if isinstance(lines, Refusal):
        return lines
    texts = (
        fill(ladders["two_statements"], numbers) if len(claims) == 2 else [code_text(code, numbers) for code in codes]
    )
    truth = [line.true for line in lines]
    options = [Option(text, why_code(code, truth, numbers)) for text, code in zip(texts, codes, strict=True)]
    verb = "are" if all(len(code) > 1 for code in codes) else "is/are"
    return make(
        QuestionKind.STATEMENTS,
        STEM,
        options,
        position,
        claims,
        _told(claims),
        statements=lines,
        labels=numbers,
        closing=f"Which of the statements given above {verb} correct?",
    )


def how_many(
    claims: Sequence[Claim], material: Material, numerals: str, ladders: Ladders, balance: Balance, rng: Random
) -> Question | Refusal:
    """Return "how many of the statements are correct?" on the ladder for that many statements."""
    size = len(claims)
    least = 1 if size == 4 else 0  # the ladder of four has no "None"
    count = balance.true_count(QuestionKind.HOW_MANY, size, range(least, size + 1), rng)
    lines = _lines(claims, truth_pattern(size, count, rng), material, rng)
    if isinstance(lines, Refusal):
        return lines
    numbers = labels(size, numerals)
    key = rung(size, count)
    truth = [line.true for line in lines]
    options = [
        Option(text, why_count(counted(size, place), truth, numbers))
        for place, text in enumerate(ladders[f"how_many_{size}"])
    ]
    return make(
        QuestionKind.HOW_MANY,
        STEM,
        options,
        key,
        claims,
        _told(claims),
        statements=lines,
        labels=numbers,
        closing="How many of the statements given above are correct?",
    )


def rung(size: int, count: int) -> int:
    """Return the place on the ladder of ``size`` lines for ``count`` true ones; none is the last rung."""
    return count - 1 if count else size


def counted(size: int, place: int) -> int:
    """Return how many true lines a place on the ladder of ``size`` lines stands for."""
    return 0 if place == size else place + 1


def _lines(
    claims: Sequence[Claim], pattern: Sequence[bool], material: Material, rng: Random
) -> tuple[Statement, ...] | Refusal:
    if hangs_on_topic(claims, _told(claims)):
        return Refusal(HANGS)
    others = [[other for other in claims if other is not claim] for claim in claims]
    lines = [
        judged(claim, material, true, rng, beside) for claim, true, beside in zip(claims, pattern, others, strict=True)
    ]
    if any(line is None for line in lines):
        return Refusal("a statement of it cannot be made false with certainty")
    if share_a_day([line.text for line in lines if line is not None and not line.true]):
        return Refusal("two of its false lines would bear the same day")
    return tuple(line for line in lines if line is not None)


def share_a_day(lines: Sequence[str]) -> bool:
    """Return whether two lines bear one day of the year: of false ones the coincidence would betray both."""
    return any(set(_DAY.findall(one)) & set(_DAY.findall(other)) for one, other in combinations(lines, 2))


def _told(claims: Sequence[Claim]) -> list[str]:
    return [slot.value for claim in claims for slot in claim.slots]
