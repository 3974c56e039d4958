"""Pattern for the named properties of a thing: ``X: theme = ...``, ``X; Nodal ministry: ...``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose, subject_roles, wording
from studyapp.extract.notes.naming import agent, is_name, name_of
from studyapp.extract.notes.page import Clause, Outcome, Page, Silence
from studyapp.extract.notes.words import the, write_out

# Properties that do not change from year to year, and each the kind of its value.
_KEYS = {
    "anode": RoleKind.TERM, "cathode": RoleKind.TERM, "electrolyte": RoleKind.TERM, "capital": RoleKind.PLACE, "currency": RoleKind.TERM,
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
_YEARLY = frozenset(("theme", "venue", "host", "host country", "slogan"))
_PAIR = re.compile(
    r"(?P<key>[A-Za-z][a-z]+(?: [A-Za-z][a-z]+)?)(?: (?:for )?(?P<year>(?:19|20)\d\d))?(?: is| =|:| -|"
    r" —| –) (?P<value>.+)"
)


def attribute(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Battery: anode = graphite``: what the named property of the subject is."""
    owned = _KEY_OF.fullmatch(clause.subject) if clause.sign in ("=", ":", "—", "–", "-") else None
    text = f"{owned['key']} = {clause.body}" if owned else clause.body
    match = _PAIR.fullmatch(text)
    key = match["key"].lower() if match else ""
    if not match or key not in _KEYS or not clause.subject:
        return
    whole = name_of(owned["owner"] if owned else clause.subject, page)
    value = write_out(match["value"]).strip("‘’“”\"' .")
    if not whole or len(value.split()) > 10 or re.search(r" or |/|,.*,|%|\betc\b", value):
        yield Silence("note.attribute", "no certain subject or no single value")
        return
    if not is_name(whole) and re.match(r"[A-Z][a-z]", whole):
        whole = whole[0].lower() + whole[1:]
    if key in _YEARLY and not match["year"]:
        yield Silence("note.attribute", "changes every year and has no year")
        return
    kind = _KEYS[key]
    role = agent("value", value, page) if kind is RoleKind.ORGANISATION else Role("value", value, kind)
    roles = (
        *subject_roles(whole),
        role,
        wording("key", f"{match['year']} {key}" if match["year"] else _KEY_WORDS.get(key, key)),
        wording("owner", the(whole) if is_name(whole) else f"the {whole}"),
    )
    be = "was" if re.search(r"(?:Empire|Dynasty|Kingdom|Sultanate)$", whole) else "is"
    roles = (*roles, wording("is_was", be))
    yield compose("attribute", f"The {{key}} of {{owner}} {be} {{value}}.", roles, ("value",), 0.84)


ATTRIBUTE_PATTERNS = (attribute,)
