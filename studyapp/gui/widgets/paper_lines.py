"""Rows to write options, statements or pairs into, in the shape that a format needs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from studyapp.domain.question import QuestionKind
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.paper_field import Field
from studyapp.gui.widgets.text import line

ONE, EACH, NONE = "one", "each", ""


@dataclass(frozen=True)
class Shape:
    """``columns`` are the fields of a row; ``toggle`` says whether one row is the key, or each is true or false."""

    rows: int
    columns: tuple[str, ...]
    toggle: str = NONE
    heads: bool = False


_OPTIONS = Shape(5, ("Option", "Why it is right or wrong"), ONE)
_PAIRS = Shape(4, ("Left", "Right, as shown", "What belongs there, if another"), heads=True)


def _statements(rows: int) -> Shape:
    return Shape(rows, ("Statement", "Why it is true or false"), EACH)


SHAPES = {
    QuestionKind.DIRECT: _OPTIONS,
    QuestionKind.ONE_LINER: _OPTIONS,
    QuestionKind.TRUE_FALSE: _statements(1),
    QuestionKind.STATEMENTS: _statements(4),
    QuestionKind.HOW_MANY: _statements(4),
    QuestionKind.REASON: _statements(2),
    QuestionKind.PAIRS: _PAIRS,
    QuestionKind.PAIRS_HOW_MANY: _PAIRS,
    QuestionKind.MATCH: Shape(4, ("List-I", "What belongs to it in List-II"), heads=True),
    QuestionKind.CHRONOLOGY: Shape(4, ("In order of time, event", "When it was")),
}


class Lines(QWidget):
    """Fields in rows. Rows that are left empty at the end do not count."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None
        self._group = QButtonGroup(self)
        self._toggles: list[Button] = []
        self._heads: list[Field] = []
        self._fields: list[list[Field]] = []
        self.shape = _OPTIONS

    def set_shape(self, shape: Shape) -> None:
        """Offer fields of that shape; what was written stays where it fits."""
        if self._inside is not None and shape == self.shape:
            return
        before = [[field.text() for field in row] for row in self._fields]
        if self._inside is not None:
            self._layout.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self.shape = shape
        self._inside = self._build()
        self._layout.addWidget(self._inside)
        for row, texts in zip(self._fields, before, strict=False):
            for field, text in zip(row, texts, strict=False):
                field.setText(text)

    def clear(self) -> None:
        """Empty all fields."""
        for field in (*self._heads, *(each for row in self._fields for each in row)):
            field.clear()
        self._group.setExclusive(False)
        for toggle in self._toggles:
            toggle.setChecked(self.shape.toggle == EACH)
        self._group.setExclusive(self.shape.toggle == ONE)

    def texts(self) -> list[list[str]]:
        """Return the fields of all rows up to the last that is not empty."""
        rows = [[field.text().strip() for field in row] for row in self._fields]
        while rows and not any(rows[-1]):
            rows.pop()
        return rows

    def toggled(self) -> list[bool]:
        """Return the toggles of all rows."""
        return [toggle.isChecked() for toggle in self._toggles]

    def key(self) -> int | None:
        """Return the row that is the key, None while there is none."""
        return next((row for row, toggle in enumerate(self._toggles) if toggle.isChecked()), None)

    def heads(self) -> tuple[str, str]:
        """Return the heads over both columns."""
        return (self._heads[0].text().strip(), self._heads[1].text().strip()) if self._heads else ("", "")

    def field(self, row: int, column: int) -> Field:
        """Return a field."""
        return self._fields[row][column]

    def head(self, column: int) -> Field:
        """Return the field of a column's head."""
        return self._heads[column]

    def toggle(self, row: int) -> Button:
        """Return the toggle of a row."""
        return self._toggles[row]

    def _build(self) -> QWidget:
        inside, shape = QWidget(), self.shape
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        self._group = QButtonGroup(self)
        self._group.setExclusive(shape.toggle == ONE)
        self._toggles, self._heads, self._fields = [], [], []
        if shape.heads:
            for column in (0, 1):
                head = self._field(f"Head of column {column + 1}, e.g. {('Exercise', 'Partner')[column]}")
                self._heads.append(head)
                grid.addWidget(head, 0, column + 1)
        for row in range(shape.rows):
            self._add_row(grid, row + 1)
        for column in range(len(shape.columns)):
            grid.setColumnStretch(column + 1, 2 if column else 3)
        return inside

    def _add_row(self, grid: QGridLayout, row: int) -> None:
        shape = self.shape
        name = "ABCDE"[row - 1] if shape.toggle == ONE else str(row)
        grid.addWidget(line(name, "label"), row, 0)
        fields = [self._field(f"{words} {name}" if not column else words) for column, words in enumerate(shape.columns)]
        for column, field in enumerate(fields):
            grid.addWidget(field, row, column + 1)
        self._fields.append(fields)
        if shape.toggle:
            grid.addWidget(self._toggle(name), row, len(shape.columns) + 1)

    def _toggle(self, name: str) -> Button:
        one = self.shape.toggle == ONE
        toggle = Button("Right" if one else "True", "chip")
        toggle.setCheckable(True)
        toggle.setChecked(not one)
        toggle.setToolTip(f"{name} is the right answer" if one else f"Statement {name} is true; press for false")
        toggle.setAccessibleName(f"{name} is {'right' if one else 'true'}")
        self._group.addButton(toggle)
        if not one:
            toggle.toggled.connect(lambda on: toggle.setText("True" if on else "False"))
        toggle.toggled.connect(lambda _: self.changed.emit())
        self._toggles.append(toggle)
        return toggle

    def _field(self, name: str) -> Field:
        field = Field(name, name)
        field.textChanged.connect(lambda _: self.changed.emit())
        field.left.connect(self.left)
        return field
