"""Choose the newer card that has taken an older one's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QWidget

from studyapp.domain.card import Card
from studyapp.domain.prompt import prompt_text
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.models.source_list import SECOND_LINE
from studyapp.gui.views.sheet import Sheet
from studyapp.gui.widgets.text import Text
from studyapp.gui.widgets.two_lines import TwoLines, list_view
from studyapp.gui.wording import error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from studyapp.bootstrap import Services

SEARCH_AFTER_MS = 150
MOST = 100  # cards that are listed
_CARD = Qt.ItemDataRole.UserRole


def second_line(card: Card) -> str:
    """Return what stands below a card's prompt."""
    as_of = f"as of {card.as_of.words()}" if card.as_of else ""
    return " · ".join(part for part in (card.prompt.answer, as_of, card.topic) if part)


class OvertakenSheet(Sheet):
    """Lists cards, the latest first, or those that hold the words that are sought."""

    chosen = Signal(str)  # the id of the newer card

    def __init__(self, library: LibraryClient, older: Card, parent: QWidget | None) -> None:
        super().__init__("Overtaken by a newer card", "This one is newer", parent, tall=True)
        self._library, self._older = library, older
        self._ticket = Ticket()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_AFTER_MS)
        self._pause.timeout.connect(self._search)
        self.search, self._model = QLineEdit(), QStandardItemModel(self)
        self.list = list_view(self._model, TwoLines(self), "Cards")
        self._empty = Text(role="muted")
        self.search.setPlaceholderText("Find the newer card by its words")
        self.search.setAccessibleName("Find the newer card")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.search.returnPressed.connect(self.list.setFocus)
        about = Text(f"“{prompt_text(older.prompt)}” {older.prompt.answer}", "muted")
        for part, stretch in ((about, 0), (self.search, 0), (self._empty, 0), (self.list, 1)):
            self.body.addWidget(part, stretch)
        self.list.doubleClicked.connect(lambda _: self._choose())
        self.main.clicked.connect(self._choose)
        self.search.setFocus()
        self._search()

    def _search(self) -> None:
        query, older_id = self.search.text().strip(), self._older.id

        def verb(services: Services) -> list[Card]:
            found = services.browse.page(query, services.clock(), limit=MOST + 1)
            return [card for card in found if card.id != older_id]

        self._ticket.cancel()
        self._ticket = self._library.ask(verb, self._show, lambda error: self.complain(error_line(error)))

    def _show(self, cards: list[Card]) -> None:
        if self.gone:
            return
        self.fault.say("")
        self._model.clear()
        for card in cards:
            row = QStandardItem(prompt_text(card.prompt))
            row.setData(second_line(card), SECOND_LINE)
            row.setData(card.id, _CARD)
            row.setEditable(False)
            self._model.appendRow(row)
        self.list.setCurrentIndex(self._model.index(0, 0))
        self.main.setEnabled(bool(cards))
        self._empty.say("" if cards else "No card holds these words.")

    def _choose(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.chosen.emit(str(index.data(_CARD)))
            self.accept()
