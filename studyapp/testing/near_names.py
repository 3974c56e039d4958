"""Names of the bank near a true one, with how near they are: of its collection, of its column, of its land."""

from __future__ import annotations

import re
from collections.abc import Mapping

from studyapp.knowledge.collection import Collection, Entry
from studyapp.testing.bank_column import column_of
from studyapp.testing.claim import Claim
from studyapp.testing.names import Names
from studyapp.testing.nearness import is_well_known, ranked, sides_of
from studyapp.testing.slots import Slot
from studyapp.testing.wrong import Wrong, about

_FEWEST = 3
_NAMES = 18  # that are remembered
_MANY = 60  # Articles with a number near enough; all ministries
_LETTERED, _BOTH_LETTERED = re.compile(r"\d[A-Z]"), 2.0
NUMBER_IN = re.compile(r"\d")
CAPITAL_OF = re.compile(r"\bcapital of\b")


def near_names(claim: Claim, slot: Slot, names: Names) -> Mapping[str, tuple[float, Wrong]]:
    """Return the members of the bank's collection that the true value stands in, with their nearness.

    Where the bank has a column for the thing, only those of the column: a port is in none but a state with a coast.
    """
    capital = bool(CAPITAL_OF.search(claim.fact.statement))
    key = (slot.value, slot.noun, frozenset() if capital else column_of(claim, slot, names), capital)
    if key not in names.nearest:
        names.nearest[key] = _look_up(slot, names, key[2], among_capitals=not capital)
    found = names.nearest[key]
    if capital:
        found = tuple(each for each in found if _of_one_country(each[2], slot, names))
    return {entry.name: (score, Wrong(entry.name, about(collection, entry))) for score, collection, entry in found}


def _of_one_country(entry: Entry, slot: Slot, names: Names) -> bool:
    """Return whether a city lies in the land of the true one: nobody looks for a capital elsewhere."""
    owners = ("country", "state")
    return any(entry.value(owner) == true.value(owner) != "" for _, true in names.of(slot.value) for owner in owners)


def _look_up(
    slot: Slot, names: Names, column: frozenset[str], *, among_capitals: bool
) -> tuple[tuple[float, Collection, Entry], ...]:
    for collection, true in names.of(slot.value) or _as_if_held(slot, names):
        if not slot.noun or slot.noun in (true.noun, collection.noun):
            others = list(ranked(collection, true, names.weight, names.company, names.capitals))
            if among_capitals and collection.key == "world_cities" and true.name in names.capitals:
                of_lands = [
                    each for each in others if each[1].name in names.capitals
                ]  # the only capital would stand out
                others = of_lands if len(of_lands) >= _FEWEST else others
            if collection.key == "world_cities" and not is_well_known(true, names.weight):
                near = [each for each in others if sides_of(true) & sides_of(each[1])]
                others = near if len(near) >= _FEWEST else others
            of_column = [each for each in others if each[1].name in column]
            if _LETTERED.search(true.name):  # the only one with a letter would stand out
                others = [
                    (score + _BOTH_LETTERED * bool(_LETTERED.search(entry.name)), entry) for score, entry in others
                ]
                others.sort(key=lambda each: -each[0])
            most = _MANY if NUMBER_IN.search(true.name) or true.noun == "ministry" else _NAMES
            chosen = of_column if len(of_column) >= _FEWEST else others
            return tuple((score, collection, entry) for score, entry in chosen[:most])
    return ()


def _as_if_held(slot: Slot, names: Names) -> tuple[tuple[Collection, Entry], ...]:
    """Return an Article that the bank does not hold as if it did: its number alone tells with which it is confused."""
    found = names.of("Article 1") if slot.value.startswith("Article ") else ()
    return tuple((collection, Entry(slot.value, (), entry.noun, entry.plural, {})) for collection, entry in found[:1])
