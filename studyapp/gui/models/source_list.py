"""The sources of the library, after one row that stands for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.domain.source import Source
from studyapp.gui.wording import count

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
SOURCE = Qt.ItemDataRole.UserRole
SECOND_LINE = Qt.ItemDataRole.UserRole + 1


def second_line(source: Source) -> str:
    """Return what stands below a source's title: its date and what was made of it."""
    date = source.published.words() if source.published else "date unknown"
    waiting = f", {count(source.drafts, 'draft')} waiting" if source.drafts else ""
    return f"{date} · {count(source.cards, 'card')}{waiting}"


class SourceList(QAbstractListModel):
    """Row 0 is "All sources"; a source of row n is ``source(n)``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Source, ...] = ()

    def set_rows(self, rows: Sequence[Source]) -> None:
        """Show these sources."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def source(self, row: int) -> Source | None:
        """Return the source of a row; None for the first row and outside the list."""
        return self._rows[row - 1] if 1 <= row <= len(self._rows) else None

    def row_of(self, article_id: str | None) -> int:
        """Return the row of an article, 0 when it is not here."""
        return next((row for row, source in enumerate(self._rows, start=1) if source.id == article_id), 0)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of rows, the first one counted."""
        return 0 if parent.isValid() else len(self._rows) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a source's title, its second line, or the source."""
        if not index.isValid() or not 0 <= index.row() <= len(self._rows):
            return None
        source = self.source(index.row())
        if role == SOURCE:
            return source
        title = source.title if source else "All sources"
        below = second_line(source) if source else self._all()
        if role == SECOND_LINE:
            return below
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {below}"
        return title if role == Qt.ItemDataRole.DisplayRole else None

    def _all(self) -> str:
        cards = sum(source.cards for source in self._rows)
        return f"{count(len(self._rows), 'source')} · {count(cards, 'card')}"
