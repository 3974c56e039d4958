"""Say exactly what a note leaves vague, where the bank knows it: "dates from" is "was concluded in", a body "is" where its seat is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from studyapp.domain.article import Span
from studyapp.domain.fact import Role
from studyapp.domain.prompt import Basic, Prompt
from studyapp.domain.question import Kept
from studyapp.knowledge.collection import Collection, Entry
from studyapp.testing.claim import VAGUE_YEAR

Meanings = Mapping[str, tuple[tuple[Collection, Entry], ...]]
_ASKS = (
    re.compile(r"^From which year do(?:es)? (?P<what>.+) date\?$"),
    re.compile(r"^(?P<seat>In which (?:city|town) is .+)\?$"),
)
_SEATED = " is headquartered in "
# What is vague, the relation that the bank must tell alike, and the exact words by the collection.
_EXACT: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    (VAGUE_YEAR, "year", {"treaties": " was concluded in "}),
    (" is in ", "headquarters", {"organisations": _SEATED, "bodies": _SEATED}),
    (" is in ", "secretariat", {"groupings": _SEATED}),
)


def restated(kept: Kept, meanings: Meanings) -> Kept:
    """Return the fact in exact words, itself where the bank does not know the thing or tells otherwise."""
    subject = kept.fact.role("subject") or kept.fact.role("the_subject")
    entries = meanings.get(subject.text.removeprefix("the "), ()) if subject else ()
    for vague, relation, exact in _EXACT:
        for collection, entry in entries if vague in kept.fact.statement else ():
            value = entry.value(relation)
            if collection.key in exact and value and any(role.text == value and role.at for role in kept.fact.roles):
                return _reworded(kept, vague, exact[collection.key])
    return kept


def _reworded(kept: Kept, vague: str, exact: str) -> Kept:
    fact = kept.fact
    roles = tuple(_moved(role, fact.statement.index(vague), len(exact) - len(vague)) for role in fact.roles)
    return replace(
        kept,
        fact=replace(fact, statement=fact.statement.replace(vague, exact, 1), roles=roles),
        prompts=tuple(_asks(prompt, exact) for prompt in kept.prompts),
    )


def _moved(role: Role, after: int, by: int) -> Role:
    if role.at is None or role.at.start <= after:
        return role
    return replace(role, at=Span(role.at.start + by, role.at.end + by))


def _asks(prompt: Prompt, exact: str) -> Prompt:
    asked = (
        next((found for form in _ASKS if (found := form.match(prompt.question))), None)
        if isinstance(prompt, Basic)
        else None
    )
    if asked is None:
        return prompt
    if "seat" in asked.groupdict():
        return Basic(f"{asked['seat']} headquartered?", prompt.answer)
    return Basic(f"In which year was {asked['what']} {exact.split()[1]}?", prompt.answer)
