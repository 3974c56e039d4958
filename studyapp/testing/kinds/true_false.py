"""True or false: one statement, as it stands in the source or with one value swapped."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from studyapp.domain.question import Option, Question, QuestionKind, Statement
from studyapp.testing.build import Balance, Refusal, hangs_on_topic, make
from studyapp.testing.claim import Claim
from studyapp.testing.false_statements import false_statement, true_statement
from studyapp.testing.material import Material
from studyapp.testing.reasons import shortly

OPTIONS = ("True", "False")
HANGS = "without the line above them nobody could tell what the statements are about, and that line gives them away"


def true_false(claim: Claim, material: Material, balance: Balance, rng: Random) -> Question | Refusal:
    """Return the item, or why none can be made of this claim. Only what could have been falsified is asked as true."""
    told = [slot.value for slot in claim.slots]
    if hangs_on_topic([claim], told):
        return Refusal(HANGS)
    statement = judged(claim, material, balance.truth(rng), rng)
    if statement is None:
        return Refusal("no value in it can be swapped for one that is certainly false")
    key = 0 if statement.true else 1
    why = shortly(statement)
    options = [Option(text, f"{'Right' if place == key else 'Not so'}: {why}") for place, text in enumerate(OPTIONS)]
    return make(
        QuestionKind.TRUE_FALSE,
        "True or false?",
        options,
        key,
        [claim],
        told,
        statements=(statement,),
        labels=("1",),
        explanation=claim.text,
    )


def judged(claim: Claim, material: Material, true: bool, rng: Random, beside: Sequence[Claim] = ()) -> Statement | None:
    """Return the claim as a true or as a false statement; None where a false one could not be made of it.

    A true one is held to the same: else whatever cannot be falsified would be true, and students would learn that.
    """
    fit = claim.stands_alone and claim.is_one_claim
    false = false_statement(claim, material, rng, beside) if fit else None
    if false is None:
        return None
    return true_statement(claim) if true else false
