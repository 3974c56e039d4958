"""Which cards have which tag, kept in memory and read again only where something was written."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

import numpy as np

from studyapp.domain.schedule import Mark
from studyapp.scheduling.columns import Columns
from studyapp.scheduling.formulas import Bools, Ints
from studyapp.store.figure_store import FigureStore
from studyapp.store.store import Store

_TOO_MANY = 5000  # written cards from which on all are read


class TagPlaces:
    """Follows one library."""

    def __init__(self, store: Store, figures: FigureStore) -> None:
        self._store = store
        self._figures = figures
        self._mark: Mark | None = None
        self._cards = 0
        self._numbers: dict[str, int] = {}
        self._place, self._tag = _none(), _none()

    def refresh(self, columns: Columns) -> None:
        """Take over what was written since the last call; the columns must be fresh."""
        mark = self._store.mark()
        if self._mark is not None and (mark.epoch, mark.cards) == (self._mark.epoch, self._mark.cards):
            return
        written = self._store.cards_since(self._mark)
        if written is None or len(written) > _TOO_MANY or len(columns) < self._cards:
            self._numbers, self._place, self._tag = {}, _none(), _none()
            written = None
        else:
            known = [columns.places[id_] for id_ in written if id_ in columns.places]
            stays = ~np.isin(self._place, known)
            self._place, self._tag = self._place[stays], self._tag[stays]
        self._add(columns, self._figures.tags(None if written is None else tuple(written)))
        self._mark, self._cards = mark, len(columns)

    def counts(self, cards: Bools) -> dict[str, int]:
        """Return how many of these cards (one entry for each place) have each tag."""
        found = np.bincount(self._tag[cards[self._place]], minlength=len(self._numbers))
        return {tag: int(found[number]) for tag, number in self._numbers.items()}

    def _add(self, columns: Columns, tagged: Sequence[tuple[str, str]]) -> None:
        if not tagged:
            return
        ids, tags = zip(*tagged, strict=True)
        for tag in set(tags):
            self._numbers.setdefault(tag, len(self._numbers))
        place = np.fromiter(map(columns.places.get, ids, repeat(-1)), dtype=np.int64, count=len(ids))
        number = np.fromiter(map(self._numbers.__getitem__, tags), dtype=np.int64, count=len(tags))
        there = place >= 0
        self._place = np.concatenate((self._place, place[there]))
        self._tag = np.concatenate((self._tag, number[there]))


def _none() -> Ints:
    return np.empty(0, dtype=np.int64)
