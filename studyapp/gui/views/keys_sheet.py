"""All keys on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studyapp import __version__
from studyapp.gui.actions import plain_text, taught_keys
from studyapp.gui.theme import GRID, measure_of
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.text import line

COLUMN = 0.55  # of a comfortable line
Section = tuple[str, Sequence[QAction]]


class KeysSheet(QDialog):
    """Sections of actions that have keys, in columns."""

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        room = parent.size() if parent else QSize(100 * GRID, 80 * GRID)
        self.resize(min(120 * GRID, room.width() - 4 * GRID), min(84 * GRID, room.height() - 4 * GRID))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(3 * GRID,) * 4)
        layout.setSpacing(2 * GRID)
        layout.addWidget(line("Keys", "title"))
        layout.addWidget(line(f"StudyApp {__version__}", "small"))
        layout.addWidget(self._scroll(sections), 1)
        close = Button("Close", "primary")
        close.setToolTip("Close this sheet (Esc)")
        close.clicked.connect(self.accept)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _scroll(self, sections: Sequence[Section]) -> QScrollArea:
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 2 * GRID, 0)
        columns.setSpacing(4 * GRID)
        number = max(1, min(3, int(self.width() / (measure_of(self.font()) * COLUMN))))
        thirds = [QVBoxLayout() for _ in range(number)]
        heights = [0] * number
        for title, actions in sections:
            shown = [action for action in actions if action.shortcuts()]
            third = heights.index(min(heights))
            heights[third] += len(shown) + 2
            thirds[third].addWidget(_section(title, shown))
        for column in thirds:
            column.addStretch()
            columns.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        return scroll


def _section(title: str, actions: Sequence[QAction]) -> QFrame:
    frame = QFrame()
    frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    grid = QGridLayout(frame)
    grid.setContentsMargins(0, 0, 0, 2 * GRID)
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(GRID // 2)
    grid.addWidget(line(title, "topic"), 0, 0, 1, 2)
    for row, action in enumerate(actions, start=1):
        words = line(plain_text(action))
        words.setToolTip(action.toolTip())
        grid.addWidget(words, row, 0)
        keys = QHBoxLayout()
        keys.setSpacing(GRID // 2)
        for key in taught_keys(action)[:3]:
            keys.addWidget(line(key, "key"))
        keys.addStretch()
        grid.addLayout(keys, row, 1)
    grid.setColumnStretch(0, 1)
    return frame
