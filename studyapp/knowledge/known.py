"""Finds the bank's things in a line together with all that the bank knows of them, whether or not texts are searched for their names."""

from __future__ import annotations

from collections.abc import Collection as Names
from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.knowledge.bank import Bank
from studyapp.knowledge.collection import Collection, Entry
from studyapp.knowledge.trie import Trie
from studyapp.knowledge.wording import WORD

_Meaning = tuple[Collection, Entry]


@dataclass(frozen=True)
class Known:
    """A thing of the bank at ``text[start:end]`` as one of its meanings; ``name`` is how the text writes it."""

    start: int
    end: int
    name: str
    collection: Collection
    entry: Entry


class Knowledge:
    """The things of the chosen collections under all of their names."""

    def __init__(self, bank: Bank, keys: Names[str]) -> None:
        """Read the collections of these keys, as far as the bank has them."""
        self._trie: Trie[_Meaning] = Trie()
        for collection in bank:
            if collection.key in keys:
                for entry in collection.entries:
                    for name in {entry.name, *entry.aliases, *collection.spellings(entry)}:
                        self._trie.add(name, (collection, entry))

    def find(self, text: str) -> tuple[Known, ...]:
        """Return every meaning of the names in the text in order; of names that start alike the longest counts."""
        return tuple(self._found(text))

    def _found(self, text: str) -> Iterator[Known]:
        done = 0
        for word in WORD.finditer(text):
            if word.start() < done or not self._trie.starts(word[0]):
                continue
            for end, meanings in self._trie.matches(text, word)[:1]:
                done = end
                name = text[word.start() : end]
                yield from (Known(word.start(), end, name, *meaning) for meaning in meanings)
