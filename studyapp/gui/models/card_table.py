"""The cards of the library as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.domain.card import Card
from studyapp.domain.memory import State
from studyapp.domain.prompt import prompt_text
from studyapp.gui.wording import due_words

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()

QUESTION, ANSWER, TOPIC, DUE = range(4)
HEADERS = ("Question", "Answer", "Topic", "Comes back")
_LAST = datetime.max.replace(tzinfo=UTC)

# What a column is sorted by.
_KEYS: tuple[Callable[[Card], Any], ...] = (
    lambda card: prompt_text(card.prompt).casefold(),
    lambda card: card.prompt.answer.casefold(),
    lambda card: card.topic.casefold(),
    lambda card: (card.suspended, card.memory.due or _LAST),
)


class CardTable(QAbstractTableModel):
    """Rows of cards; ``now`` and ``zone`` say what "tomorrow" means."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Card, ...] = ()
        self._now = datetime.now(UTC)
        self._zone: tzinfo = UTC
        self._sorting: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[Card], now: datetime, zone: tzinfo) -> None:
        """Show these cards, in the order last asked for."""
        self.beginResetModel()
        self._now, self._zone = now, zone
        self._rows = self._sorted(rows)
        self.endResetModel()

    def card(self, row: int) -> Card | None:
        """Return the card of a row, None outside the table."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, card_id: str) -> int:
        """Return the row of a card, -1 when it is not here."""
        return next((row for row, card in enumerate(self._rows) if card.id == card_id), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of cards."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's name."""
        wanted = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADERS[section] if wanted and 0 <= section < len(HEADERS) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words."""
        card = self.card(index.row()) if index.isValid() else None
        if card is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        words = self._words(card, index.column())
        return words if role == Qt.ItemDataRole.DisplayRole else _tooltip(words)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; -1 keeps the library's order."""
        self._sorting = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = [(index, self._rows[index.row()].id) for index in self.persistentIndexList()]
        self._rows = self._sorted(self._rows)
        places = {card.id: row for row, card in enumerate(self._rows)}
        for index, card_id in before:
            self.changePersistentIndex(index, self.index(places[card_id], index.column()))
        self.layoutChanged.emit()

    def _sorted(self, rows: Sequence[Card]) -> tuple[Card, ...]:
        if self._sorting is None:
            return tuple(rows)
        column, order = self._sorting
        return tuple(sorted(rows, key=_KEYS[column], reverse=order == Qt.SortOrder.DescendingOrder))

    def _words(self, card: Card, column: int) -> str:
        if column == QUESTION:
            return prompt_text(card.prompt)
        if column == ANSWER:
            return card.prompt.answer
        if column == TOPIC:
            return card.topic
        return self._due(card)

    def _due(self, card: Card) -> str:
        if card.suspended:
            return "paused"
        if card.memory.state is State.NEW or card.memory.due is None:
            return "new"
        return due_words(card.memory.due, self._now, self._zone)


def _tooltip(words: str) -> str:
    """Return words that Qt cannot take for markup."""
    return f"<p>{escape(words)}</p>"
