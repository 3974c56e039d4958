"""How easily two names of the bank are confused: by what they share, where they lie, how well they are known."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log2

from studyapp.domain.fact import RoleKind
from studyapp.knowledge.collection import Collection, Entry
from studyapp.resources import resource
from studyapp.text.similarity import content_words

_NUMBER_IN_NAME = re.compile(r"\d+")
_SHARED_BY_THE_KNOWN = 1
_SHARED, _WORD, _NUMBER, _CAPITAL = 3, 2, 8, 3
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Measure:
    """How much it counts to be well known (at most so much), to lie on one side, to be in small groups together."""

    known: float
    side: float
    company: int


# A country, and a metropolis of India, is taken for others as well known; any other city, or a ministry, for its neighbour.
_OF_THE_KNOWN, _USUAL = Measure(6.0, 2.0, 2), Measure(4.5, 4.0, 4)
_KNOWN_BY_ALL, _KNOWN_LAND = 3.0, 3.0


@lru_cache
def sides() -> Mapping[str, frozenset[str]]:
    """Return the lines of ``neighbours.toml`` in which each name stands."""
    found: dict[str, set[str]] = {}
    lines = tomllib.loads(resource("neighbours.toml").read_text(encoding="utf-8"))
    for line, names in lines.items():
        for name in names.split("; "):
            found.setdefault(name, set()).add(line)
    return {name: frozenset(lines) for name, lines in found.items()}


def sides_of(entry: Entry) -> frozenset[str]:
    """Return the lines in which an entry, or the one state, country or ministry that it has, stands."""
    known = sides()
    owners = [entry.name, *(values[0] for values in entry.values.values() if len(values) == 1)]
    return frozenset(line for owner in owners for line in known.get(owner, _NOBODY))


def nearness(
    collection: Collection,
    true: Entry,
    other: Entry,
    weight: Mapping[str, int],
    company: Mapping[str, frozenset[str]],
    same_side: bool,
    capitals: frozenset[str] = _NOBODY,
) -> float:
    """Return how easily they are confused; more is nearer.

    ``weight`` says how often the bank points to a name, ``company`` the small groups that it, or its country, is in.
    """
    shared = sum(
        bool(set(values) & set(other.values.get(name, ())))
        for name, values in true.values.items()
        if collection.relations[name].kind is not RoleKind.TERM  # not by a common currency
    )
    words = len(content_words(true.name) & content_words(other.name))
    together = len(_company(true, company) & _company(other, company))
    metropolis = collection.key == "indian_cities" and is_well_known(true, weight)
    measure = _OF_THE_KNOWN if collection.key == "countries" or metropolis else _USUAL
    numbered = (
        _NUMBER_IN_NAME.search(true.name) is not None
    )  # of Articles the nearest number counts, not the best known
    return (
        (0.0 if numbered else min(_known(other, weight), measure.known))
        + measure.side * same_side
        + (_SHARED_BY_THE_KNOWN if metropolis else _SHARED) * shared
        + _WORD * words
        + min(together, measure.company)
        + _NUMBER * _near_number(true.name, other.name)
        + _CAPITAL
        * (collection.key == "world_cities" and {true.name, other.name} <= capitals and _of_known_land(other, weight))
    )


def ranked(
    collection: Collection,
    true: Entry,
    weight: Mapping[str, int],
    company: Mapping[str, frozenset[str]],
    capitals: frozenset[str] = _NOBODY,
    *,
    any_noun: bool = False,
) -> Iterable[tuple[float, Entry]]:
    """Return the other members of the collection with their nearness, the nearest first.

    Those of another noun only where ``any_noun`` may stand. A river is confused with those of its own basin or coast only.
    """
    near = sides_of(true)
    others = (
        entry
        for entry in collection.entries
        if entry is not true and (any_noun or entry.noun == true.noun) and not nested(collection, true, entry)
    )
    scored = [
        (nearness(collection, true, other, weight, company, bool(near & sides_of(other)), capitals), other)
        for other in others
        if collection.key != "rivers" or _shares(true, other)
    ]
    return sorted(scored, key=lambda each: -each[0])


def _shares(one: Entry, other: Entry) -> bool:
    return any(set(values) & set(other.values.get(name, ())) for name, values in one.values.items())


def _company(entry: Entry, company: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the small groups of a thing, or of the one country that it has."""
    return company.get(entry.name, _NOBODY) | company.get(entry.value("country"), _NOBODY)


def is_well_known(entry: Entry, weight: Mapping[str, int]) -> bool:
    """Return whether the bank points to it so often that everybody has heard of it."""
    return _known(entry, weight) >= _KNOWN_BY_ALL


def _of_known_land(city: Entry, weight: Mapping[str, int]) -> bool:
    return log2(1 + weight.get(city.value("country"), 0)) >= _KNOWN_LAND


def _known(entry: Entry, weight: Mapping[str, int]) -> float:
    return log2(1 + weight.get(entry.name, 0))


def nested(collection: Collection, true: Entry, other: Entry) -> bool:
    """Return whether one holds wherever the other does, by a relation whose values nest."""
    for name, relation in collection.relations.items():
        if relation.nested and (true.name in other.values.get(name, ()) or other.name in true.values.get(name, ())):
            return True
    return False


def _near_number(one: str, other: str) -> float:
    """Return how near the numbers in two names are, 0 to 1: Article 3 is confused with Article 2, not with Article 280."""
    left, right = _NUMBER_IN_NAME.search(one), _NUMBER_IN_NAME.search(other)
    return 1 / (1 + abs(int(left[0]) - int(right[0])) / 4) if left and right else 0.0
