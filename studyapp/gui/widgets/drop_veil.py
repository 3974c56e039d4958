"""Lies over the window while something is held above it, and says that it may be dropped."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studyapp.gui.theme import GRID
from studyapp.gui.widgets.text import line


class DropVeil(QFrame):
    """Covers its parent except for a margin."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("role", "veil")
        QVBoxLayout(self).addWidget(line("Drop it here"), 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def cover(self) -> None:
        """Appear over the parent."""
        margin = 2 * GRID
        self.setGeometry(self._over.rect().adjusted(margin, margin, -margin, -margin))
        self.show()
        self.raise_()
