"""What is done with the shown question of a sitting: an option, how sure, a mark, a doubt, and on to the next."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.paper import Confidence
from studyapp.gui.actions import Command
from studyapp.gui.paper_sitting import PaperSitting
from studyapp.gui.paper_words import LETTERS, SURENESS
from studyapp.gui.theme import GRID
from studyapp.gui.views.page import Page
from studyapp.gui.views.tests_source import first_evidence
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.text import line

SURE_KEYS = (
    (Confidence.SURE, "S", "I am sure of it"),
    (Confidence.FIFTY_FIFTY, "F", "Between two options"),
    (Confidence.GUESS, "G", "A blind guess"),
)
OUT, AGAIN = "It counts in no marks any more. K lets it count again.", "It counts again."


class Foot(QWidget):
    """Follows a PaperSitting. Its actions belong to the page."""

    source_asked = Signal()

    def __init__(self, page: Page, flow: PaperSitting) -> None:
        super().__init__()
        self._page, self._flow = page, flow
        self._narrow = self._judged = False
        self._make_commands()
        self._how_sure = line("How sure?", "muted")
        self._lay_out()

    def follow(self) -> None:
        """Show what stands for the question."""
        flow, answer = self._flow, self._flow.answer()
        for (confidence, _, _), action in zip(SURE_KEYS, self._sure, strict=True):
            action.setChecked(bool(answer and answer.chosen and answer.confidence is confidence))
        self._flag.setChecked(bool(answer and answer.flagged))
        judged = flow.is_revealed()
        self._show_row(judged=flow.practice() and judged)
        self._wrong_key.setText("Let it &count again" if flow.is_withdrawn() else "This &key is wrong")
        self._go.setText("&Next" if judged or not flow.practice() else "&Check")

    def follow_allowed(self, asking: bool) -> None:
        """Let the actions work while a question is asked."""
        flow, allow = self._flow, self._page.allow
        answer, question, judged = flow.answer(), flow.question(), flow.is_revealed()
        chosen, is_last = bool(answer and answer.chosen), flow.at >= len(flow.questions) - 1
        options = len(question.options) if question else 0
        for place, action in enumerate(self._options):
            allow(asking and not judged and place < options, action)
        allow(asking and chosen and not judged, *self._sure, self._clear)
        allow(asking, self._flag)
        allow(asking and flow.at > 0, self._back)
        allow(asking and not is_last, self._next)
        check = flow.practice() and not judged
        allow(asking and (chosen if check else not is_last), self._go)
        allow(asking and judged and first_evidence(question) is not None, self._see)
        allow(asking and judged, self._wrong_key)

    def set_narrow(self, narrow: bool) -> None:
        """Leave words out in a narrow window."""
        self._narrow = narrow
        self._show_row(judged=self._judged)

    def _show_row(self, *, judged: bool) -> None:
        """Ask how sure the student is before the answer is judged, offer what can be done about the key behind it."""
        self._judged = judged
        self._how_sure.setVisible(not self._narrow and not judged)
        for button in self._before:
            button.setVisible(not judged)
        for button in self._behind:
            button.setVisible(judged)

    def _forward(self) -> None:
        if self._flow.practice() and not self._flow.is_revealed():
            self._flow.reveal()
        else:
            self._flow.step(1)

    def _doubt(self) -> None:
        """Take the question out of marks, or let it count again."""
        if question := self._flow.question():
            self._page.said.emit(AGAIN if self._flow.is_withdrawn() else OUT)
            self._flow.doubt(question)

    def _make_commands(self) -> None:
        add, flow = self._page.add_command, self._flow
        self._options: list[QAction] = [
            add(
                Command(f"Option {letter}", (letter, str(place + 1)), f"Choose option {letter}"),
                partial(flow.choose, place),
            )
            for place, letter in enumerate(LETTERS)
        ]
        self._sure: list[QAction] = [
            add(Command(SURENESS[each], (key,), tip), partial(flow.say, each), checkable=True)
            for each, key, tip in SURE_KEYS
        ]
        self._flag = add(
            Command("&Mark for review", ("M",), "Mark the question, to come back to it"), flow.flag, checkable=True
        )
        self._clear = add(Command("C&lear", ("Backspace", "0"), "Leave the question blank"), flow.clear)
        self._back = add(Command("&Previous", ("Left",), "The question before"), partial(flow.step, -1))
        self._next = add(Command("Ne&xt question", ("Right",), "The next question"), partial(flow.step, 1))
        self._go = add(Command("&Next", ("Return", "Enter", "Space"), "Go on"), self._forward)
        self._see = add(Command("&Open source", ("O",), "Show the article beside the question"), self.source_asked.emit)
        self._wrong_key = add(
            Command("This &key is wrong", ("K",), "Take the question out of marks and figures, or let it count again"),
            self._doubt,
        )

    def _lay_out(self) -> None:
        sure, going = QHBoxLayout(), QHBoxLayout()
        for row in (sure, going):
            row.setSpacing(GRID)
        self._before = [*(ActionButton(action, "choice") for action in self._sure), ActionButton(self._clear, "plain")]
        self._behind = [ActionButton(action, "plain") for action in (self._wrong_key, self._see)]
        *choices, clear = self._before
        for widget in (self._how_sure, *choices):
            sure.addWidget(widget)
        sure.addStretch()
        for button in (clear, *self._behind):
            sure.addWidget(button)
        for action in (self._back, self._flag):
            going.addWidget(ActionButton(action, "plain"))
        going.addStretch()
        going.addWidget(ActionButton(self._go, "primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(sure)
        column.addLayout(going)
        self._show_row(judged=False)
