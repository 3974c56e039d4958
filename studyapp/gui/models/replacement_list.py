"""What find and replace would do, a row a card: as it is, and as it would be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.gui.models.source_list import SECOND_LINE

if TYPE_CHECKING:
    from studyapp.services.replacing import Replacement

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
AROUND = 30  # letters that stay before the first difference
LEFT_OUT = Qt.ItemDataRole.UserRole + 7


class ReplacementList(QAbstractListModel):
    """Rows of replacements."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Replacement, ...] = ()

    def set_rows(self, rows: Sequence[Replacement]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[Replacement, ...]:
        """Return what is shown."""
        return self._rows

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of cards."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the card says now, and below what it would say or why it stays."""
        if not index.isValid():
            return None
        item = self._rows[index.row()]
        before = f"{item.card.text} — {item.card.answer}"
        after = f"{item.text} — {item.answer}"
        start = difference(before, after)
        if role == Qt.ItemDataRole.DisplayRole:
            return _from(before, start)
        if role == SECOND_LINE:
            return f"stays: {item.reason}" if item.reason else f"→ {_from(after, start)}"
        return bool(item.reason) if role == LEFT_OUT else None


def difference(before: str, after: str) -> int:
    """Return the place of the first letter that differs."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(before), len(after)))


def _from(words: str, place: int) -> str:
    """Return the words from a little before the place on, so that the difference is seen in a short line."""
    return words if place <= AROUND else "…" + words[place - AROUND :]
