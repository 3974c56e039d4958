"""One quiet line at the foot of the window, and the red one where a fault is."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.text import Text

SECONDS = 6


class Notice(QFrame):
    """Says what happened and goes away by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._text = Text()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.addWidget(self._text)
        self.hide()

    def say(self, words: str) -> None:
        """Show a line for some seconds."""
        self._text.setText(words)
        self.setAccessibleName(words)
        self.show()
        self._timer.start(SECONDS * 1000)

    def words(self) -> str:
        """Return the line that is shown, empty when none is."""
        return "" if self.isHidden() else self._text.text()


class Fault(QFrame):
    """Says in place what is wrong; stays until it is mended or closed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "fault")
        self._text = Text(selectable=True)
        close = Button("Close", "plain")
        close.setToolTip("Close this message")
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.addWidget(self._text, 1)
        layout.addWidget(close)
        self.hide()

    def say(self, words: str) -> None:
        """Show the fault; empty words hide it."""
        self._text.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def words(self) -> str:
        """Return the fault that is shown, empty when none is."""
        return "" if self.isHidden() else self._text.text()
