"""How likely a strict reader keeps a card, by the rule that made it: the record of what each rule is worth."""

from __future__ import annotations

from studyapp.domain.fact import Fact, Role, RoleKind
from studyapp.domain.prompt import Basic, Prompt

CONFIDENT = 0.6


def expected_keep(fact: Fact, role: Role, prompt: Prompt) -> float:
    """Return the expected share of such cards that are kept, 0 to 1."""
    if fact.frame != "clause":
        return fact.score
    base = {
        RoleKind.PLACE: 0.75,
        RoleKind.PERSON: 0.75,
        RoleKind.ORGANISATION: 0.75,
        RoleKind.WORK: 0.75,
        RoleKind.EVENT: 0.7,
        RoleKind.DATE: 0.7,
        RoleKind.NUMBER: 0.7,
        RoleKind.TERM: 0.65,
        RoleKind.CLAUSE: 0.75,
    }.get(role.kind, 0.5)
    return round(base + (0.05 if isinstance(prompt, Basic) else 0.0), 3)


def is_confident(score: float) -> bool:
    """Return whether a card of that expected share is shown without being asked for."""
    return score >= CONFIDENT
