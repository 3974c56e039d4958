"""One quiet line at the foot of the window, and the red one where a fault is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.text import Text, line

SECONDS = 6


class Notice(QFrame):
    """Says what happened, over the foot of its parent, and goes away by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("role", "notice")
        self._text = line()
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
        self.place()
        self.show()
        self.raise_()
        self._timer.start(SECONDS * 1000)

    def place(self) -> None:
        """Lie in the middle of the parent's foot; shorten a line that does not fit."""
        parent, metrics = self._over, self._text.fontMetrics()
        inner = parent.width() - 8 * GRID
        self._text.setText(metrics.elidedText(self.accessibleName(), Qt.TextElideMode.ElideMiddle, inner))
        size = self.sizeHint()
        self.resize(size)
        self.move((parent.width() - size.width()) // 2, parent.height() - size.height() - GRID)

    def words(self) -> str:
        """Return the line that is shown, empty when none is."""
        return "" if self.isHidden() else self.accessibleName()


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
