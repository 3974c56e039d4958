"""Several files or articles that come in together, each with what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.gui.models.source_list import SECOND_LINE

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
ROW = Qt.ItemDataRole.UserRole
WAITING = "waits"


@dataclass(frozen=True)
class BatchRow:
    """A file or an article. A compilation makes several ``articles``; ``fault`` says why there is none."""

    name: str
    words: str = WAITING
    articles: int = 0
    drafts: int = 0
    known: int = 0
    fault: str = ""


class BatchList(QAbstractListModel):
    """Rows of BatchRow in the order in which they are read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[BatchRow] = []

    def set_names(self, names: Sequence[str]) -> None:
        """Begin with these, all waiting."""
        self.beginResetModel()
        self._rows = [BatchRow(name) for name in names]
        self.endResetModel()

    def rows(self) -> tuple[BatchRow, ...]:
        """Return all rows."""
        return tuple(self._rows)

    def change(self, row: int, **changes: Any) -> None:
        """Say what became of a row; one that is not there any more is passed over."""
        if 0 <= row < len(self._rows):
            self._rows[row] = replace(self._rows[row], **changes)
            self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's name, or what became of it."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        below = row.fault or row.words
        if role == ROW:
            return row
        if role == SECOND_LINE:
            return below
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.name}: {below}"
        return row.name if role == Qt.ItemDataRole.DisplayRole else None
