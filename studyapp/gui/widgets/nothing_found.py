"""What stands in the place of a table without rows: why it is empty, and what would help."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.flow import FlowLayout
from studyapp.gui.widgets.text import Text
from studyapp.gui.wording import count

NO_CARDS = ("No cards yet", "Cards come from articles: add material, look at the drafts, and keep the good ones.")
NO_HIT = ("Nothing found", "No card holds all of this.")
WIDER = "Without one of the demands there is more:"


class NothingFound(QFrame):
    """``wanted`` carries a wider search that was pressed, ``material_wanted`` that there is nothing to search in."""

    wanted = Signal(str)
    material_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._title, self._words, self._wider = Text("", "heading"), Text("", "muted"), Text(WIDER, "muted")
        self._choices = QWidget()
        self._row = FlowLayout(self._choices, GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(3 * GRID,) * 4)
        column.setSpacing(GRID + GRID // 2)
        for part in (self._title, self._words, self._wider, self._choices):
            column.addWidget(part)
        column.addStretch()

    def show_empty(self) -> None:
        """Say that there are no cards at all."""
        self._say(NO_CARDS)
        add = Button("Add material", "primary")
        add.clicked.connect(self.material_wanted)
        self._offer([add])

    def show_no_hit(self, wider: Sequence[tuple[str, int]]) -> None:
        """Say that nothing was found, and offer wider searches with how much each finds."""
        self._say(NO_HIT)
        self._wider.setVisible(bool(wider))
        buttons = []
        for query, number in wider:
            button = Button(f"{query}   {count(number, 'card')}".replace("&", "&&"), "chip")
            button.setToolTip("Search for this instead")
            button.clicked.connect(lambda *_, words=query: self.wanted.emit(words))
            buttons.append(button)
        everything = Button("All cards", "chip")
        everything.clicked.connect(lambda *_: self.wanted.emit(""))
        self._offer([*buttons, everything])

    def words(self) -> str:
        """Return the title that is shown."""
        return self._title.text()

    def offered(self) -> list[Button]:
        """Return the buttons."""
        return self._choices.findChildren(Button)

    def _say(self, words: tuple[str, str]) -> None:
        self._title.setText(words[0])
        self._words.setText(words[1])
        self._wider.hide()

    def _offer(self, buttons: Sequence[Button]) -> None:
        while (taken := self._row.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.setParent(None)
                widget.deleteLater()
        for button in buttons:
            self._row.addWidget(button)
