"""A field for a whole article as plain text."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from studyapp.gui.dropped import markup_of

LONGEST = 1_000_000  # letters; with more of them in one line the field takes longer than a blink to lay them out


class PasteBox(QPlainTextEdit):
    """Takes pasted text, without its looks, up to a length."""

    too_long = Signal()
    laid_out = Signal(str, str)  # markup and text of what was pasted into the empty box with headings, lists or tables

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "paste")
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # what is dropped is for the window, which knows files from text
        self.setAccessibleName("Article text")
        self.setPlaceholderText("Paste an article here, or drop a file anywhere on this window.")

    def replace(self, text: str) -> None:
        """Take ``text`` in place of what is there; it can be taken back by Ctrl+Z."""
        if len(text) > LONGEST:
            self.too_long.emit()
            return
        self.selectAll()
        self.insertPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert pasted text, unless it is too long or has a layout worth keeping."""
        markup = markup_of(source) if self.document().isEmpty() else ""
        if len(source.text()) > LONGEST:
            self.too_long.emit()
        elif markup:
            self.laid_out.emit(markup, source.text())
        else:
            super().insertFromMimeData(source)
