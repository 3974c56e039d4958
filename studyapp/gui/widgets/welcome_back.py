"""After missed days: a calm word with the plan that leads back, or the plan that is under way."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.text import Text
from studyapp.gui.wording import day_words

if TYPE_CHECKING:
    from studyapp.services.catching_up import CatchUp


class WelcomeBack(QFrame):
    """Shows an offer with the buttons to take or leave it, or the plan with the one to undo it."""

    def __init__(self, begin: QAction, decline: QAction, undo: QAction) -> None:
        super().__init__()
        self.setProperty("role", "calm")
        self._title, self._sentence = Text("", "heading"), Text()
        self._decline = decline
        self._begin_button, self._decline_button = ActionButton(begin, "primary"), ActionButton(decline)
        self._undo_button = ActionButton(undo)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in (self._begin_button, self._decline_button, self._undo_button):
            row.addWidget(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * GRID + GRID // 2,) * 4)
        layout.setSpacing(GRID)
        layout.addWidget(self._title)
        layout.addWidget(self._sentence)
        layout.addSpacing(GRID // 2)
        layout.addLayout(row)
        self.hide()

    def follow(self, offer: CatchUp | None, until: date | None) -> None:
        """Show the offer, or the plan that goes on until a day; neither hides the panel."""
        self.setVisible(offer is not None or until is not None)
        self._begin_button.setVisible(offer is not None and not offer.by_exam_plan)
        self._decline_button.setVisible(offer is not None)
        self._undo_button.setVisible(until is not None)
        by_exam_plan = offer is not None and offer.by_exam_plan
        self._decline.setText("All right" if by_exam_plan else "&No, everything at once")
        if until is not None:
            self._title.setText("On your way back")
            self._sentence.setText(
                f"Until {day_words(until)}: today's own cards first, then those that waited, no new ones."
            )
        elif offer is not None:
            self._title.setText("Welcome back")
            self._sentence.setText(offer.sentence)

    def words(self) -> tuple[str, str]:
        """Return title and sentence, empty while the panel is hidden."""
        return ("", "") if self.isHidden() else (self._title.text(), self._sentence.text())
