"""The exams, after one row that stands for the student's days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.gui.models.source_list import SECOND_LINE
from studyapp.gui.wording import WEEKDAYS, count, countdown, day_words

if TYPE_CHECKING:
    from studyapp.services.exam_planning import ExamOutlook
    from studyapp.services.habits import Habits

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


def days_line(habits: Habits | None) -> str:
    """Return what was chosen about time, in a few words."""
    if habits is None:
        return ""
    parts = [f"{habits.minutes:g} min a day" if habits.minutes else "as many minutes as it takes"]
    if habits.easy_weekdays:
        parts.append(f"easy {', '.join(WEEKDAYS[day][:3] for day in sorted(habits.easy_weekdays))}")
    if habits.breaks:
        parts.append(count(len(habits.breaks), "break"))
    return " · ".join(parts)


class ExamList(QAbstractListModel):
    """Row 0 is "Your days"; the exam of row n is ``outlook(n)``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ExamOutlook, ...] = ()
        self._habits: Habits | None = None

    def set_rows(self, rows: Sequence[ExamOutlook], habits: Habits) -> None:
        """Show these exams and habits."""
        self.beginResetModel()
        self._rows, self._habits = tuple(rows), habits
        self.endResetModel()

    def outlook(self, row: int) -> ExamOutlook | None:
        """Return the exam of a row; None for the first row and outside the list."""
        return self._rows[row - 1] if 1 <= row <= len(self._rows) else None

    def row_of(self, exam_id: str | None) -> int:
        """Return the row of an exam, 0 when it is not here."""
        return next((row for row, each in enumerate(self._rows, start=1) if each.exam.id == exam_id), 0)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of rows, the first one counted."""
        return 0 if parent.isValid() else len(self._rows) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's two lines."""
        if not index.isValid() or not 0 <= index.row() <= len(self._rows):
            return None
        outlook = self.outlook(index.row())
        title = outlook.exam.name if outlook else "Your days"
        below = (
            f"{countdown(outlook.days_left)} · {day_words(outlook.exam.day)}" if outlook else days_line(self._habits)
        )
        if role == SECOND_LINE:
            return below
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {below}"
        return title if role == Qt.ItemDataRole.DisplayRole else None
