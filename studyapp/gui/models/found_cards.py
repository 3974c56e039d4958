"""The cards that a search found as a table of any length: the ids of all, the cards only where one looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from studyapp.domain.card import Card
from studyapp.domain.dates import MONTHS
from studyapp.domain.memory import State
from studyapp.domain.prompt import prompt_text
from studyapp.domain.search import Order
from studyapp.gui.wording import due_words

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
BLOCK = 64  # cards are fetched so many at once
MOST_BLOCKS = 4  # that many at once; who scrolls past others has not seen them
MOST_KEPT = 6000  # cards

_NEVER = datetime.min.replace(tzinfo=UTC)
STATE_WORDS = {State.NEW: "new", State.LEARNING: "learning", State.REVIEW: "known", State.RELEARNING: "relearning"}


@dataclass(frozen=True)
class Found:
    """What a search gave: all ids in order, the first cards, the titles of the sources; ``now`` in ``zone`` is today."""

    ids: tuple[str, ...] = ()
    first: tuple[Card, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    now: datetime = _NEVER
    zone: tzinfo = UTC


@dataclass(frozen=True)
class Column:
    """A column: its name, what it is sorted by, its words, its width in letters, from how many letters of a table on."""

    name: str
    order: Order
    words: Callable[[Card, Found], str]
    letters: int
    room: int


def _comes_back(card: Card, found: Found) -> str:
    if card.suspended:
        return "paused"
    if card.memory.state is State.NEW or card.memory.due is None:
        return "new"
    return due_words(card.memory.due, found.now, found.zone)


def _lasts(card: Card, _found: Found) -> str:
    days = card.memory.stability
    return "" if days is None else f"{days:,.1f} d" if days < 10 else f"{days:,.0f} d"


def _added(card: Card, found: Found) -> str:
    local = card.created_at.astimezone(found.zone)
    return f"{local.day} {MONTHS[local.month - 1][:3]} {local.year}"


COLUMNS = (
    Column("Question", Order.PROMPT, lambda card, _: prompt_text(card.prompt), 40, 0),
    Column("Answer", Order.ANSWER, lambda card, _: card.prompt.answer, 18, 0),
    Column("Topic", Order.TOPIC, lambda card, _: card.topic, 18, 150),
    Column("Source", Order.SOURCE, lambda card, found: found.titles.get(card.article_id, ""), 20, 105),
    Column("Tags", Order.TAGS, lambda card, _: ", ".join(card.tags), 18, 85),
    Column(
        "State", Order.STATE, lambda card, _: "paused" if card.suspended else STATE_WORDS[card.memory.state], 11, 125
    ),
    Column("Comes back", Order.DUE, _comes_back, 19, 0),
    Column("Lasts", Order.STABILITY, _lasts, 9, 190),
    Column(
        "Hard",
        Order.DIFFICULTY,
        lambda card, _: f"{card.memory.difficulty:.1f}" if card.memory.difficulty else "",
        7,
        205,
    ),
    Column("Forgotten", Order.LAPSES, lambda card, _: f"{card.memory.lapses}×" if card.memory.lapses else "", 11, 165),
    Column("Added", Order.CREATED, _added, 13, 175),
)


class FoundCards(QAbstractTableModel):
    """Says by ``wanted`` which cards are looked at and not here, by ``order_wanted`` how to sort. ``take`` brings them."""

    wanted = Signal(object)  # tuple of ids
    order_wanted = Signal(object, bool)  # Order, whether descending
    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found = Found()
        self._cards: dict[str, Card] = {}
        self._old: set[str] = set()  # cards that are shown until they are here anew
        self._places: dict[str, int] | None = None
        self._missing: dict[int, None] = {}
        self._flush = QTimer(self)
        self._flush.setSingleShot(True)
        self._flush.timeout.connect(self._ask)

    def show_found(self, found: Found) -> None:
        """Show what a search gave. Where the same cards are found in the same order nothing jumps."""
        same = found.ids == self._found.ids
        if not same:
            self.beginResetModel()
        self._old = set(self._cards)
        self._found, self._missing = found, {}
        if not same:
            self._places = None
        self._keep(found.first)
        if same:
            self._changed(0, self.rowCount() - 1)
        else:
            self.endResetModel()
        self.arrived.emit()

    def take(self, cards: Sequence[Card]) -> None:
        """Show cards that were asked for."""
        self._keep(cards)
        rows = [row for row in (self.row_of(card.id) for card in cards) if row >= 0]
        if rows:
            self._changed(min(rows), max(rows))
        self.arrived.emit()

    def card(self, row: int) -> Card | None:
        """Return the card of a row, None outside of the table or when it is not here yet."""
        return self._cards.get(self._found.ids[row]) if 0 <= row < len(self._found.ids) else None

    def id_at(self, row: int) -> str | None:
        """Return the id of the card of a row, None outside of the table."""
        return self._found.ids[row] if 0 <= row < len(self._found.ids) else None

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all cards that were found."""
        return self._found.ids

    def ids_of(self, selection: QItemSelection) -> tuple[str, ...]:
        """Return the ids of the chosen rows, from top to bottom; ranges of any length are cut out at once."""
        return tuple(id_ for rows in ranges(selection) for id_ in self._found.ids[rows.start : rows.stop])

    def row_of(self, card_id: str) -> int:
        """Return the row of a card, -1 when it is not here."""
        if self._places is None:
            self._places = {id_: row for row, id_ in enumerate(self._found.ids)}
        return self._places.get(card_id, -1)

    def title_of(self, card: Card) -> str:
        """Return the title of a card's source."""
        return self._found.titles.get(card.article_id, "")

    def moment(self) -> tuple[datetime, tzinfo]:
        """Return the time and zone of the search."""
        return self._found.now, self._found.zone

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of cards."""
        return 0 if parent.isValid() else len(self._found.ids)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's name."""
        wanted = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section].name if wanted and 0 <= section < len(COLUMNS) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words; what is not here is asked for."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        card = self.card(index.row())
        if card is None or card.id in self._old:
            self._miss(index.row() // BLOCK)
        if card is None:
            return None
        words = COLUMNS[index.column()].words(card, self._found)
        return words if role == Qt.ItemDataRole.DisplayRole else f"<p>{escape(words)}</p>"

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Wish for another order; -1 means the newest first."""
        if column >= 0:
            self.order_wanted.emit(COLUMNS[column].order, order == Qt.SortOrder.DescendingOrder)

    def _keep(self, cards: Iterable[Card]) -> None:
        for card in cards:
            self._cards[card.id] = card
            self._old.discard(card.id)
        while len(self._cards) > MOST_KEPT:
            gone = next(iter(self._cards))
            del self._cards[gone]
            self._old.discard(gone)

    def _miss(self, block: int) -> None:
        self._missing.pop(block, None)
        self._missing[block] = None
        if not self._flush.isActive():
            self._flush.start(0)

    def _ask(self) -> None:
        blocks, self._missing = list(self._missing)[-MOST_BLOCKS:], {}
        ids = [id_ for block in blocks for id_ in self._found.ids[block * BLOCK : (block + 1) * BLOCK]]
        wanted = tuple(id_ for id_ in ids if id_ not in self._cards or id_ in self._old)
        if wanted:
            self.wanted.emit(wanted)

    def _changed(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))


def ranges(selection: QItemSelection) -> list[range]:
    """Return the chosen rows from top to bottom, as the ranges in which they were chosen."""
    found = {(chosen.top(), chosen.bottom() + 1) for chosen in selection.toList()}
    return [range(*ends) for ends in sorted(found)]
