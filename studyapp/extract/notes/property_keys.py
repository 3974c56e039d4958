"""Recogniser of named properties, ``motto X``, ``architect – P``, ``anode = graphite``: a key of the table and its one value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.naming import PLACES, agent, is_loose_name, is_name, noun_of, place_noun
from studyapp.extract.notes.page import Clause, Outcome, Page
from studyapp.extract.notes.posts import PERSON
from studyapp.extract.notes.properties import Property
from studyapp.extract.notes.sorts import sort_of, the_name
from studyapp.extract.notes.words import the, write_out

# Properties that do not change, each with the sort of its value; those that a year settles need it.
_PERSONS = (
    "architect|chief architect|founder|author|composer|inventor|designer|sculptor|discoverer|mission director|project director|"
    "lyricist|translator|first (?:Indian |woman )?(?:[Pp]resident|[Cc]hairman|[Cc]hairperson|"
    r"[Dd]irector|[Dd]irector[- ][Gg]eneral|[Gg]overnor|"
    "[Ss]ecretary[- ][Gg]eneral|[Ss]peaker|[Mm]inister|[Cc]hancellor|[Vv]ice-[Cc]hancellor|CEO|CEC|[Mm]anaging [Dd]irector)"
)
_PLACES = "registry|capital|first capital|old capital|birthplace|source|origin|landing site|parliament"
_BODIES = (
    "nodal agency|nodal ministry|nodal body|nodal department|implementing agency|implementing body|parent body|parent ministry|"
    "publisher|depositary"
)
_TERMS = (
    "motto|mascot|currency|emblem|anthem|script|codename|code name|pen name|real name|state bird|state animal|state tree|state flower|"
    "national animal|vector|causative agent|scientific name|chemical formula|chemical name|main ore|ore|launch vehicle|launcher|"
    "official language|nickname|anode|cathode|electrolyte|raw material|fuel|oxidiser|full form|original name|old name|former name|"
    "earlier name|botanical name|zoological name|family|genus|brand|brand name|SI unit|unit|chemical symbol|tagline|popular name|"
    "ancient name|modern name|present name|coolant|moderator|state dance|state sport|national tree|national flower|national bird|"
    "official residence|call sign|colour code|breeding season|nodal officer|fuel used"
)
_YEARLY = "theme|slogan|venue|host|host country"
_KEYED = re.compile(
    rf"(?P<key>(?i:{_PERSONS}|{_PLACES}|{_BODIES}|{_TERMS}|{_YEARLY}))(?: (?:for )?(?P<year>(?:19|20)\d\d))?"
    r"(?: is| was|:| =| –| —| -)? (?P<value>[A-Za-z‘“\"'].*)"
)
_TURNED = re.compile(
    rf"(?P<value>{PERSON}),? (?:is |was )?(?P<key>mission director|project director|(?:chief )?architect)(?P<year>)"
)
_TOO_PLAIN = ("virus", "viruses", "bacteria", "bacterium", "protozoa", "protozoan", "fungus", "worm", "insect")
_KEY_OF = re.compile(r"(?P<key>[A-Z][a-z]+(?: [a-z]+)?) of (?:the )?(?P<owner>[A-Z].+)")
_KEY_BEHIND = re.compile(
    rf"(?P<owner>[A-Z][\w’' -]*?)(?:[’']s)? (?P<key>{_PLACES}|{_BODIES}|{_TERMS}|founder|architect|author|composer)"
)
_WRITTEN = {
    "anode": "anode material", "cathode": "cathode material", "host": "host country", "old name": "former name",
    "earlier name": "former name", "first CEC": "first Chief Election Commissioner",
    "first woman CEC": "first woman Chief Election Commissioner",
    "launcher": "launch vehicle", "code name": "codename",
}  # fmt: skip
_OF_A_WORK = ("translator", "author", "composer", "lyricist", "director", "writer")
_REALM = re.compile(r"(?:Empire|[Dd]ynasty|Kingdom|Sultanate|Caliphate|Samrajya|kings|rulers)$")


def keyed(owner: Property, page: Page) -> Iterator[Outcome]:
    """``motto Gens una sumus``, ``architect – B. Rao``, ``anode = graphite``: what or who it is."""
    text = re.sub(r" \([^()]*\)$", "", owner.text)
    match = _KEYED.fullmatch(text) or _TURNED.fullmatch(text)
    if match is not None and owner.sign != "(":
        yield from _keyed(owner.owner, match["key"], match["value"], match["year"] or "", page)


def key_of(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Capital of Reefland: Alba``: the same with the key first."""
    head = _KEY_OF.fullmatch(clause.subject) if clause.sign in ("=", ":", "—", "–", "-", "→") else None
    behind = (
        _KEY_BEHIND.fullmatch(clause.subject) if clause.sign in ("=", ":", "—", "–", "-", "→") and not head else None
    )
    if behind and is_name(behind["owner"]):
        body = re.sub(r" \([^()]*\)$", "", clause.body)
        if match := _KEYED.fullmatch(f"{behind['key']} {body}"):
            yield from _keyed(behind["owner"], match["key"], match["value"], "", page)
    match = _KEYED.fullmatch(f"{head['key'].lower()} {clause.body}") if head else None
    if head and match and is_loose_name(head["owner"]):
        yield from _keyed(head["owner"], match["key"], match["value"], "", page)


def _keyed(owner: str, key: str, value: str, year: str, page: Page) -> Iterator[Outcome]:
    key = key if re.search(r"[A-Z]", key[1:]) else key.lower()
    value = re.split(r", (?=an? )|; ", write_out(value))[0].strip("‘’“”\"' .")
    if (
        re.match(r"(?:of|in|for|by|to|on|at|from|with|under)\b", value)
        or re.search(r" or |/|,|%|\betc\b|\d{4}|\b(?:is|are|was|were|not)\b", value)
        or not 1 <= len(value.split()) <= 10
    ):
        return
    role = _value(key, value, owner, page)
    if key == "theme" and sort_of(owner, page) in ("pact", "law", "body"):
        return  # that of its day or its year, which the line leaves unsaid
    if key in _OF_A_WORK and (sort_of(owner, page) in ("award", "person") or _is_person(owner, page)):
        return  # that of the work which won it, or that the person wrote
    if role is None or (re.fullmatch(_YEARLY, key) and not year) or owner.endswith(f" {key}"):
        return
    be = (
        "was"
        if re.match(_PERSONS, key) or _REALM.search(owner) or re.match(r"old|former|first|earlier|original", key)
        else "is"
    )
    if key in ("vector", "causative agent"):
        if value.lower() in _TOO_PLAIN:
            return
        owner = owner if owner.isupper() else owner[0].lower() + owner[1:]
    owner = owner[0].lower() + owner[1:] if re.fullmatch(r"[A-Z][a-z]+-[a-z]+(?: [a-z-]+)+", owner) else owner
    name = the_name(owner, page) if is_name(owner) else f"the {owner}"
    name = owner if key in ("vector", "causative agent") else name
    words = _WRITTEN.get(key, key)
    words = f"{year} {words}" if year else words
    if role.kind is RoleKind.PERSON:
        asks = f"Who {be} the {words} of {name}?"
    else:
        asks = f"{f'Which {role.noun}' if role.noun else 'What'} {be} the {words} of {name}?"
    asked = Role("value", role.text, role.kind, role.noun, question=asks)
    article = the(role.text).removesuffix(role.text) if role.kind is RoleKind.ORGANISATION else ""
    yield compose("keyed", f"The {words} of {name} {be} {article}{{value}}.", (asked,), ("value",), 0.84)


def _is_person(owner: str, page: Page) -> bool:
    """Tell whether a name that no list knows has the form of a person's: of two or three plain words, none a known name."""
    plain = re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+| [A-Z]\.){1,2}", owner)
    return plain is not None and f"‘{owner}" not in page.text


def _value(key: str, value: str, owner: str, page: Page) -> Role | None:
    """Return the value as the sort that its key needs; None where it is not of that sort."""
    if re.fullmatch(_PERSONS, key):
        good = re.fullmatch(PERSON, value) and " " in value and noun_of(value, page) not in PLACES
        return (
            Role("value", value, RoleKind.PERSON)
            if good and sort_of(owner, page) not in ("person", "law", "pact")
            else None
        )
    if re.fullmatch(_BODIES, key):
        return agent("value", value, page) if is_name(value) else None
    if re.fullmatch(f"{_PLACES}|venue|host|host country", key):
        noun = place_noun(value, page)
        if "capital" in key and noun_of(owner, page) not in PLACES and not _REALM.search(owner):
            return None
        return Role("value", value, RoleKind.PLACE, noun) if is_name(value) else None
    return Role("value", value, RoleKind.TERM)


KEY_PROPERTIES = (keyed,)
