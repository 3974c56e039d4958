"""The field of a search: it waits for a pause in typing, and offers fields and values under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from studyapp.gui.search_completion import MOST, Suggestion, completed, suggest
from studyapp.gui.theme import GRID

if TYPE_CHECKING:
    from studyapp.services.browse import Vocabulary

PAUSE_MS = 120
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SUGGESTION = Qt.ItemDataRole.UserRole + 1


class SearchField(QLineEdit):
    """``searched`` carries the text after a pause or at Enter; ``left_down`` says that Down was pressed."""

    searched = Signal(str)
    left_down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Words, “a phrase”, or tag: source: state: due: month: kind:")
        self.setAccessibleName("Search cards")
        self.setToolTip("Show only cards that hold all of this (Ctrl+F). Ctrl+Space shows what can be asked for.")
        self.setClearButtonEnabled(True)
        self._known: Vocabulary | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._wait.timeout.connect(self.search_now)
        self._rows = QStandardItemModel(self)
        self._completer = QCompleter(self._rows, self)
        self._completer.setWidget(self)
        self._list = QListView()
        self._list.setProperty("role", "suggestions")
        self._completer.setPopup(self._list)
        self._completer.setMaxVisibleItems(MOST)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated[QModelIndex].connect(self._complete)  # type: ignore[index] # unknown to the stubs
        self.textEdited.connect(lambda _: self._offer())
        self.textChanged.connect(lambda _: self._wait.start())

    def set_vocabulary(self, known: Vocabulary) -> None:
        """Offer the values of this library."""
        self._known = known

    def search_now(self) -> None:
        """Search without waiting for a pause."""
        self._wait.stop()
        self.searched.emit(self.text().strip())

    def put(self, text: str) -> None:
        """Write a search and do it at once."""
        self.setText(text)
        self.search_now()

    def offer_fields(self) -> None:
        """Show what can be asked for at the cursor."""
        self._offer(asked=True)

    def offered(self) -> tuple[Suggestion, ...]:
        """Return what is offered."""
        return tuple(self._rows.item(row).data(_SUGGESTION) for row in range(self._rows.rowCount()))

    def event(self, event: QEvent) -> bool:
        """Claim Enter before a shortcut of the page takes it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter, Esc and Tab to the list of suggestions while it is shown; go down into the table."""
        open_list = self._list.isVisible()
        if open_list and event.key() in (*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            event.ignore()
        elif event.key() in _ENTER:
            self.search_now()
        elif event.key() == Qt.Key.Key_Down and not open_list:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.offer_fields()
        else:
            super().keyPressEvent(event)

    def _offer(self, *, asked: bool = False) -> None:
        found = suggest(self.text(), self.cursorPosition(), self._known, asked=asked)
        self._rows.clear()
        for each in found:
            item = QStandardItem(f"{each.words}    {each.hint}" if each.hint else each.words)
            item.setData(each, _SUGGESTION)
            self._rows.appendRow(item)
        if not found:
            self._list.hide()
            return
        rect = self.rect()
        rect.setWidth(min(rect.width(), max(self._list.sizeHintForColumn(0) + 4 * GRID, 40 * GRID)))
        self._completer.complete(rect)

    def _complete(self, index: QModelIndex) -> None:
        chosen: Suggestion = index.data(_SUGGESTION)
        text, cursor = completed(self.text(), self.cursorPosition(), chosen)
        self.setText(text)
        self.setCursorPosition(cursor)
        if not chosen.complete:
            QTimer.singleShot(0, self._offer)
