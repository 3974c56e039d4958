"""The values that stand in one column of the bank with the true one: states that have ports, cities that have seats."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import RoleKind
from studyapp.knowledge.collection import Collection, Entry, Relation
from studyapp.testing.claim import Claim
from studyapp.testing.names import Names, plain_name
from studyapp.testing.slots import Slot

HELD = "held-at"  # what is held now here, now there, has no column that tells where it may be held
SERIES = re.compile(r"\b[A-Z]{2,}(?=\d*\b)")
SERIES_NAME = re.compile(r"\b[A-Z]{2,}\d+\b")
_FEWEST = 5  # values that make a column worth keeping to


def column_of(claim: Claim, slot: Slot, names: Names) -> frozenset[str]:
    """Return the column in which the thing of the claim holds the slot's value; empty where the bank does not know it."""
    if slot.kind is not RoleKind.PLACE or claim.fact.frame == HELD:
        return frozenset()
    own = {plain_name(slot.value), *(entry.name for _, entry in names.of(slot.value))}
    for collection, entry, relation in _columns(claim, slot, names):
        if own & set(entry.values.get(relation.name, ())):
            key = (collection.key, relation.name, entry.noun)
            if key not in names.columns:
                names.columns[key] = _values(collection, relation.name, entry.noun)
            return names.columns[key]
    return frozenset()


def members_of_its_group(claim: Claim, slot: Slot, names: Names) -> frozenset[str]:
    """Return the countries of the grouping that the claim names, empty where it names none that the true place belongs to."""
    places = [entry for _, entry in names.of(slot.value)]
    own = {country for entry in places for country in (entry.name, entry.value("country"))}
    return next(
        (members for name, members in names.groups if own & members and name.search(claim.fact.statement)), frozenset()
    )


def series_places(claim: Claim, names: Names) -> tuple[str, ...]:
    """Return where, as far as the bank knows, other events of the series of the claim's event were held: COP25 of COP29."""
    event = claim.fact.role("the_name")
    series = set(SERIES.findall(event.text)) if event else set()
    found = [
        (collection, entry)
        for name in SERIES_NAME.findall(event.text if event else "")
        for collection, entry in names.of(name)
    ]
    return tuple(
        dict.fromkeys(
            other.value("place")
            for collection, entry in found
            if entry.value("place")
            for other in collection.entries
            if other is not entry and other.value("place") and series & set(SERIES.findall(other.name))
        )
    )


def _columns(claim: Claim, slot: Slot, names: Names) -> Iterator[tuple[Collection, Entry, Relation]]:
    for role in claim.fact.roles:
        if role.name != slot.role:
            for collection, entry in names.of(role.text):
                yield from ((collection, entry, relation) for relation in collection.relations.values())


def _values(collection: Collection, relation: str, noun: str) -> frozenset[str]:
    """Return the values of things of the same noun, of all where they are few."""
    of_noun = [entry for entry in collection.entries if entry.noun == noun]
    found = frozenset(value for entry in of_noun for value in entry.values.get(relation, ()))
    if len(found) >= _FEWEST:
        return found
    return frozenset(value for entry in collection.entries for value in entry.values.get(relation, ()))
