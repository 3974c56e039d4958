"""Which cards go first and which are only shown on request, by the rule that made them.

The figures put the rules in order, as the blind readings suggest (tests/benchmarks/VERDICTS.md); they are not measured
shares: there, readers kept about half of the cards. Those of notes come with the facts.
"""

from __future__ import annotations

from studyapp.domain.fact import Fact, Role, RoleKind
from studyapp.domain.prompt import Basic, Prompt, prompt_text

CONFIDENT = 0.6

_BY_TELLING: dict[str, float] = {"prose.event": 0.75, "prose.state": 0.7, "prose.rank": 0.72, "prose.other": 0.5}
_BY_KIND: dict[RoleKind, float] = {
    RoleKind.PLACE: 0.05,
    RoleKind.WORK: 0.05,
    RoleKind.CLAUSE: 0.05,
    RoleKind.NUMBER: 0.0,
    RoleKind.ORGANISATION: 0.0,
    RoleKind.EVENT: 0.0,
    RoleKind.DATE: 0.0,
    RoleKind.TERM: -0.05,
    RoleKind.PERSON: 0.01,
}


# A card whose topic line had to lose the title, since that gives the answer away, has lost its context.
_WITHOUT_TITLE = 0.2


# Forms of notes that taught an error in a blind reading: shown on request until they are mended.
_DOUBTFUL_NOTES = frozenset({"note.dated", "note.clipped-clause"})


def score_of(fact: Fact, role: Role, prompt: Prompt, topic: str) -> float:
    """Return the card's place in that order under that topic line, 0 to 1, higher first."""
    lost = _WITHOUT_TITLE if _lost_title(fact.topic, topic) and not _names_enough(prompt_text(prompt)) else 0.0
    if fact.rule in _DOUBTFUL_NOTES:
        return min(fact.score, CONFIDENT - 0.05)
    if fact.frame != "clause":
        return round(fact.score - (lost if fact.rule.startswith("prose") else 0.0), 3)
    base = _BY_TELLING.get(fact.rule, 0.5) + _BY_KIND.get(role.kind, 0.0) - lost
    return round(base + (0.01 if isinstance(prompt, Basic) else 0.0), 3)


def _lost_title(whole: str, topic: str) -> bool:
    return topic.split(" · ")[0] != whole.split(" · ")[0]


def _names_enough(text: str) -> bool:
    """Whether the prompt names two things or gives a figure, so that it stands without the title."""
    inside = text.split(" (as of")[0].split()[1:]
    return sum(word[0].isupper() for word in inside) > 1 or any(c.isdigit() for c in " ".join(inside))


def is_confident(score: float) -> bool:
    """Return whether a card of that score is shown without being asked for."""
    return score >= CONFIDENT
