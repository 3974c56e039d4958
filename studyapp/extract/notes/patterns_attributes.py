"""Pattern for the named properties of a thing: ``X: theme = ...``, ``X; Nodal ministry: ...``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose, subject_roles, wording
from studyapp.extract.notes.naming import PLACES, agent, is_name, name_of, noun_of
from studyapp.extract.notes.page import Clause, Outcome, Page, Silence
from studyapp.extract.notes.words import the, write_out

# Properties that do not change from year to year, and each the kind of its value.
_KEYS = {
    "anode": RoleKind.TERM, "cathode": RoleKind.TERM, "electrolyte": RoleKind.TERM, "capital": RoleKind.PLACE, "parliament": RoleKind.TERM,
    "currency": RoleKind.TERM,
    "theme": RoleKind.WORK, "motto": RoleKind.WORK, "mascot": RoleKind.TERM, "nodal agency": RoleKind.ORGANISATION,
    "nodal ministry": RoleKind.ORGANISATION, "nodal body": RoleKind.ORGANISATION, "nodal department": RoleKind.ORGANISATION,
    "implementing agency": RoleKind.ORGANISATION, "implementing body": RoleKind.ORGANISATION, "parent body": RoleKind.ORGANISATION,
    "parent ministry": RoleKind.ORGANISATION, "venue": RoleKind.PLACE, "host": RoleKind.PLACE, "host country": RoleKind.PLACE,
    "official language": RoleKind.TERM, "scientific name": RoleKind.TERM, "chemical formula": RoleKind.TERM, "raw material": RoleKind.TERM,
    "launch vehicle": RoleKind.TERM, "real name": RoleKind.PERSON, "birthplace": RoleKind.PLACE, "architect": RoleKind.PERSON,
    "founder": RoleKind.PERSON, "author": RoleKind.PERSON, "inventor": RoleKind.PERSON, "source": RoleKind.PLACE, "origin": RoleKind.PLACE,
    "slogan": RoleKind.WORK, "landing site": RoleKind.PLACE,
    "fuel": RoleKind.TERM, "oxidiser": RoleKind.TERM, "script": RoleKind.TERM, "headquarters": RoleKind.PLACE, "full form": RoleKind.TERM,
}  # fmt: skip
_KEY_OF = re.compile(r"(?P<key>[A-Z][a-z]+(?: [a-z]+)?) of (?:the )?(?P<owner>[A-Z].+)")
_KEY_WORDS = {"anode": "anode material", "cathode": "cathode material", "host": "host country"}
_BARE_PAIR = re.compile(r"(?P<key>capital|currency|motto|parliament)(?P<year>) (?P<value>[A-Z‘“][\w’” -]*)")
_YEARLY = frozenset(("theme", "venue", "host", "host country", "slogan"))
_PAIR = re.compile(
    r"(?P<key>[A-Za-z][a-z]+(?: [A-Za-z][a-z]+)?)(?: (?:for )?(?P<year>(?:19|20)\d\d))?(?: is| =|:| -|"
    r" —| –) (?P<value>.+)"
)


def attribute(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Battery: anode = graphite``: what the named property of the subject is."""
    owned = _KEY_OF.fullmatch(clause.subject) if clause.sign in ("=", ":", "—", "–", "-") else None
    text = f"{owned['key']} = {clause.body}" if owned else clause.body
    match = _PAIR.fullmatch(text) or _BARE_PAIR.fullmatch(text)
    if not match or match["key"].lower() not in _KEYS or not clause.subject:
        return
    owner = _owner(owned["owner"] if owned else clause.subject, page)
    value = write_out(match["value"]).strip("‘’“”\"' .")
    if reason := _fault(match, owner, value, page):
        yield Silence("note.attribute", reason)
        return
    yield _attribute(match, owner, value, page)


def _owner(head: str, page: Page) -> str:
    """Return a name, or a plain thing in the lower case ("lithium-ion battery"); empty for all else."""
    whole = name_of(head, page)
    if is_name(whole):
        return whole
    return whole[0].lower() + whole[1:] if re.fullmatch(r"[A-Z][a-z-]+(?: [a-z-]+){0,3}", whole) else ""


def _fault(match: re.Match[str], owner: str, value: str, page: Page) -> str:
    """Return why the property is not asked, or nothing."""
    key = match["key"].lower()
    if not owner or len(value.split()) > 10 or re.search(r" or |/|,.*,|%|\betc\b", value):
        return "no certain subject or no single value"
    if key in _YEARLY and not match["year"]:
        return "changes every year and has no year"
    if key == "capital" and noun_of(owner, page) not in PLACES and not _REALM.search(owner):
        return "not the capital of a land"
    return ""


def _attribute(match: re.Match[str], owner: str, value: str, page: Page) -> Outcome:
    key = match["key"].lower()
    kind = _KEYS[key]
    role = agent("value", value, page) if kind is RoleKind.ORGANISATION else Role("value", value, kind)
    be = "was" if _REALM.search(owner) else "is"
    roles = (
        *subject_roles(owner), role, wording("is_was", be),
        wording("key", f"{match['year']} {key}" if match["year"] else _KEY_WORDS.get(key, key)),
        wording("owner", the(owner) if is_name(owner) else f"the {owner}"),
    )  # fmt: skip
    return compose("attribute", f"The {{key}} of {{owner}} {be} {{value}}.", roles, ("value",), 0.84)


_REALM = re.compile(r"(?:Empire|Dynasty|Kingdom|Sultanate)$")
ATTRIBUTE_PATTERNS = (attribute,)
