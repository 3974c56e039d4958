"""Find the bank's names in a text, each with the noun that asks for it ("which ministry", "which summit")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studyapp.domain.errors import InputError
from studyapp.domain.fact import RoleKind
from studyapp.knowledge.bank import Bank
from studyapp.knowledge.collection import Collection, Entry
from studyapp.knowledge.trie import Trie
from studyapp.knowledge.wording import WORD

_COUNTRIES = "countries"
# A year straight after an act's name makes it another act, unless the bank knows the name with that very year.
_YEAR_AFTER = re.compile(r"(?:,| of)?\s(?:1[89]|20)\d\d\b")
_WORD_AFTER = re.compile(r"\s(\w+)")
_JOINED_AFTER = re.compile(r"[ \-‑–&][A-Z]")
_JOINED_BEFORE = re.compile(r"\b([A-Z][\w.]*)( of| of the| for)?[ \-‑–]$")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]$")
# Words that begin a sentence or stand before a whole name without belonging to it.
_OPENERS = """
A An The In At From On By For With To Of And But As When While After Before Since Under Near Over Both Like Via Is
Was Where Which That This Although Though If Because Between Unlike Besides Within Into Through During Until Shri
Smt Shrimati Sri Dr Mr Mrs Ms Prof Sir Justice Justices Minister President Speaker Chancellor Premier Secretary Governor
"""

_Meaning = tuple[Collection, Entry]


@dataclass(frozen=True)
class Sense:
    """One thing that a name may mean: the bank's name for it, its noun ("city", "cities"), sort and collection."""

    canonical: str
    noun: str
    plural: str
    kind: RoleKind
    collection: str


@dataclass(frozen=True)
class Mention:
    """A name found at ``text[start:end]``; ``senses`` holds at least one, the likeliest first."""

    start: int
    end: int
    name: str
    senses: tuple[Sense, ...]

    @property
    def canonical(self) -> str:
        """The bank's full name of the likeliest sense."""
        return self.senses[0].canonical

    @property
    def noun(self) -> str:
        """The question noun of the likeliest sense."""
        return self.senses[0].noun

    @property
    def plural(self) -> str:
        """The plural of that noun."""
        return self.senses[0].plural

    @property
    def kind(self) -> RoleKind:
        """The sort of the likeliest sense."""
        return self.senses[0].kind

    @property
    def nouns(self) -> tuple[str, ...]:
        """The question nouns of all senses, each once."""
        return tuple(dict.fromkeys(sense.noun for sense in self.senses))

    @property
    def abbreviation(self) -> bool:
        """Whether the text has letters for a longer name ("MP", "UK", "MoEFCC"): expand it before it is shown."""
        return self.name != self.canonical and " " not in self.name and sum(c.isupper() for c in self.name) > 1


class Gazetteer:
    """The names of a bank, ready for searching."""

    def __init__(self, bank: Bank) -> None:
        """Read every collection of the bank; raise InputError if one is at fault."""
        self._trie: Trie[_Meaning] = Trie()
        self._demonyms: dict[str, str] = {}
        self._capitals: dict[str, str] = {}
        self.bank = bank
        for collection in sorted(bank, key=lambda collection: (collection.rank, collection.key)):
            if collection.searched:
                self._add(collection)
            if collection.key == _COUNTRIES:
                self._demonyms = _demonyms(collection)
                self._capitals = {entry.value("capital"): entry.name for entry in collection.entries}

    def _add(self, collection: Collection) -> None:
        for entry in collection.entries:
            try:
                for spelling in collection.spellings(entry):
                    self._trie.add(spelling, (collection, entry))
            except ValueError as fault:
                raise InputError(f"{collection.key}.toml: line {entry.line}, entry “{entry.name}”: {fault}") from None

    @classmethod
    def load(cls, own_folder: Path | None = None) -> Gazetteer:
        """Return the gazetteer of the shipped bank and of own files; raise InputError if one is at fault."""
        return cls(Bank(own_folder))

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the names in the text in order; the longest wins where several start alike, and none overlap."""
        return tuple(self._mentions(text))

    def _mentions(self, text: str) -> Iterator[Mention]:
        done = 0
        for word in WORD.finditer(text):
            if word.start() < done or not self._trie.starts(word[0]):
                continue
            for end, meanings in self._trie.matches(text, word):
                senses = _senses(meanings, text, word.start(), end)
                if senses:
                    done = _whole_end(text, word.start(), end)
                    yield Mention(word.start(), done, text[word.start() : done], senses)
                    break

    def senses_of(self, name: str) -> tuple[Sense, ...]:
        """Return all that the whole of ``name`` may mean, the likeliest first; a leading "the" does not matter."""
        bare = name.strip().removeprefix("the ").removeprefix("The ")
        first = WORD.match(bare)
        found = self._trie.matches(bare, first) if first else ()
        whole = (meanings for end, meanings in found if _whole_end(bare, 0, end) == len(bare))
        return tuple(_sense(*meaning) for meaning in next(whole, ()))

    def nouns_of(self, name: str) -> tuple[str, ...]:
        """Return the question nouns of a name or alias ("Delhi": city, union territory), empty if it is unknown."""
        return tuple(dict.fromkeys(sense.noun for sense in self.senses_of(name)))

    def country_of_demonym(self, word: str) -> str:
        """Return the country of "Japanese"; empty for an unknown word or one that two countries share ("Korean")."""
        return self._demonyms.get(word, "")

    def country_of_capital(self, city: str) -> str:
        """Return the country whose capital the city is; empty for any other word."""
        return self._capitals.get(city, "") if city else ""


def stands_alone(text: str, mention: Mention) -> bool:
    """Tell whether the mention looks like a whole name, not a part of a longer one ("Delhi" in "Delhi Police")."""
    if _JOINED_AFTER.match(text, mention.end):
        return False
    before = _JOINED_BEFORE.search(text[max(0, mention.start - 40) : mention.start])
    return before is None or (before[1] in _OPENERS.split() and not before[2])


def _senses(meanings: tuple[_Meaning, ...], text: str, start: int, end: int) -> tuple[Sense, ...]:
    """Return the meanings that the words around ``text[start:end]`` allow."""
    if text.count(")", start, end) > text.count("(", start, end):
        return ()  # begins within a bracket and ends outside: "(GeM) portal"
    return tuple(_sense(*meaning) for meaning in meanings if _fits(meaning[0], text, start, end))


def _fits(collection: Collection, text: str, start: int, end: int) -> bool:
    if collection.told_by_year and _YEAR_AFTER.match(text, end):
        return False
    if text[start:end] in collection.bracketed:
        return text[start - 1 : start] == "(" or text[end : end + 1] == ")"
    after = _WORD_AFTER.match(text, end) if collection.not_before else None
    return after is None or after[1] not in collection.not_before


def _sense(collection: Collection, entry: Entry) -> Sense:
    return Sense(entry.name, entry.noun, entry.plural, collection.kind, collection.key)


def _whole_end(text: str, start: int, end: int) -> int:
    """Return the end with the closing bracket of "Congo (Brazzaville)" or the last full stop of "U.S."."""
    following = text[end : end + 1]
    if following == ")" and text.count("(", start, end) > text.count(")", start, end):
        return end + 1
    if following == "." and _INITIALS.search(text, start, end):
        return end + 1
    return end


def _demonyms(countries: Collection) -> dict[str, str]:
    known: dict[str, str] = {}
    for entry in countries.entries:
        for word in entry.values.get("demonym", ()):
            known[word] = "" if word in known else entry.name
    return known
