"""A collection: things of one kind that are confused with each other, and what is known of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from studyapp.domain.dates import PartialDate
from studyapp.domain.fact import RoleKind
from studyapp.knowledge.article import with_article


@dataclass(frozen=True)
class Relation:
    """What is known of the members of a collection: the capital of each state, the partner of each exercise.

    ``noun`` and ``plural`` name a value ("city", "cities"). ``question`` asks for the value with ``{name}`` (or
    ``{the name}``, which puts the article where English has it) filled in;
    ``reverse``, where a value belongs to one name in the world, asks for the name with ``{value}``. ``single``: a name
    has one value, so that any other is false. ``whole``: a name's several values are all there are. ``members_of``: the
    collections that hold every value (empty: plain text). ``changes``: the value may change; it was so on ``as_of``. ``nested``: the
    value of the value holds in a wider sense (the Ganga for a tributary of the Yamuna), so it is never a wrong option.
    """

    name: str
    noun: str
    plural: str
    kind: RoleKind
    question: str
    reverse: str = ""
    single: bool = True
    whole: bool = False
    members_of: tuple[str, ...] = ()
    changes: bool = False
    nested: bool = False

    def asks_value(self, name: str) -> str:
        """Return the question for the value of ``name``."""
        return self.question.replace("{the name}", with_article(name)).replace("{name}", name)


@dataclass(frozen=True)
class Entry:
    """One thing: its name, other spellings, the noun that asks for it, and its values by the relation's name."""

    name: str
    aliases: tuple[str, ...]
    noun: str
    plural: str
    values: Mapping[str, tuple[str, ...]] = field(hash=False)
    line: int = 0

    def value(self, relation: str) -> str:
        """Return the first (or only) value; empty where the bank does not know it."""
        return self.values.get(relation, ("",))[0]


@dataclass(frozen=True)
class Collection:
    """The content of one file.

    ``rank`` says which sense of a name comes first (smaller first); ``bracketed`` names count only in brackets;
    ``not_before`` holds words after which a name is another thing ("Gaya district" is no city).
    ``also`` holds patterns of further wordings ("{name}, {year}"). ``unsearched`` names are known but not looked for in
    a text; nor are all those of a collection that is not ``searched``.
    """

    key: str
    noun: str
    plural: str
    kind: RoleKind
    as_of: PartialDate
    source: str
    relations: Mapping[str, Relation] = field(hash=False)
    entries: tuple[Entry, ...]
    also: tuple[str, ...] = ()
    unsearched: frozenset[str] = frozenset()
    searched: bool = True
    bracketed: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    rank: int = 50

    @property
    def told_by_year(self) -> bool:
        """Whether its members are told apart by the year after the name, as acts are."""
        return any("{year}" in pattern for pattern in self.also)

    @cached_property
    def _by_name(self) -> dict[str, Entry]:
        """Names beat aliases; an alias of two entries (ICC) names neither."""
        owners = Counter(alias for entry in self.entries for alias in entry.aliases)
        aliases = {alias: entry for entry in self.entries for alias in entry.aliases if owners[alias] == 1}
        return aliases | {entry.name: entry for entry in self.entries}

    def entry(self, name: str) -> Entry | None:
        """Return the entry with that name or alias, spelt exactly so, or None if there is none or it could be two."""
        return self._by_name.get(name)

    def having(self, relation: str, value: str) -> tuple[Entry, ...]:
        """Return the entries that have ``value`` for ``relation``, in the file's order."""
        return tuple(entry for entry in self.entries if value in entry.values.get(relation, ()))

    def asks_name(self, relation: str, value: str) -> str:
        """Return the question for the one name that has ``value``; empty where several have it or none can be asked."""
        reverse = self.relations[relation].reverse
        return reverse.replace("{value}", value) if len(self.having(relation, value)) == 1 else ""

    def spellings(self, entry: Entry) -> Iterator[str]:
        """Yield every wording under which a text may name the entry, the patterns of ``also`` filled in."""
        names = (entry.name, *entry.aliases)
        yield from (name for name in names if name not in self.unsearched)
        known = {relation: values[0] for relation, values in entry.values.items()}
        for pattern in self.also:
            try:
                yield from [pattern.format(name=name, **known) for name in names]
            except KeyError:  # a value that this entry does not have
                continue
