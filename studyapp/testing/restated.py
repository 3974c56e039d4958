"""Say of a dated thing what was done in its year, where the bank knows it: "dates from 2010" becomes "was concluded in 2010"."""

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
_ASKS = re.compile(r"^From which year do(?:es)? (?P<what>.+) date\?$")
_DONE = {"treaties": "concluded"}  # by the collection: what its year is the year of


def restated(kept: Kept, meanings: Meanings) -> Kept:
    """Return the fact with what was done in the year, itself where the bank does not know the thing or has another year."""
    fact = kept.fact
    subject, time = fact.role("subject"), fact.role("time")
    if VAGUE_YEAR not in fact.statement or subject is None or time is None or time.at is None:
        return kept
    done = next(
        (
            _DONE[collection.key]
            for collection, entry in meanings.get(subject.text.removeprefix("the "), ())
            if collection.key in _DONE and entry.value("year") == time.text
        ),
        "",
    )
    if not done:
        return kept
    told = f" was {done} in "
    moved = len(told) - len(VAGUE_YEAR)
    roles = tuple(_moved(role, fact.statement.index(VAGUE_YEAR), moved) for role in fact.roles)
    return replace(
        kept,
        fact=replace(fact, statement=fact.statement.replace(VAGUE_YEAR, told, 1), roles=roles),
        prompts=tuple(_asks(prompt, done) for prompt in kept.prompts),
    )


def _moved(role: Role, after: int, by: int) -> Role:
    if role.at is None or role.at.start <= after:
        return role
    return replace(role, at=Span(role.at.start + by, role.at.end + by))


def _asks(prompt: Prompt, done: str) -> Prompt:
    asked = _ASKS.match(prompt.question) if isinstance(prompt, Basic) else None
    return Basic(f"In which year was {asked['what']} {done}?", prompt.answer) if asked else prompt
