"""Whether a wrong name may be believed where the true one stands."""

from __future__ import annotations

import re

from studyapp.domain.fact import RoleKind
from studyapp.testing.claim import READY_QUESTION, Claim
from studyapp.testing.names import Names
from studyapp.testing.slots import Slot
from studyapp.testing.wrong import Wrong
from studyapp.text.similarity import content_words

_YEAR_BEHIND = re.compile(r"^(?:,| of| in| \() ?([12]\d{3})\b")
_AT_SEA = re.compile(r"\bINS [A-Z]|\b(?:warship|submarine|ship|vessel|port|shipyard)s?\b", re.IGNORECASE)
# Where a ship can be launched or commissioned; an inland city is believed by nobody.
_ON_THE_COAST = frozenset(
    "Mumbai|Kochi|Visakhapatnam|Chennai|Kolkata|Karwar|Mangaluru|Goa|Porbandar|Paradip|Thoothukudi|Haldia".split("|")
)
_BY_THE_SEA = re.compile(
    r"\b(?:[Cc]oast\w*|[Gg]ulf|[Ss]ea|[Bb]each\w*|[Ii]slands?|[Pp]ort|[Ss]eaport|[Hh]arbour|[Ff]ishing|[Mm]arine)\b"
)
_COASTAL = frozenset(
    "Andhra Pradesh|Goa|Gujarat|Karnataka|Kerala|Maharashtra|Odisha|Tamil Nadu|West Bengal|Puducherry|Lakshadweep|"
    "Andaman and Nicobar Islands".split("|")
)
_LIST = re.compile(r"^(?:Union|State|Concurrent) List$")
# Who comes first in indices of what is good; whoever else were named would be believed by nobody.
_LEADERS = frozenset(
    """Australia|Canada|Denmark|Estonia|Finland|France|Germany|Iceland|Ireland|Japan|Luxembourg|Netherlands|New Zealand|Norway|Singapore|
    South Korea|Spain|Sweden|Switzerland|United Kingdom|United States""".replace("\n    ", "").split("|")
)
# Where the world meets and plays; beside one of them no other country is believed.
_HOSTS = _LEADERS | frozenset(
    """Argentina|Austria|Azerbaijan|Bangladesh|Belgium|Brazil|China|Egypt|Greece|Hungary|India|Indonesia|Italy|Kenya|Malaysia|Mexico|
    Pakistan|Poland|Portugal|Qatar|Russia|Saudi Arabia|South Africa|Sri Lanka|Thailand|Türkiye|United Arab Emirates|
    Vietnam""".replace("\n    ", "").split("|")
)
_LEGAL = frozenset(
    "article constitution india deals under part schedule act amendment constitutional inserted added".split()
)


def fits(wrong: Wrong, claim: Claim, slot: Slot, names: Names) -> bool:
    """Return whether the name may be believed there: a leader of indices on top of one, an Act of the year behind it."""
    if claim.fact.frame == "tops-index" and _leads(slot.value, names) and not _leads(wrong.value, names):
        return False
    if _hosts(slot.value, names) and not _hosts(wrong.value, names):
        return False
    if _AT_SEA.search(claim.fact.statement) and slot.value in _ON_THE_COAST and wrong.value not in _ON_THE_COAST:
        return False
    if _BY_THE_SEA.search(claim.fact.statement) and slot.value in _COASTAL and wrong.value not in _COASTAL:
        return False
    year = _YEAR_BEHIND.match(claim.fact.statement[slot.end :])
    if (
        year
        and slot.kind is RoleKind.WORK
        and year[1] not in {entry.value("year") for _, entry in names.of(wrong.value)}
    ):
        return False
    if _LIST.search(slot.value):
        return wrong.value.startswith("Concurrent") or slot.value.startswith("Concurrent")
    return _other_matter(wrong, claim, slot)


def _leads(country: str, names: Names) -> bool:
    return any(entry.name in _LEADERS for _, entry in names.of(country))


def _hosts(country: str, names: Names) -> bool:
    return any(entry.name in _HOSTS for collection, entry in names.of(country) if collection.key == "countries")


def is_member(wrong: Wrong, members: frozenset[str], names: Names) -> bool:
    """Return whether the place is a member of the grouping, or lies in one; true of all where there is no grouping."""
    return not members or any(
        entry.name in members or entry.value("country") in members or collection.key == "indian_cities"
        for collection, entry in names.of(wrong.value)
    )


def asks_for_its_sort(claim: Claim, slot: Slot, names: Names) -> bool:
    """Return whether a question of the source names the sort of its answer: no city stands beside what is asked as a district."""
    if claim.fact.frame != READY_QUESTION:
        return True
    question = claim.fact.statement.lower()
    return any(collection.noun.lower() in question for collection, _ in names.of(slot.value))


def _other_matter(wrong: Wrong, claim: Claim, slot: Slot) -> bool:
    """Return whether another Article, Part or amendment is about something else; a neighbour on the same matter is not false."""
    if slot.kind is not RoleKind.WORK or not wrong.about:
        return True
    matter = content_words(_without(claim.fact.statement, slot.value)) - _LEGAL
    return len(matter & content_words(wrong.about)) * 2 < max(1, len(matter))


def _without(text: str, part: str) -> str:
    return text.replace(part, " ")
