"""The drafts and cards of an article in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.domain.prompt import prompt_text
from studyapp.gui.reading_items import Item

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
ITEM = Qt.ItemDataRole.UserRole


class FactList(QAbstractListModel):
    """Rows of Item."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Item, ...] = ()

    def set_rows(self, rows: Sequence[Item]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[Item, ...]:
        """Return all items."""
        return self._rows

    def item(self, row: int) -> Item | None:
        """Return the item of a row, None outside the list."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, key: str | None) -> int:
        """Return the row of an item, by its key or the id of its card; -1 when it is not here."""
        found = (row for row, item in enumerate(self._rows) if key in (item.key, item.card.id if item.card else None))
        return next(found, -1) if key else -1

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of items."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an item's prompt, or the item itself for the delegate."""
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return prompt_text(item.prompt)
        return f"{item.state}: {prompt_text(item.prompt)}" if role == Qt.ItemDataRole.AccessibleTextRole else None
