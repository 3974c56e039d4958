"""The three ways out of a shortfall, one a row: a button and what it would bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QWidget

from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.text import Text
from studyapp.gui.wording import count

if TYPE_CHECKING:
    from studyapp.services.exam_planning import WaysOut


class WaysPanel(QWidget):
    """Shows ways out by three actions, whose words say how much of each."""

    def __init__(self, actions: tuple[QAction, QAction, QAction]) -> None:
        super().__init__()
        self._actions = actions
        self._title = Text("", "topic")
        self._rows = [(ActionButton(action, grow=True), Text("", "muted")) for action in actions]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, GRID // 2, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.addWidget(self._title, 0, 0, 1, 2)
        for number, (button, words) in enumerate(self._rows, start=1):
            grid.addWidget(button, number, 0)
            grid.addWidget(words, number, 1)
        grid.setColumnStretch(1, 1)

    def show_ways(self, ways: WaysOut | None) -> None:
        """Show what helps; None while that is being worked out."""
        self._title.setText("Three ways out" if ways else "Looking for ways out…")
        if ways:
            names = (
                f"{ways.minutes} min a day" if ways.minutes else "More minutes",
                f"Leave out {count(ways.drop, 'card')}" if ways.drop else "Fewer cards",
                "Accept it",
            )
            for action, name in zip(self._actions, names, strict=True):
                action.setText(name)
        for number, (button, words) in enumerate(self._rows):
            button.setVisible(ways is not None)
            words.say(ways.sentences[number] if ways else "")

    def words(self) -> list[tuple[str, str]]:
        """Return the name of each way and what it would bring, empty while nothing is shown."""
        return (
            []
            if self.isHidden()
            else [(a.text(), w.text()) for a, (_, w) in zip(self._actions, self._rows, strict=True)]
        )
