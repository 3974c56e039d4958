"""What was not made into a card, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.domain.fact import Dropped

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
DROPPED = Qt.ItemDataRole.UserRole


class DroppedList(QAbstractListModel):
    """Rows of Dropped in reading order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Dropped, ...] = ()

    def set_rows(self, rows: Sequence[Dropped]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[Dropped, ...]:
        """Return all entries."""
        return self._rows

    def dropped(self, row: int) -> Dropped | None:
        """Return the entry of a row, None outside the list."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of an entry, or the entry itself for the delegate."""
        dropped = self.dropped(index.row()) if index.isValid() else None
        if dropped is None:
            return None
        if role == DROPPED:
            return dropped
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{dropped.text} ({dropped.reason})"
        return None
