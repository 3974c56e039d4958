"""Find words in the article that is read: a field that comes by key and goes by Esc."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from studyapp.gui.theme import GRID
from studyapp.gui.widgets.text import line

_OURS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class _Field(QLineEdit):
    """Keeps Enter and Esc from the shortcuts of the window."""

    def event(self, event: QEvent) -> bool:
        """Claim these keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OURS:
            event.accept()
            return True
        return super().event(event)


class FindBar(QWidget):
    """``sought`` carries the words and the way: 0 for those from here on, 1 for the next, -1 for the one before."""

    sought = Signal(str, int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field, self._count = _Field(), line("", "small")
        self.field.setPlaceholderText("Find in this article")
        self.field.setAccessibleName("Find in this article")
        self.field.setToolTip("Enter: the next place; Shift+Enter: the one before; Esc: done")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda words: self.sought.emit(words, 0))
        self.field.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        self.hide()

    def begin(self) -> None:
        """Appear, with the words of before chosen."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def say(self, words: str) -> None:
        """Show which of how many places is looked at."""
        self._count.setText(words)

    def words(self) -> str:
        """Return which of how many places is looked at."""
        return self._count.text()

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Go on by Enter, end by Esc."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in _OURS:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sought.emit(self.field.text(), -1 if back else 1)
        return True
