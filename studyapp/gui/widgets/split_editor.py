"""Write the cards that shall come in the place of one: a row for each, as proposed or in the student's own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.prompt import BLANK
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.prompt_editor import Field
from studyapp.gui.widgets.text import Text, line, rule, scrolled
from studyapp.gui.wording import count

if TYPE_CHECKING:
    from studyapp.services.splitting import Wording


class _Row(QWidget):
    """A question or statement, its answer, and a way to leave the card out."""

    def __init__(self, number: int, text: str, answer: str) -> None:
        super().__init__()
        self.text, self.answer = Field(), Field()
        self._title = line("", "topic")
        self.remove = Button("Leave out", "plain")
        lines = self.fontMetrics().lineSpacing()
        self.text.setFixedHeight(2 * lines + 4 * GRID)
        self.answer.setFixedHeight(lines + 3 * GRID)
        self.answer.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setPlainText(text)
        self.answer.setPlainText(answer)
        self.answer.setPlaceholderText("Answer")
        self.text.setPlaceholderText(f"Question, or a statement with {BLANK}")
        for field in (self.text, self.answer):
            field.setTabChangesFocus(True)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addWidget(self.answer)
        column.addSpacing(GRID)
        self.renumber(number)

    def renumber(self, number: int) -> None:
        """Say which card this is."""
        self._title.setText(f"Card {number}")
        self.text.setAccessibleName(f"Question or statement of card {number}")
        self.answer.setAccessibleName(f"Answer of card {number}")
        self.remove.setAccessibleName(f"Leave card {number} out")
        self.remove.setToolTip("Make no such card")

    def words(self) -> tuple[str, str]:
        """Return text and answer."""
        return self.text.toPlainText().strip(), self.answer.toPlainText().strip()


class SplitEditor(QFrame):
    """Rows that can be written, left out and added. ``saved`` carries the (text, answer) of each that is not empty."""

    saved = Signal(object)  # list of (text, answer)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._rows: list[_Row] = []
        self._whole = Text("", "muted")
        self._list = QWidget()
        self._place = QVBoxLayout(self._list)
        self._fault = Text(role="error")
        self._fault.hide()
        self._save_button = Button("Make the cards", "primary")
        self._lay_out()

    def edit(self, whole: str, wordings: Sequence[Wording]) -> None:
        """Begin with these cards; two to be written where nothing is proposed. ``whole`` is the card as it is."""
        self._whole.setText(f"Instead of “{whole}”. That card rests; Ctrl+Z brings it back.")
        for row in tuple(self._rows):
            self._drop(row)
        for text, answer in [(each.text, each.answer) for each in wordings] or [("", ""), ("", "")]:
            self._add(text, answer)
        self._fault.say("")
        self._rows[0].text.setFocus()

    def rows(self) -> list[tuple[str, str]]:
        """Return the text and answer of each row as it stands."""
        return [row.words() for row in self._rows]

    def complain(self, words: str) -> None:
        """Show why the cards were not made."""
        self._fault.say(words)

    def complaint(self) -> str:
        """Return why the cards were not made, empty when nothing is wrong."""
        return self._fault.text()

    def _save(self) -> None:
        self._fault.say("")
        self.saved.emit([row for row in self.rows() if any(row)])

    def _add_row(self) -> None:
        self._add("", "").text.setFocus()

    def _add(self, text: str, answer: str) -> _Row:
        row = _Row(len(self._rows) + 1, text, answer)
        self._rows.append(row)
        self._place.addWidget(row)
        row.remove.clicked.connect(lambda *_: self._leave_out(row))
        for field in (row.text, row.answer):
            field.entered.connect(self._save)
            field.left.connect(self.cancelled)
            field.textChanged.connect(self._count)
        self._count()
        return row

    def _leave_out(self, row: _Row) -> None:
        at = self._rows.index(row)
        self._drop(row)
        if not self._rows:
            self._add("", "")
        self._rows[min(at, len(self._rows) - 1)].text.setFocus()

    def _drop(self, row: _Row) -> None:
        self._rows.remove(row)
        self._place.removeWidget(row)
        row.hide()
        row.deleteLater()
        for number, each in enumerate(self._rows, 1):
            each.renumber(number)
        self._count()

    def _count(self) -> None:
        made = sum(any(words) for words in self.rows())
        self._save_button.setText(f"Make {count(made, 'card')}")
        self._save_button.setEnabled(made > 0)

    def _lay_out(self) -> None:
        add, cancel = Button("Another card"), Button("Cancel", "plain")
        self._save_button.setToolTip("Make these cards (Enter)")
        add.setToolTip("Write one more card")
        cancel.setToolTip("Leave the card as it is (Esc)")
        self._save_button.clicked.connect(lambda *_: self._save())
        add.clicked.connect(lambda *_: self._add_row())
        cancel.clicked.connect(lambda *_: self.cancelled.emit())
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self._save_button, add, cancel):
            buttons.addWidget(button)
        buttons.addStretch()
        self._place.setContentsMargins(0, 0, GRID, 0)
        self._place.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * GRID,) * 4)
        layout.setSpacing(GRID)
        layout.addWidget(line("Split this card", "heading"))
        layout.addWidget(self._whole)
        layout.addWidget(rule())
        layout.addWidget(scrolled(self._list), 1)
        layout.addWidget(self._fault)
        layout.addLayout(buttons)
