"""Writes the statement of a claim from a pattern with slots, and notes where in it each role stands."""

from __future__ import annotations

import re
from dataclasses import replace

from studyapp.domain.article import Span
from studyapp.domain.dates import PartialDate
from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.dates import When
from studyapp.extract.notes.page import Claim
from studyapp.extract.notes.words import is_plural, the

_SLOT = re.compile(r"\{(\w+)\}")


def term(name: str, text: str, noun: str = "") -> Role:
    """Return a role that is a name or term."""
    return Role(name, text, RoleKind.TERM, noun)


def work(name: str, text: str, noun: str = "") -> Role:
    """Return a role that is a named thing made by people."""
    return Role(name, text, RoleKind.WORK, noun)


def number(name: str, text: str, noun: str) -> Role:
    """Return the role of a figure; the noun is what is counted or the whole question ("how long")."""
    return Role(name, text, RoleKind.NUMBER, noun)


def wording(name: str, text: str) -> Role:
    """Return a role that only serves the wording of a question."""
    return Role(name, text, RoleKind.CLAUSE)


def time_roles(when: When, name: str = "time") -> tuple[Role, ...]:
    """Return the date as a role, with the words that ask for it."""
    asks = f"{when.prep.capitalize()} which {when.noun}"
    return (
        Role(name, when.words, RoleKind.DATE, when.noun),
        wording(f"which_{name}", asks),
        wording(f"in_{name}", f"{when.prep} {when.words}"),
    )


def subject_roles(text: str, kind: RoleKind = RoleKind.WORK, noun: str = "", verb: str = "was") -> tuple[Role, ...]:
    """Return a subject with its article and its verb in the number that it needs ("was" or "is")."""
    plural = {"was": "were", "is": "are", "has": "have", "does": "do"}[verb] if is_plural(text) else verb
    return Role("subject", text, kind, noun), wording("the_subject", the(text)), wording("be", plural)


def compose(
    frame: str,
    pattern: str,
    roles: tuple[Role, ...],
    asks: tuple[str, ...],
    score: float,
    as_of: PartialDate | None = None,
) -> Claim:
    """Return the claim whose statement is the pattern with ``{role}`` filled in; ``{the_role}`` adds the article before it."""
    named = {role.name: role for role in roles}
    out = ""
    end = 0
    places: dict[str, Span] = {}
    for slot in _SLOT.finditer(pattern):
        out += pattern[end : slot.start()]
        end = slot.end()
        name = slot[1]
        if name.startswith("the_"):
            name = name.removeprefix("the_")
            out += the(named[name].text).removesuffix(named[name].text)
        places.setdefault(name, Span(len(out), len(out) + len(named[name].text)))
        out += named[name].text
    out += pattern[end:]
    statement = out[0].upper() + out[1:]
    placed = tuple(
        replace(role, at=places[role.name])
        if role.name in places and statement[places[role.name].start : places[role.name].end] == role.text
        else role
        for role in roles
    )
    return Claim(frame, statement, placed, asks, score, as_of)


def claim_of(frame: str, said: str, value: str, kind: RoleKind, asks: str, score: float, noun: str = "") -> Claim:
    """Return a claim of one role, ``{who}`` or ``{value}`` in the statement, with the question that asks for it."""
    slot = "who" if "{who}" in said else "value"
    return compose(frame, said, (Role(slot, value, kind, noun, question=asks),), (slot,), score)
