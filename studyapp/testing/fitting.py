"""Whether another value reads well where the true one stands, and what article goes with it."""

from __future__ import annotations

import re

from studyapp.domain.fact import RoleKind
from studyapp.knowledge.article import with_article
from studyapp.testing.claim import Claim
from studyapp.testing.slots import Slot

_OWNER_BEHIND = re.compile(r", [A-Z]")  # "Madrid, Spain": no other city is there
_INDEFINITE_BEFORE = re.compile(r"\b(a|an|A|An) $")
_ARTICLE_BEFORE = re.compile(r"\b(?:the|The) $")
_NOUNS_WITH_ARTICLE = frozenset({"ministry", "department"})
_WITH_THE = frozenset(
    """USA|US|UK|UAE|United States|United Kingdom|United Arab Emirates|Netherlands|Philippines|Maldives|Bahamas|Gambia|
    Democratic Republic of the Congo|Central African Republic|Dominican Republic|Marshall Islands|Solomon Islands|Seychelles|
    Comoros|European Union""".replace("\n    ", "").split("|")
)


def reads_well(value: str, claim: Claim, slot: Slot) -> bool:
    """Return whether the value fits where the true one stands: the same "a" or "an", no country behind it that is not its own."""
    statement = claim.fact.statement
    indefinite = _INDEFINITE_BEFORE.search(statement[: slot.start])
    if indefinite:
        return (value[:1].lower() in "aeiou") == (indefinite[1].lower() == "an")
    return slot.kind is not RoleKind.PLACE or not _OWNER_BEHIND.match(statement[slot.end :])


def with_its_article(value: str, before: str, slot: Slot) -> tuple[str, str]:
    """Return what stands before a value and the value, with "the" between them where the value has it, and only there."""
    if slot.kind in (RoleKind.DATE, RoleKind.NUMBER, RoleKind.PERSON) or slot.noun in _NOUNS_WITH_ARTICLE:
        return before, value
    takes = value in _WITH_THE if slot.kind is RoleKind.PLACE else with_article(value).startswith("the ")
    has = _ARTICLE_BEFORE.search(before)
    if has and not takes:
        return before[: has.start()], value if has.start() else value[:1].upper() + value[1:]
    if takes and not has:
        return f"{before}{'the' if before else 'The'} ", value
    return before, value
