"""Lies over the window while something is held above it, and says what dropping it does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studyapp.gui.theme import GRID
from studyapp.gui.widgets.text import line


class DropVeil(QFrame):
    """Covers its parent except for a margin."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over, self._line = parent, line()
        self.setProperty("role", "veil")
        QVBoxLayout(self).addWidget(self._line, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def cover(self, words: str) -> None:
        """Appear over the parent with these words."""
        margin = 2 * GRID
        inner = self._over.width() - 8 * GRID
        self._line.setText(self._line.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, inner))
        self.setGeometry(self._over.rect().adjusted(margin, margin, -margin, -margin))
        self.show()
        self.raise_()

    def words(self) -> str:
        """Return what is said, empty while nothing is held above the window."""
        return "" if self.isHidden() else self._line.text()
