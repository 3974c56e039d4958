"""The names of the bank, read once: what each may mean, how well it is known, with whom it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from studyapp.knowledge.bank import Bank
from studyapp.knowledge.collection import Collection, Entry
from studyapp.text.acronyms import spells

_SMALL_GROUP = 40  # members; what everybody belongs to brings nobody together
ACRONYM_BRACKET = re.compile(r" \([A-Z][\w&.-]*\)$")


@dataclass(frozen=True)
class Names:
    """The names of the bank: what each may mean, how often other things of the bank point to it, and with whom it stands.

    ``company`` names the small groups (alliances, joint owners) that a name is in: who is in many together is confused.
    ``beginnings`` are those of names that are lists, up to their first comma, as far as they mean nothing else.
    ``capitals`` are those of countries and states, ``spelt`` are short forms whose letters the name spells,
    ``groups`` groupings by the pattern of their names, with
    their members. ``nearest`` remembers which names were found to be confused with a name, ``columns`` the values of columns.
    """

    meanings: Mapping[str, tuple[tuple[Collection, Entry], ...]] = field(hash=False)
    weight: Mapping[str, int] = field(hash=False)
    company: Mapping[str, frozenset[str]] = field(hash=False)
    beginnings: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    spelt: frozenset[str] = frozenset()
    groups: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = ()
    nearest: dict[tuple[str, str, frozenset[str], bool], tuple[tuple[float, Collection, Entry], ...]] = field(
        default_factory=dict, hash=False
    )
    columns: dict[tuple[str, str, str], frozenset[str]] = field(default_factory=dict, hash=False)

    def of(self, name: str) -> tuple[tuple[Collection, Entry], ...]:
        """Return the meanings of a name or alias, a leading "the" and an acronym in brackets aside."""
        bare = plain_name(name)
        return self.meanings.get(bare, ())


def plain_name(name: str) -> str:
    """Return the name without its article and without its acronym in brackets."""
    return ACRONYM_BRACKET.sub("", name.removeprefix("the ").removeprefix("The "))


def names_of(bank: Bank) -> Names:
    """Read the bank once; raise InputError when a file of it is at fault."""
    meanings: dict[str, list[tuple[Collection, Entry]]] = {}
    weight: Counter[str] = Counter()
    company: dict[str, set[str]] = {}
    for collection in bank:
        for entry in collection.entries:
            for name in dict.fromkeys((entry.name, *entry.aliases)):
                meanings.setdefault(name, []).append((collection, entry))
            for values in entry.values.values():
                weight.update(values)
                if 1 < len(values) <= _SMALL_GROUP:
                    for value in values:
                        company.setdefault(value, set()).add(entry.name)
    ordered = {name: tuple(sorted(found, key=lambda each: each[0].rank)) for name, found in meanings.items()}
    lists = {entry.name for collection in bank for entry in collection.entries if "," in entry.name}
    beginnings = frozenset(name.partition(",")[0] for name in lists) - {e.name for c in bank for e in c.entries}
    capitals = frozenset(
        value for collection in bank for entry in collection.entries for value in entry.values.get("capital", ())
    )
    together = {name: frozenset(groups) for name, groups in company.items()}
    spelt = frozenset(
        name for name, found in meanings.items() if name.isupper() and any(_is_spelt(name, e) for _, e in found)
    )
    return Names(ordered, weight, together, beginnings, capitals, spelt, tuple(_groups(bank)))


def _is_spelt(short: str, entry: Entry) -> bool:
    """Return whether the short form is the thing's own name, or stands for the words of it."""
    return short == entry.name or spells(entry.name, short)


def _groups(bank: Bank) -> Iterator[tuple[re.Pattern[str], frozenset[str]]]:
    for collection in bank:
        for entry in collection.entries if "members" in collection.relations else ():
            if "members" in entry.values:
                spelt = "|".join(re.escape(name) for name in (entry.name, *entry.aliases))
                yield re.compile(rf"\b(?:{spelt})\b"), frozenset(entry.values["members"])
