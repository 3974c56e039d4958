"""Statement-I and Statement-II: a fact and the cause that the source itself states for it."""

from __future__ import annotations

import re
from random import Random

from studyapp.domain.question import Option, Question, QuestionKind, Statement
from studyapp.testing.build import Balance, Refusal, make
from studyapp.testing.claim import Claim, dated, unfit
from studyapp.testing.distractors import wrong_values
from studyapp.testing.false_statements import cited, why_false
from studyapp.testing.ladders import Ladders
from studyapp.testing.material import Material
from studyapp.testing.slots import Slot

CAUSE = "cause"
STEM = "Consider the following statements:"
_LINK = re.compile(r"^(?:because|since|as) (?!of\b)(?P<clause>.+)$")
_NOUN_LINK = re.compile(
    r"^(?:because of|due to|owing to|on account of|as a result of) (?:the )?(?P<things>(?P<head>[a-z]+) (?:of|in|against|over|by)\b.+)$"
)
_VERB = re.compile(r"\b(?:was|were|is|are|had|has|have|did|could|led|caused|began|fell|rose|[a-z]{3,}ed)\b")


_EXPLAINS = "the source itself gives II as the reason of I."
# Why each option is right or wrong, by the key.
_WHY = {
    0: (f"Right: {_EXPLAINS}", f"Not so: {_EXPLAINS}", "Not so: II is correct, too.", "Not so: I is correct."),
    2: (
        "Not so: II is incorrect.",
        "Not so: II is incorrect.",
        "Right: I is correct, II is not.",
        "Not so: I is correct.",
    ),
    3: (
        "Not so: I is incorrect.",
        "Not so: I is incorrect.",
        "Not so: I is incorrect.",
        "Right: II is correct, I is not.",
    ),
}


def reason(claim: Claim, material: Material, ladders: Ladders, balance: Balance, rng: Random) -> Question | Refusal:
    """Return the item, or why the claim states no cause that can stand alone.

    "Both correct, but II does not explain I" is never the key: only a person can be sure of that.
    """
    parts = split_cause(claim)
    if parts is None:
        return Refusal("no kept fact states a cause in words that can stand alone")
    effect, cause = parts
    first, second = (
        Statement(effect, True, f"Correct. {cited(claim)}"),
        Statement(cause, True, f"Correct. {cited(claim)}"),
    )
    key = 0
    changed = _falsified(claim, effect, cause, material, balance, rng)
    if changed is not None:
        key, first, second = changed
    return make(
        QuestionKind.REASON,
        STEM,
        [Option(text, why) for text, why in zip(ladders["reason"], _WHY[key], strict=True)],
        key,
        [claim],
        [slot.value for slot in claim.slots],
        statements=(first, second),
        labels=("I", "II"),
        closing="Which one of the following is correct in respect of the above statements?",
    )


def split_cause(claim: Claim) -> tuple[str, str] | None:
    """Return the effect and its stated cause as two sentences that stand alone, None where they do not."""
    role = claim.fact.role(CAUSE)
    statement = claim.fact.statement
    if role is None or role.at is None or unfit(claim.fact) or not claim.stands_alone:
        return None
    effect = f"{statement[: role.at.start].strip().rstrip(',')}."
    cause = _sentence(statement[role.at.start : role.at.end].strip().rstrip("."))
    if not cause or statement[role.at.end :].strip(" .") or len(effect.split()) < 4:
        return None
    return dated(effect, claim.fact), cause


def _sentence(words: str) -> str:
    """Return the cause as a sentence; empty where its words make none."""
    clause = _LINK.match(words)
    if (
        clause
        and _VERB.search(clause["clause"])
        and not re.match(r"(?:it|they|he|she|this|its|their)\b", clause["clause"])
    ):
        return f"{clause['clause'][:1].upper()}{clause['clause'][1:]}."
    things = _NOUN_LINK.match(words)
    if things and things["head"].endswith("s") and not things["head"].endswith(("ss", "is", "us")):
        return f"There were {things['things']}."
    return ""


def _falsified(
    claim: Claim, effect: str, cause: str, material: Material, balance: Balance, rng: Random
) -> tuple[int, Statement, Statement] | None:
    """Return key and statements with one of them made false, where a slot allows it and (a) was the key often enough."""
    if balance.positions[4, 0] <= min(balance.positions[4, 2], balance.positions[4, 3]):
        return None
    for slot in claim.slots:
        wrong = next(wrong_values(claim, slot, material, rng), None)
        if wrong is None:
            continue
        false = why_false(claim, slot, wrong)
        true = f"Correct. {cited(claim)}"
        if slot.value in effect:
            return 3, Statement(_swap(effect, slot, wrong.value), False, false), Statement(cause, True, true)
        if slot.value in cause:
            return 2, Statement(effect, True, true), Statement(_swap(cause, slot, wrong.value), False, false)
    return None


def _swap(text: str, slot: Slot, value: str) -> str:
    return text.replace(slot.value, value, 1)
