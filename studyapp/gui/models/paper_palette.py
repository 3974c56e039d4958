"""The questions of a paper by number: which are answered, marked for review, blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.domain.paper import Answer, Outcome

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
SQUARE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Square:
    """One question; ``outcome`` is None while nothing may be said of it."""

    number: int
    answered: bool = False
    flagged: bool = False
    outcome: Outcome | None = None

    def words(self) -> str:
        """Return what a screen reader says."""
        told = self.outcome.value if self.outcome else "answered" if self.answered else "blank"
        return f"Question {self.number}, {told}{', marked for review' if self.flagged else ''}"


def square(number: int, answer: Answer | None, outcome: Outcome | None = None) -> Square:
    """Return the square of a question."""
    return Square(number, bool(answer and answer.chosen), bool(answer and answer.flagged), outcome)


class PaletteModel(QAbstractListModel):
    """Row n is question n + 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Square, ...] = ()

    def set_rows(self, rows: Sequence[Square]) -> None:
        """Show these questions; those that stay as they were are not painted again."""
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()
            return
        changed = [row for row, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows = tuple(rows)
        for row in changed:
            self.dataChanged.emit(self.index(row), self.index(row))

    def rows(self) -> tuple[Square, ...]:
        """Return what is shown."""
        return self._rows

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of questions."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a question's number, its square, or its words."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        shown = self._rows[index.row()]
        if role == SQUARE:
            return shown
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return shown.words()
        return str(shown.number) if role == Qt.ItemDataRole.DisplayRole else None
