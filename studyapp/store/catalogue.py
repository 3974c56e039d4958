"""All cards as a search looks at them: bare columns in memory, which follow every write card by card."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Integer, Select, func, select, type_coerce
from sqlalchemy.orm import Session

from studyapp.domain.schedule import NO_DAY, NO_TIME_US
from studyapp.domain.search import Order
from studyapp.store import fulltext
from studyapp.store.coded import Bools, Coded, Ints
from studyapp.store.schedules import driver_rows, floats, micros, raw
from studyapp.store.tables import CardRow

Floats = NDArray[np.float64]
Rows = Sequence[Any]  # as the driver has them: number, id, then _READ
Block = dict[str, Any]  # the columns of some cards

_ASLEEP = 10  # added to the state of a card that sleeps: those stand together
_IDS_A_QUERY = 500
_FEW = 5000  # that many written cards are read by their ids; of more, all are read again
_MOST = 0.25  # of all rows: so many are picked out of all in order, fewer are sorted by themselves
_TEXTS = {Order.PROMPT: "text", Order.ANSWER: "answer", Order.TOPIC: "topic"}
_TYPES: dict[str, type] = {
    "number": np.int64,
    "created_at": np.int64,
    "due": np.int64,
    "suspended": np.bool_,
    "buried_until": np.int64,
    "state": np.int8,
    "stability": np.float64,
    "difficulty": np.float64,
    "lapses": np.int64,
    "there": np.bool_,
}
_WORDS = ("kind", "article_id", "tags")
_READ = (*(name for name in _TYPES if name not in ("number", "there")), *_WORDS)
_ROWS_AT_ONCE = 4000


class Catalogue:
    """One row a card, in the order of their numbers. A row that is not ``there`` is that of a card that was removed.

    ``columns`` have the names of the table: times in microseconds since 1970 (NO_TIME_US where there is none), NaN for no
    stability or difficulty. ``words`` are those of the kind, the source and the tags (as JSON). Texts stay in the library.
    """

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.columns: dict[str, NDArray[Any]] = {name: np.empty(0, dtype=type_) for name, type_ in _TYPES.items()}
        self.words = {name: Coded() for name in _WORDS}
        self._rows: dict[str, int] = {}
        self._keys: dict[Order, Floats] = {}
        self._orders: dict[tuple[Order, bool], Ints] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def there(self) -> Bools:
        """Which rows are those of cards."""
        return self.columns["there"]

    def follow(self, session: Session, written: frozenset[str] | None) -> None:
        """Take over what was written: those cards, or (None) anything."""
        if written is None or len(written) > _FEW:
            self.__init__()  # type: ignore[misc] # as if nothing had been read
            for rows in _all_rows(session):
                self._append(_block(rows))
        elif written:
            self._patch(session, tuple(written))

    def rows_of(self, card_ids: Iterable[str]) -> Bools:
        """Return which rows are those of the cards; an unknown one has none."""
        found = np.zeros(len(self), dtype=np.bool_)
        found[[self._rows[card_id] for card_id in card_ids if card_id in self._rows]] = True
        return found

    def rows_numbered(self, numbers: Ints) -> Bools:
        """Return which rows have these numbers; an unknown one has none."""
        found = np.zeros(len(self), dtype=np.bool_)
        found[self._places(numbers)[1]] = True
        return found

    def tag_counts(self, rows: Bools) -> dict[str, int]:
        """Return the tags of these rows with how many have each."""
        tags = self.words["tags"]
        found: Counter[str] = Counter()
        for code, number in zip(*np.unique(tags.codes[rows], return_counts=True), strict=True):
            for tag in json.loads(tags.values[code]):
                found[tag] += int(number)
        return found

    def key(self, session: Session, order: Order, titles: Mapping[str, str]) -> Floats:
        """Return the numbers by which rows are sorted, infinite where a card has nothing; ``titles`` by source."""
        if order is Order.SOURCE:
            sources = self.words["article_id"]
            named = Coded(f"{titles.get(id_, '').casefold()}\0{id_}" for id_ in sources.values)
            return (named.ranks()[sources.codes] if len(named) else sources.codes).astype(np.float64)
        if order not in self._keys:
            self._keys[order] = self._made_key(session, order)
        return self._keys[order]

    def sorted(self, session: Session, rows: Ints, order: Order, descending: bool, titles: Mapping[str, str]) -> Ints:
        """Return the rows in order; those without a value last, equal ones as they were made (equal texts turn round, too)."""
        if order is Order.SOURCE or len(rows) < len(self) * _MOST:
            key = self.key(session, order, titles)[rows]
            return rows[_sorting(key, descending)]
        if (order, descending) not in self._orders:
            self._orders[order, descending] = _sorting(self.key(session, order, titles), descending)
        in_order = self._orders[order, descending]
        wanted = np.zeros(len(self), dtype=np.bool_)
        wanted[rows] = True
        return in_order[wanted[in_order]]

    def _made_key(self, session: Session, order: Order) -> Floats:
        if order is Order.TAGS:
            return self.words["tags"].ranks(str.casefold).astype(np.float64)
        if order in _TEXTS:
            return self._text_key(session, order)
        if order is Order.CREATED:
            ranks = np.empty(len(self))
            ranks[np.argsort(self.columns["created_at"], kind="stable")] = np.arange(len(self))
            return ranks
        if order is Order.STATE:
            return self.columns["state"] + _ASLEEP * self.columns["suspended"].astype(np.float64)
        values = self.columns[order.value]
        return np.where((values == NO_TIME_US) | np.isnan(values), np.inf, values)

    def _text_key(self, session: Session, order: Order) -> Floats:
        """Return the places of the rows by a text; SQLite sorts it, which leaves the other threads free meanwhile."""
        _, rows = self._places(fulltext.numbers_by(session, getattr(CardRow, _TEXTS[order])))
        key = np.zeros(len(self))
        key[rows] = np.arange(len(rows))
        return key

    def _places(self, numbers: Ints) -> tuple[Bools, Ints]:
        """Return which of the numbers are known, and the rows of those."""
        own = self.columns["number"]
        if len(own) and own[-1] - own[0] == len(own) - 1:  # no gap, as long as no card was deleted
            rows = numbers - own[0]
            known = (rows >= 0) & (rows < len(own))
            return known, rows[known]
        rows = np.searchsorted(own, numbers)
        known = np.zeros(len(numbers), dtype=np.bool_)
        inside = rows < len(self)
        known[inside] = own[rows[inside]] == numbers[inside]
        return known, rows[known]

    def _patch(self, session: Session, written: Sequence[str]) -> None:
        self._keys.clear()
        self._orders.clear()
        self.there[self.rows_of(written)] = False
        block = _block(_rows_of(session, written))
        known, rows = self._places(block["number"])
        self._put(rows, _part(block, known))
        self._append(_part(block, ~known))

    def _put(self, rows: Ints, block: Block) -> None:
        for name, column in self.columns.items():
            column[rows] = block[name]
        for name, words in self.words.items():
            words.put(rows, block[name])

    def _append(self, block: Block) -> None:
        for name, column in self.columns.items():
            self.columns[name] = np.concatenate((column, np.array(block[name], dtype=_TYPES[name])))
        for name, words in self.words.items():
            words.append(block[name])
        self._rows.update((card_id, row) for row, card_id in enumerate(block["id"], len(self.ids)))
        self.ids += block["id"]


def _sorting(key: Floats, descending: bool) -> Ints:
    turned = np.where(np.isinf(key), key, -key) if descending else key
    return np.argsort(turned, kind="stable")


def _query() -> Select[Any]:
    columns = [_bare(getattr(CardRow, name)) for name in _READ]
    return select(fulltext.NUMBER, CardRow.id, *columns).select_from(fulltext.joined()).order_by(fulltext.NUMBER)


def _all_rows(session: Session) -> Iterator[Rows]:
    """Yield the rows of all cards in the order of their numbers, some thousands at a time: so others can work meanwhile."""
    cursor = session.connection().execute(_query()).cursor
    while cursor is not None and (rows := cursor.fetchmany(_ROWS_AT_ONCE)):
        yield rows


def _rows_of(session: Session, card_ids: Sequence[str]) -> Rows:
    """Return the rows of these cards, as far as they are there, in the order of their numbers."""
    rows: list[Any] = []
    for start in range(0, len(card_ids), _IDS_A_QUERY):
        rows += driver_rows(session, _query().where(CardRow.id.in_(card_ids[start : start + _IDS_A_QUERY])))
    return sorted(rows, key=itemgetter(0))


def _block(rows: Rows) -> Block:
    """Return rows as columns."""
    columns = list(zip(*rows, strict=True)) or [()] * (len(_READ) + 2)
    made: Block = dict(zip(("number", "id", *_READ), columns, strict=True))
    for name in ("created_at", "due"):
        made[name] = np.array(micros(made[name]), dtype=np.int64)
    for name in ("stability", "difficulty"):
        made[name] = np.array(floats(made[name]), dtype=np.float64)
    return made | {"number": np.array(made["number"], dtype=np.int64), "there": np.ones(len(rows), dtype=np.bool_)}


def _bare(column: Any) -> Any:
    if column.key == "buried_until":
        return func.coalesce(column, NO_DAY)
    return type_coerce(column, Integer) if column.key == "suspended" else raw(column)


def _part(block: Block, wanted: Bools) -> Block:
    return {
        name: column[wanted]
        if isinstance(column, np.ndarray)
        else [each for each, wants in zip(column, wanted, strict=True) if wants]
        for name, column in block.items()
    }
