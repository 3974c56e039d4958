"""Make a false statement honestly: put another value of the same sort into a single-valued slot, nothing else."""

from __future__ import annotations

from random import Random

from studyapp.domain.fact import RoleKind
from studyapp.domain.question import Statement
from studyapp.testing.claim import Claim, dated
from studyapp.testing.distractors import Wrong, reads_well, wrong_values
from studyapp.testing.material import Material
from studyapp.testing.slots import Slot


def true_statement(claim: Claim) -> Statement:
    """Return the claim as a true statement."""
    evidence = claim.evidence
    return Statement(claim.text, True, f"True. {cited(claim)}", evidence)


def false_statement(claim: Claim, material: Material, rng: Random) -> Statement | None:
    """Return the claim with one value swapped, or None when nothing certainly false is known for any slot."""
    slots = list(claim.slots)
    rng.shuffle(slots)
    for slot in slots:
        values = wrong_values(claim, slot, material, rng)
        wrong = next((each for each in values if reads_well(each.value, claim, slot)), None)
        if wrong is not None:
            return Statement(swapped(claim, slot, wrong.value), False, why_false(claim, slot, wrong), claim.evidence)
    return None


def swapped(claim: Claim, slot: Slot, value: str) -> str:
    """Return the claim with ``value`` in the slot."""
    statement = claim.fact.statement
    return dated(f"{statement[: slot.start]}{value}{statement[slot.end :]}", claim.fact)


def why_false(claim: Claim, slot: Slot, wrong: Wrong) -> str:
    """Return the explanation of a false statement: the tested part, the true value, the source."""
    told = f"False: it is {slot.value}, not {wrong.value}. {cited(claim)}"
    return f"{told} {aside(wrong, slot)}".rstrip()


def aside(wrong: Wrong, slot: Slot) -> str:
    """Return what the wrong value really belongs to, in brackets; nothing for numbers and dates."""
    return f"({wrong.about})" if wrong.about and slot.kind not in (RoleKind.DATE, RoleKind.NUMBER) else ""


def cited(claim: Claim) -> str:
    """Return the source's own words with its title."""
    return f"“{claim.evidence.sentence}” ({claim.evidence.source})"
