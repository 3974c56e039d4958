"""One marked question with all its reasons, why it was lost, and the doubt that its key is wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.paper import Outcome
from studyapp.gui.actions import Command
from studyapp.gui.models.paper_items import Looked
from studyapp.gui.theme import GRID
from studyapp.gui.views.page import Page
from studyapp.gui.views.tests_source import first_evidence
from studyapp.gui.views.tests_why import WhyLost
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.paper_question import QuestionFace, hugged
from studyapp.gui.widgets.text import line, scrolled


class LookedQuestion(QWidget):
    """Shows one row of a marked paper or of the error log. Its actions belong to the page."""

    doubted = Signal()
    source_asked = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._looked: Looked | None = None
        self.face, self.why, self._number = QuestionFace(), WhyLost(page), line("", "muted")
        self._wrong_key = page.add_command(
            Command("This &key is wrong", ("K",), "Take the question out of marks and figures, or let it count again"),
            self.doubted.emit,
        )
        self._see = page.add_command(
            Command("&Open source", ("O",), "Show the article beside the question"), self.source_asked.emit
        )
        self._lay_out()

    def look(self, looked: Looked | None) -> None:
        """Turn to a question."""
        self._looked = looked
        if looked is None:
            return
        self.face.show_question(looked.item.question, looked.item)
        self._number.setText(f"Question {looked.number}" if looked.number else "")
        self.why.show_error(looked.error)
        self._scroll.verticalScrollBar().setValue(0)
        withdrawn = looked.item.outcome is Outcome.WITHDRAWN
        self._wrong_key.setText("Let it &count again" if withdrawn else "This &key is wrong")

    def follow_allowed(self, shown: bool) -> None:
        """Let the actions work while this side is ``shown``."""
        looked = self._looked
        self.why.follow_allowed(shown and looked is not None and looked.error is not None)
        self._page.allow(shown and looked is not None, self._wrong_key)
        has_source = looked is not None and first_evidence(looked.item.question) is not None
        self._page.allow(shown and has_source, self._see)

    def _lay_out(self) -> None:
        self._scroll = scrolled(hugged(self.face))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.why)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        row.addWidget(self._number)
        row.addStretch()
        for action in (self._see, self._wrong_key):
            row.addWidget(ActionButton(action, "plain"))
        column.addLayout(row)
