"""A small field for minutes; empty means that the student leaves them open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from studyapp.gui.theme import GRID

BAD_MINUTES = "Write the minutes as a number, like 35, or leave them empty."


def read_minutes(text: str) -> float | None:
    """Read minutes, None for nothing. ValueError with a line for the student when it is no number."""
    text = text.strip().lower().removesuffix("min").strip()
    if not text:
        return None
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise ValueError(BAD_MINUTES) from None


class SmallField(QLineEdit):
    """A field that is done on Enter or when it is left, and put back on Esc; ``done`` carries what was written."""

    done = Signal(str)
    entered = Signal()

    def __init__(self, name: str, letters: int, empty: str = "") -> None:
        super().__init__()
        self._kept = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(empty)
        self.setFixedWidth(max(letters, len(empty)) * self.fontMetrics().averageCharWidth() + 4 * GRID)

    def show_value(self, text: str) -> None:
        """Show what is stored, unless the student is writing here."""
        self._kept = text
        if not (self.hasFocus() and self.isModified()):
            self.setText(text)

    def event(self, event: QEvent) -> bool:
        """Claim Enter and Esc before a shortcut of the window takes them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish on Enter, put back on Esc; both give the keyboard back to the page."""
        if not self._ours(event):
            super().keyPressEvent(event)
            return
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._kept)
            self.setModified(False)
        else:
            self.entered.emit()
        self._give_back()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish when the keyboard goes elsewhere (not when a menu or another window only covers this one)."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._finish()

    def _ours(self, event: QKeyEvent) -> bool:
        return event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def _finish(self) -> None:
        if self.isModified():
            self.setModified(False)
            self.done.emit(self.text().strip())

    def _give_back(self) -> None:
        page = self.parentWidget()
        while page is not None and page.focusPolicy() != Qt.FocusPolicy.StrongFocus:
            page = page.parentWidget()
        if page is not None:
            page.setFocus()
        else:
            self.clearFocus()


def minutes_field(name: str = "Minutes a day", empty: str = "open") -> SmallField:
    """Return a field for minutes a day."""
    field = SmallField(name, 6, empty)
    field.setToolTip("How many minutes a day you want to revise; empty: as many as it takes")
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    return field


def minutes_text(minutes: float | None) -> str:
    """Return minutes as the field has them."""
    return "" if minutes is None else f"{minutes:g}"
