"""The schedule of all cards as arrays, which follow every write card by card, so that a plan takes milliseconds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studyapp.domain.card import ScheduleRow
from studyapp.domain.schedule import NO_DAY, NO_TIME_US, ScheduleColumns
from studyapp.scheduling.formulas import Bools, Floats, Ints

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass
class Columns:
    """One entry a card, in the order in which the cards were made; ``fact`` and ``article`` are numbers for their ids.

    ``gone`` marks cards that were removed since; everything else means what it means in ScheduleColumns.
    """

    created_us: Ints
    fact: Ints
    article: Ints
    gone: Bools
    suspended: Bools
    buried_until: Ints
    state: NDArray[np.int8]
    stability: Floats
    difficulty: Floats
    due_us: Ints
    last_us: Ints
    last_day: Ints
    lapses: Ints
    ids: list[str] = field(default_factory=list)
    facts: dict[str, int] = field(default_factory=dict)
    articles: dict[str, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    @classmethod
    def empty(cls) -> Columns:
        """Return the arrays of no card."""
        return read(ScheduleColumns())

    def __len__(self) -> int:
        return len(self.ids)

    def awake(self, today: int) -> Bools:
        """Return which cards may be asked on that study day."""
        return ~(self.gone | self.suspended | (self.buried_until > today))

    def patch(self, card_ids: Iterable[str], rows: Iterable[ScheduleRow]) -> bool:
        """Take over ``rows``, which are what the library now holds of ``card_ids``; return False if all must be read.

        That is so for a card that is not in its place: made before others (or at their very moment) and new here, or removed
        and made again.
        """
        found = {row.card_id: row for row in rows}
        for card_id in card_ids:
            place = self.places.get(card_id)
            if place is not None:
                self.gone[place] = card_id not in found
        new = [row for card_id, row in found.items() if card_id not in self.places]
        new.sort(key=lambda row: row.created_at)
        if new and len(self) and micros(new[0].created_at) <= self.created_us.max():
            return False
        known = [(self.places[card_id], row) for card_id, row in found.items() if card_id in self.places]
        if any(self.created_us[place] != micros(row.created_at) for place, row in known):
            return False
        for place, row in known:
            self._put(place, row)
        self.append(new)
        return True

    def append(self, rows: Sequence[ScheduleRow]) -> None:
        """Add cards that were made after all others, in their order."""
        if not rows:
            return
        start = len(self)
        for column in _ARRAYS:
            values = getattr(self, column)
            setattr(self, column, np.concatenate((values, np.zeros(len(rows), dtype=values.dtype))))
        for place, row in enumerate(rows, start):
            self.ids.append(row.card_id)
            self.places[row.card_id] = place
            self._put(place, row)

    def _put(self, place: int, row: ScheduleRow) -> None:
        memory = row.memory
        self.created_us[place] = micros(row.created_at)
        self.fact[place] = self.facts.setdefault(row.fact_id, len(self.facts))
        self.article[place] = self.articles.setdefault(row.article_id, len(self.articles))
        self.gone[place] = False
        self.suspended[place] = row.suspended
        self.buried_until[place] = row.buried_until or NO_DAY
        self.state[place] = memory.state
        self.stability[place] = np.nan if memory.stability is None else memory.stability
        self.difficulty[place] = np.nan if memory.difficulty is None else memory.difficulty
        self.due_us[place] = micros(memory.due)
        self.last_us[place] = micros(memory.last_review)
        self.last_day[place] = memory.last_study_day or NO_DAY
        self.lapses[place] = memory.lapses


_ARRAYS = tuple(each.name for each in fields(Columns) if each.name not in ("ids", "facts", "articles", "places"))


def micros(moment: datetime | None) -> int:
    """Return the moment as ScheduleColumns has it."""
    return NO_TIME_US if moment is None else (moment - _EPOCH) // _MICROSECOND


def read(columns: ScheduleColumns) -> Columns:
    """Return the arrays of what the library holds."""
    ids = list(columns.card_id)
    fact, facts = _numbers(columns.fact_id)
    article, articles = _numbers(columns.article_id)
    return Columns(
        created_us=np.array(columns.created_us, dtype=np.int64),
        fact=fact,
        article=article,
        gone=np.zeros(len(ids), dtype=np.bool_),
        suspended=np.array(columns.suspended, dtype=np.bool_),
        buried_until=np.array(columns.buried_until, dtype=np.int64),
        state=np.array(columns.state, dtype=np.int8),
        stability=np.array(columns.stability, dtype=np.float64),
        difficulty=np.array(columns.difficulty, dtype=np.float64),
        due_us=np.array(columns.due_us, dtype=np.int64),
        last_us=np.array(columns.last_review_us, dtype=np.int64),
        last_day=np.array(columns.last_study_day, dtype=np.int64),
        lapses=np.array(columns.lapses, dtype=np.int64),
        ids=ids,
        facts=facts,
        articles=articles,
        places=dict(zip(ids, range(len(ids)), strict=True)),
    )


def written(columns: Columns) -> ScheduleColumns:
    """Return what ``read`` makes these arrays of, without cards that are gone."""
    there = np.flatnonzero(~columns.gone)
    facts, articles = list(columns.facts), list(columns.articles)
    numbers: list[Any] = [
        *(columns.created_us, columns.suspended, columns.buried_until, columns.state, columns.stability),
        *(columns.difficulty, columns.due_us, columns.last_us, columns.last_day, columns.lapses),
    ]
    return ScheduleColumns(
        [columns.ids[place] for place in there.tolist()],
        [facts[number] for number in columns.fact[there].tolist()],
        [articles[number] for number in columns.article[there].tolist()],
        *(values[there] for values in numbers),
    )


def of_rows(rows: Iterable[ScheduleRow]) -> Columns:
    """Return the arrays of these rows, in their order."""
    columns = Columns.empty()
    columns.append(list(rows))
    return columns


def _numbers(ids: Sequence[str]) -> tuple[Ints, dict[str, int]]:
    distinct = dict.fromkeys(ids)
    numbers = dict(zip(distinct, range(len(distinct)), strict=True))
    return np.fromiter(map(numbers.__getitem__, ids), dtype=np.int64, count=len(ids)), numbers
