"""Looking at a marked paper or at the error log: the list on the left, one question with all its reasons on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.changes import Changes
from studyapp.domain.paper import ErrorEntry, ErrorKind, Outcome, Result
from studyapp.gui.actions import Command
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.models.paper_items import Looked, looked_errors, looked_result, went_wrong
from studyapp.gui.paper_sitting import DOUBTED
from studyapp.gui.paper_words import figure
from studyapp.gui.theme import GRID, measure_of
from studyapp.gui.views.page import NARROW, Page
from studyapp.gui.views.tests_looked import LookedQuestion
from studyapp.gui.views.tests_looked_list import LookedList
from studyapp.gui.views.tests_overview import Coming, MistakesOverview, ResultOverview, coming_back
from studyapp.gui.views.tests_source import SourcePane, first_evidence
from studyapp.gui.views.tests_width import list_width
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.notice import Fault
from studyapp.gui.widgets.paper_question import WIDEST
from studyapp.gui.widgets.paper_title import Heading
from studyapp.gui.widgets.text import scrolled
from studyapp.gui.wording import count, error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from studyapp.bootstrap import Services


class LookSide(QWidget):
    """Shows a result, or all mistakes. Its actions belong to the page and work while it is shown."""

    left = Signal()  # the student goes back
    again_wanted = Signal(str)  # a paper to take again
    doubted = Signal()  # a question left the marks, or counts again
    wrong_wanted = Signal(str)  # a sitting of which what went wrong is to be taken again

    def __init__(self, page: Page, library: LibraryClient) -> None:
        super().__init__()
        self._page, self._library = page, library
        self._ticket, self._back_ticket = Ticket(), Ticket()
        self._shown = False
        self._at = ""  # the question that was shown last
        self._result: Result | None = None
        self._entries: Sequence[ErrorEntry] = ()
        self._make_commands()
        self._make_parts()
        self._lay_out()

    def follow_allowed(self, shown: bool) -> None:
        """Let the actions work while this side is ``shown``."""
        self._shown = shown
        self._allow()

    def show_result(self, result: Result) -> None:
        """Turn to a marked paper."""
        self._result = result
        self._fault.say("")
        self._begin(result.paper.name)
        self._have_result(result)

    def show_mistakes(self) -> None:
        """Turn to the error log."""
        self._result = None
        self._fault.say("")
        self._begin("Mistakes")
        self.reload()

    def reload(self) -> None:
        """Ask again for what is shown."""
        self.source.forget()
        self._ticket.cancel()
        if result := self._result:
            sitting_id = result.sitting.id
            self._ticket = self._library.ask(
                lambda s: s.tests.result(sitting_id, s.clock()), self._have_result, self._failed
            )
        else:
            self._ticket = self._library.ask(lambda s: s.tests.error_log(), self._have_entries, self._failed)

    def back(self) -> bool:
        """Close the article, else go to the overview; return False when it is shown already."""
        if self.source.is_open():
            self.source.close_pane()
            return True
        if self._looked() is not None:
            self.choose_row(0)
            return True
        return False

    def choose_row(self, row: int) -> None:
        """Choose a question; row 0 stands for the whole."""
        self.list.choose_row(row)

    # What can be read

    def looked(self) -> Looked | None:
        """Return the question that is shown."""
        return self._looked()

    def error_words(self) -> str:
        """Return the kind of error that is chosen for the question, empty where it is none."""
        return self.question.why.words()

    def fault(self) -> str:
        """Return the fault that is shown, empty when none is."""
        return self._fault.words()

    # Having

    def _begin(self, title: str) -> None:
        self._title.say(title)
        marked = self._result is not None
        for button in self._again_buttons:
            button.setVisible(marked)
        self._entries = ()
        self.list.begin(marked=marked)
        self.source.close_pane()
        self.list.view.setFocus()

    def _have_result(self, result: Result) -> None:
        self._result = result
        total = result.total
        head = ("The whole paper", f"{figure(total.marks)} of {figure(total.maximum)} marks")
        self._set_rows(looked_result(result, only_wrong=self.list.only.isChecked()), head)
        self.overview.show_result(result)
        self._back_ticket.cancel()
        self._back_ticket = self._library.ask(lambda s: coming_back(s, result), self._have_coming, lambda _: None)

    def _have_coming(self, cards: tuple[Coming, ...]) -> None:
        self.overview.show_coming(cards)

    def _have_entries(self, entries: tuple[ErrorEntry, ...]) -> None:
        self._entries = entries
        self._show_entries()

    def _show_entries(self) -> None:
        kind = self.list.kind()
        chosen = [entry for entry in self._entries if kind is None or entry.kind is kind]
        self._set_rows(looked_errors(chosen), ("All mistakes", count(len(chosen), "mistake")))
        self.mistakes.show_entries(self._entries)

    def _set_rows(self, rows: Sequence[Looked], head: tuple[str, str]) -> None:
        self.list.set_rows(rows, head)
        self._show()

    # Acting

    def _choose_kind(self, kind: ErrorKind) -> None:
        looked = self._looked()
        if looked and (error := looked.error):
            chosen = None if kind is error.proposed else kind
            self._change(lambda s: s.tests.choose_error(error.sitting_id, error.question.id, chosen))

    def _doubt(self) -> None:
        looked = self._looked()
        if looked is None:
            return
        id_ = looked.item.question.id
        self.doubted.emit()
        if looked.item.outcome is Outcome.WITHDRAWN:
            self._change(lambda s: s.tests.reinstate(id_))
            self._page.said.emit("It counts again.")
        else:
            self._change(lambda s: s.tests.withdraw(id_, s.clock(), DOUBTED))
            self._page.said.emit("It counts in no marks any more. K lets it count again.")

    def _see_source(self) -> None:
        if self.source.is_open():
            self.source.close_pane()
        elif (looked := self._looked()) and (evidence := first_evidence(looked.item.question)):
            self.source.open(evidence)

    def _change(self, verb: Callable[[Services], Changes]) -> None:
        self._fault.say("")
        self._library.change(verb, None, self._failed)

    def _failed(self, error: Exception) -> None:
        self._fault.say(error_line(error))

    def _filter(self) -> None:
        if self._result:
            self._have_result(self._result)
        else:
            self._show_entries()

    # Showing

    def _looked(self) -> Looked | None:
        return self.list.looked()

    def _show(self) -> None:
        looked = self._looked()
        if looked is None:
            self._right.setCurrentWidget(self._result_side if self._result else self._mistakes_side)
        else:
            self.question.look(looked)
            self._right.setCurrentWidget(self.question)
        if looked is None or self._at != looked.item.question.id:
            self.source.close_pane()
        self._at = looked.item.question.id if looked else ""
        self._allow()

    def _allow(self) -> None:
        allow, looked, result = self._page.allow, self._looked(), self._result
        self.question.follow_allowed(self._shown and looked is not None)
        allow(self._shown and result is not None, self._again, self.list.only)
        wrong = result is not None and any(map(went_wrong, result.items))
        allow(self._shown and wrong, self._only_wrong)
        allow(self._shown, self._leave)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a narrow page a narrow list."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give list, question and article their widths; in a narrow page the article takes the question's place."""
        narrow, opened = self.width() < NARROW, self.source.is_open()
        self._right.setVisible(not (narrow and opened))
        card = int(measure_of(self.font()) * WIDEST)
        side = list_width(self.width(), card, narrow=narrow, beside_article=opened)
        room = self.width() - side
        self._splitter.setSizes([side, room // 2 if opened else room, room // 2 if opened else 0])

    # Building

    def _make_commands(self) -> None:
        add = self._page.add_command
        self.question, self.list = LookedQuestion(self._page), LookedList(self._page)
        self._again = add(
            Command("Take it &again", ("R",), "Take the whole paper again, as an exam"),
            lambda: self.again_wanted.emit(self._result.paper.id if self._result else ""),
        )
        self._only_wrong = add(
            Command(
                "&Practise what went wrong",
                ("T",),
                "Take only the wrong, blank and guessed ones, with feedback at once",
            ),
            lambda: self.wrong_wanted.emit(self._result.sitting.id if self._result else ""),
        )
        self._leave = add(Command("All &tests", ("Backspace",), "Back to the list of tests"), self.left.emit)

    def _make_parts(self) -> None:
        self._title, self._fault = Heading(), Fault()
        self.items = self.list.items
        self.list.chosen.connect(self._show)
        self.list.narrowed.connect(self._filter)
        self.face = self.question.face
        self.question.why.chosen.connect(self._choose_kind)
        self.question.doubted.connect(self._doubt)
        self.question.source_asked.connect(self._see_source)
        self.source = SourcePane(self._library)
        self.source.turned.connect(self._share_width)
        self.face.source_wanted.connect(self.source.open)
        self.overview, self.mistakes = ResultOverview(), MistakesOverview()
        for card in (self.overview, self.mistakes):
            card.setMaximumWidth(int(measure_of(self.font()) * WIDEST))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._title, 1)
        self._again_buttons = [ActionButton(action, "plain") for action in (self._again, self._only_wrong)]
        for button in (*self._again_buttons, ActionButton(self._leave, "plain")):
            head.addWidget(button)
        self._splitter = splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(GRID + GRID // 2)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self._right_side())
        splitter.addWidget(self.source)
        splitter.setStretchFactor(1, 1)
        splitter.setStretchFactor(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + GRID // 2)
        layout.addLayout(head)
        layout.addWidget(self._fault)
        layout.addWidget(splitter, 1)

    def _right_side(self) -> QStackedWidget:
        self._result_side, self._mistakes_side = scrolled(self.overview), scrolled(self.mistakes)
        self._right = QStackedWidget()
        for side in (self._result_side, self._mistakes_side, self.question):
            self._right.addWidget(side)
        return self._right
