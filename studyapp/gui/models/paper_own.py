"""Questions that the student wrote, and those whose key was doubted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, tzinfo
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.domain.question import StoredQuestion
from studyapp.gui.models.paper_items import head_words
from studyapp.gui.models.source_list import SECOND_LINE
from studyapp.gui.paper_words import FORMATS
from studyapp.gui.wording import day_words

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


def stored_line(stored: StoredQuestion, zone: tzinfo) -> str:
    """Return a question's format, and when it was written or put aside."""
    moment = stored.withdrawn_at or stored.created_at
    what = "put aside" if stored.withdrawn_at else "written"
    return f"{FORMATS[stored.question.kind]} · {what} {day_words(moment.astimezone(zone).date())}"


class StoredList(QAbstractListModel):
    """First those that were put aside, then the student's own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[StoredQuestion, ...] = ()
        self._zone: tzinfo = UTC

    def set_rows(self, withdrawn: Sequence[StoredQuestion], own: Sequence[StoredQuestion], zone: tzinfo) -> None:
        """Show these questions, each once."""
        self.beginResetModel()
        self._zone = zone
        self._rows = (*withdrawn, *(each for each in own if each.withdrawn_at is None))
        self.endResetModel()

    def stored(self, row: int) -> StoredQuestion | None:
        """Return the question of a row, None outside the list."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, question_id: str | None) -> int:
        """Return the row of a question, 0 when it is not here."""
        return next((row for row, each in enumerate(self._rows) if each.question.id == question_id), 0)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of questions."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's two lines."""
        stored = self.stored(index.row()) if index.isValid() else None
        if stored is None:
            return None
        title, below = head_words(stored.question), stored_line(stored, self._zone)
        if role == SECOND_LINE:
            return below
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {below}"
        return title if role == Qt.ItemDataRole.DisplayRole else None
