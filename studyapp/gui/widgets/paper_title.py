"""A heading that gives way: what does not fit is cut with an ellipsis, and the tooltip has it whole."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


class Heading(QLabel):
    """One line of plain text in the style of a heading."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "heading")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words = ""

    def say(self, words: str) -> None:
        """Show these words as far as they fit."""
        self._words = words
        self.setToolTip(f"<p>{escape(words)}</p>")
        self.setAccessibleName(words)
        self._fit()

    def words(self) -> str:
        """Return the whole words."""
        return self._words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))
