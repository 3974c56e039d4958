"""How a sitting stands, in words, and the last look before it is handed in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studyapp.gui.paper_sitting import Tally
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import ActionButton, Button
from studyapp.gui.widgets.text import Column, Text, rule


def tally_words(tally: Tally, *, marked: bool = True) -> str:
    """Return ``12 answered · 10 blank · 3 marked``."""
    parts = [f"{tally.answered} answered", f"{tally.blank} blank"]
    return " · ".join([*parts, f"{tally.flagged} marked"] if marked and tally.flagged else parts)


def said_words(tally: Tally) -> str:
    """Return what was said of the answers: ``8 sure, 3 fifty-fifty, 1 guessed.``"""
    parts = ((tally.sure, "sure"), (tally.fifty, "fifty-fifty"), (tally.guessed, "guessed"), (tally.unsaid, "not said"))
    told = ", ".join(f"{number} {words}" for number, words in parts if number)
    return f"How sure you are: {told}." if told else ""


class Summary(Column):
    """Asks whether to hand in. ``ways`` are actions that lead back to some question."""

    handed_in = Signal()
    went_on = Signal()

    def __init__(self, ways: Sequence[QAction]) -> None:
        super().__init__(0.9)
        self._words, self._said = Text("", "lead"), Text("", "muted")
        self._lay_out(ways)

    def say(self, words: str, said: str) -> None:
        """Show how it stands, and how sure the answers are."""
        self._words.setText(words)
        self._said.say(said)

    def words(self) -> str:
        """Return what is said."""
        return f"{self._words.text()} {self._said.text()}"

    def _lay_out(self, ways: Sequence[QAction]) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(*(4 * GRID,) * 4)
        layout.setSpacing(2 * GRID)
        for part in (Text("Hand the paper in?", "prompt-large"), self._words, self._said, rule()):
            layout.addWidget(part)
        going = QHBoxLayout()
        going.setSpacing(GRID)
        for action in ways:
            going.addWidget(ActionButton(action))
        going.addStretch()
        yes, no = Button("Hand in now", "primary"), Button("Go on answering", "plain")
        yes.setToolTip("Hand the paper in and see the marks (Ctrl+Enter)")
        no.setToolTip("Back to the questions (Esc)")
        yes.clicked.connect(lambda *_: self.handed_in.emit())
        no.clicked.connect(lambda *_: self.went_on.emit())
        last = QHBoxLayout()
        last.addWidget(yes)
        last.addWidget(no)
        last.addStretch()
        layout.addLayout(going)
        layout.addLayout(last)
        self.body.addStretch(1)
        self.body.addWidget(card)
        self.body.addStretch(2)
