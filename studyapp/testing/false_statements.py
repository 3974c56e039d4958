"""Make a false statement honestly: put another value of the same sort into a single-valued slot, nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from studyapp.domain.fact import RoleKind
from studyapp.domain.question import Statement
from studyapp.testing.claim import Claim, dated, in_one_style
from studyapp.testing.distractors import wrong_values
from studyapp.testing.fitting import reads_well, with_its_article
from studyapp.testing.material import Material
from studyapp.testing.slots import Slot
from studyapp.testing.wrong import Wrong
from studyapp.text.similarity import content_words


def true_statement(claim: Claim) -> Statement:
    """Return the claim as a true statement."""
    evidence = claim.evidence
    return Statement(claim.text, True, f"True. {cited(claim)}", evidence)


def false_statement(claim: Claim, material: Material, rng: Random, beside: Sequence[Claim] = ()) -> Statement | None:
    """Return the claim with one value swapped, or None when nothing certainly false is known for any slot.

    No value is taken that stands in a claim ``beside`` it: the two lines would settle each other.
    """
    slots = list(claim.slots)
    rng.shuffle(slots)
    for slot in slots:
        values = wrong_values(claim, slot, material, rng)
        wrong = next((each for each in values if reads_well(each.value, claim, slot) and _fresh(each, beside)), None)
        if wrong is not None:
            return Statement(swapped(claim, slot, wrong.value), False, why_false(claim, slot, wrong), claim.evidence)
    return None


def _fresh(wrong: Wrong, beside: Sequence[Claim]) -> bool:
    return not any(wrong.value.lower() in claim.fact.statement.lower() for claim in beside)


def swapped(claim: Claim, slot: Slot, value: str) -> str:
    """Return the claim with ``value`` in the slot."""
    statement = claim.fact.statement
    before, shown = with_its_article(value, statement[: slot.start], slot)
    return dated(f"{before}{shown}{statement[slot.end :]}", claim.fact)


def why_false(claim: Claim, slot: Slot, wrong: Wrong) -> str:
    """Return the explanation of a false statement: the tested part, the true value, the source."""
    told = f"False: it is {in_one_style(slot.value)}, not {in_one_style(wrong.value)}. {cited(claim)}"
    return f"{told} {aside(wrong, slot)}".rstrip()


def aside(wrong: Wrong, slot: Slot) -> str:
    """Return what the wrong value really belongs to, in brackets; nothing for numbers and dates."""
    return f"({wrong.about})" if wrong.about and slot.kind not in (RoleKind.DATE, RoleKind.NUMBER) else ""


def cited(claim: Claim) -> str:
    """Return the source's own words with its title; of a line of several parts those that tell it."""
    return f"“{_telling_parts(claim)}” ({claim.evidence.source})"


def _telling_parts(claim: Claim) -> str:
    """Return the source's line without the parts that tell other facts."""
    told, values = content_words(claim.fact.statement), content_words(" ".join(slot.value for slot in claim.slots))
    parts = claim.evidence.sentence.split("; ")
    shown = [parts[0], *(part if _tells(content_words(part), told, values) else "…" for part in parts[1:])]
    return re.sub(r"…(?:; …)+", "…", "; ".join(shown)).replace("; …", " …")


def _tells(part: frozenset[str], told: frozenset[str], values: frozenset[str]) -> bool:
    return bool(part & values) or len(part & told) * 2 >= len(part)
