"""Say in which column of a table what stands, with its first rows before the eyes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studyapp.gui.theme import GRID
from studyapp.gui.widgets.text import line

FIELDS = ("question", "answer", "topic", "explanation", "source", "tags")
PREVIEW = 4  # rows
NOWHERE = "nowhere"


class ColumnMap(QWidget):
    """A choice of columns for each field. Other fields that were recognised stay as they are."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[str, int] = {}
        self.choices = {field: QComboBox() for field in FIELDS}
        self._table = QTableWidget()
        self._table.setAccessibleName("First rows of the file")
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._table.setWordWrap(False)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setDefaultSectionSize(20 * GRID)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        for number, (field, box) in enumerate(self.choices.items()):
            box.setAccessibleName(f"Column of the {field}")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            box.activated.connect(self._follow)
            grid.addWidget(line(field.capitalize()), number // 2, 2 * (number % 2))
            grid.addWidget(box, number // 2, 2 * (number % 2) + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(grid)
        layout.addWidget(self._table, 1)

    def show_table(self, names: Sequence[str], rows: Sequence[Sequence[str]], mapping: Mapping[str, int]) -> None:
        """Show the columns of a table and where each field was recognised."""
        self._kept = {field: column for field, column in mapping.items() if field not in FIELDS}
        for field, box in self.choices.items():
            box.clear()
            box.addItem(NOWHERE, -1)
            for number, name in enumerate(names):
                box.addItem(name, number)
            box.setCurrentIndex(mapping.get(field, -1) + 1)
        self._table.setColumnCount(len(names))
        self._table.setHorizontalHeaderLabels(list(names))
        self._table.setRowCount(min(PREVIEW, len(rows)))
        for number, row in enumerate(rows[:PREVIEW]):
            for column, cell in enumerate(row[: len(names)]):
                self._table.setItem(number, column, QTableWidgetItem(" ".join(cell.split())[:200]))
        self.changed.emit()

    def mapping(self) -> dict[str, int]:
        """Return in which column each field stands."""
        chosen = {field: int(box.currentData()) for field, box in self.choices.items() if box.currentIndex() > 0}
        taken = set(chosen.values())
        return chosen | {field: column for field, column in self._kept.items() if column not in taken}

    def complete(self) -> bool:
        """Return whether question and answer have a column each."""
        return {"question", "answer"} <= self.mapping().keys()

    def _follow(self, *_: object) -> None:
        self.changed.emit()
