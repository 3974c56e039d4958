"""A column of words that stand in many rows: each wording once, and a number for it in each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


class Coded:
    """``values`` are the wordings in the order in which they came, ``codes`` the place of each row's in it."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.values: list[str] = []
        self._known: dict[str, int] = {}
        self._sorted: list[int] = []
        self.codes = self._coded(words)

    def __len__(self) -> int:
        return len(self.codes)

    def append(self, words: Iterable[str]) -> None:
        """Add rows."""
        self.codes = np.concatenate((self.codes, self._coded(words)))

    def put(self, rows: Ints, words: Iterable[str]) -> None:
        """Change rows."""
        self.codes[rows] = self._coded(words)

    def where(self, demand: Callable[[str], bool]) -> Bools:
        """Return which rows hold a word that fulfils the demand; each wording is looked at once."""
        if not self.values:
            return np.zeros(len(self.codes), dtype=np.bool_)
        return np.fromiter(map(demand, self.values), dtype=np.bool_, count=len(self.values))[self.codes]

    def ranks(self, folded: Callable[[str], str] | None = None) -> Ints:
        """Return the place of each row's wording among all, in the order of their letters, or of ``folded`` ones."""
        if not self.values:
            return np.zeros(len(self.codes), dtype=np.int64)
        self._sorted += range(len(self._sorted), len(self.values))
        keys = [folded(value) for value in self.values] if folded else self.values
        self._sorted.sort(key=keys.__getitem__)  # quick where only the last ones are new
        ranks = np.empty(len(self.values), dtype=np.int64)
        ranks[self._sorted] = np.arange(len(self.values))
        return ranks[self.codes]

    def _coded(self, words: Iterable[str]) -> Ints:
        known = self._known
        codes = np.array([known.setdefault(word, len(known)) for word in words], dtype=np.int64)
        self.values += list(known)[len(self.values) :]
        return codes
