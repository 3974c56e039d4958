"""The student's own questions and those whose key was doubted: looked at, put right, made into a paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.changes import Changes
from studyapp.domain.paper import ItemResult, Outcome
from studyapp.domain.question import LADDERED, QuestionKind, StoredQuestion
from studyapp.gui.actions import Command
from studyapp.gui.models.paper_own import StoredList
from studyapp.gui.paper_words import LETTERS
from studyapp.gui.views.page import Page
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.paper_question import QuestionFace, hugged
from studyapp.gui.widgets.text import Text, scrolled
from studyapp.gui.widgets.two_lines import TwoLines, list_view

if TYPE_CHECKING:
    from studyapp.bootstrap import Services

_NOTHING = Fraction(0)
PUT_RIGHT = (
    "Press the letter of the option that is right, and it counts again by it. K says that the key was right after all."
)
ANEW = "Its key follows from its lines. K says that it was right after all; else write the question anew."


def can_be_put_right(stored: StoredQuestion | None) -> bool:
    """Return whether another option can become the key: not where the key follows from statements or pairs."""
    if stored is None or stored.withdrawn_at is None:
        return False
    return stored.question.kind is QuestionKind.TRUE_FALSE or stored.question.kind not in LADDERED


class StoredSide(QWidget):
    """A list above, the chosen question below. Its actions belong to the page."""

    write_wanted = Signal()
    paper_wanted = Signal(object)  # ids of the questions of a paper
    wanted = Signal(object)  # a verb that changes something

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._shown = False
        self._own: Sequence[StoredQuestion] = ()
        self.stored = StoredList(self)
        self._make_commands()
        self._lay_out()

    def set_questions(self, withdrawn: Sequence[StoredQuestion], own: Sequence[StoredQuestion], zone: tzinfo) -> None:
        """Show these; what was chosen stays so."""
        before = self._chosen()
        self._own = own
        self.stored.set_rows(withdrawn, own, zone)
        row = self.stored.row_of(before.question.id if before else None)
        self._view.setCurrentIndex(self.stored.index(row))
        self._show()

    def follow_allowed(self, shown: bool) -> None:
        """Let the actions work while this side is ``shown``."""
        self._shown = shown
        stored, allow = self._chosen(), self._page.allow
        waits = stored is not None and stored.withdrawn_at is not None
        allow(shown and any(each.withdrawn_at is None for each in self._own), self._paper)
        allow(shown and waits, self._reinstate)
        for place, action in enumerate(self._right):
            fits = can_be_put_right(stored) and stored is not None and place < len(stored.question.options)
            allow(shown and fits and stored is not None and place != stored.question.key, action)

    def hint(self) -> str:
        """Return what is said of putting a question right, empty where nothing is."""
        return "" if self._hint.isHidden() else self._hint.text()

    def _chosen(self) -> StoredQuestion | None:
        return self.stored.stored(self._view.currentIndex().row())

    def _show(self, *_: object) -> None:
        stored = self._chosen()
        self._scroll.setVisible(stored is not None)
        waits = stored is not None and stored.withdrawn_at is not None
        self._hint.say((PUT_RIGHT if can_be_put_right(stored) else ANEW) if waits else "")
        if stored is not None:
            outcome = Outcome.WITHDRAWN if stored.withdrawn_at else Outcome.BLANK
            self._face.show_question(stored.question, ItemResult(stored.question, outcome, _NOTHING))
        self.follow_allowed(self._shown)

    def _make_paper(self) -> None:
        self.paper_wanted.emit([each.question.id for each in self._own if each.withdrawn_at is None])

    def _count_again(self) -> None:
        self._change(lambda id_: lambda s: s.tests.reinstate(id_))

    def _put_right(self, key: int) -> None:
        self._change(lambda id_: lambda s: s.tests.repair(id_, key))

    def _change(self, verb_for: Callable[[str], Callable[[Services], Changes]]) -> None:
        if stored := self._chosen():
            self.wanted.emit(verb_for(stored.question.id))

    def _make_commands(self) -> None:
        add = self._page.add_command
        self.write = add(Command("Write a &question", ("Q",), "Write a question of your own"), self.write_wanted.emit)
        self._paper = add(
            Command("Make a paper of &mine", ("Return", "Enter"), "A paper of all questions that you wrote"),
            self._make_paper,
        )
        self._reinstate = add(Command("Let it &count again", ("K",), "The key is right after all"), self._count_again)
        self._right: list[QAction] = [
            add(
                Command(
                    f"Option {letter} is right", (letter,), f"Make option {letter} the key; the question counts again"
                ),
                partial(self._put_right, place),
            )
            for place, letter in enumerate(LETTERS)
        ]

    def _lay_out(self) -> None:
        self._view = list_view(self.stored, TwoLines(self), "My questions")
        self._view.selectionModel().currentChanged.connect(self._show)
        self._face, self._hint = QuestionFace(), Text("", "muted")
        self._scroll = scrolled(hugged(self._face))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view, 2)
        column.addWidget(self._scroll, 3)
        column.addWidget(self._hint)
        row = QHBoxLayout()
        row.addWidget(ActionButton(self.write, "primary"))
        row.addWidget(ActionButton(self._paper, "choice"))
        row.addWidget(ActionButton(self._reinstate, "plain"))
        row.addStretch()
        column.addLayout(row)
