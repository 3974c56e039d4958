"""The list of tests: a new one, the mistakes, one's own questions, and every paper with its marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.changes import Changes
from studyapp.domain.paper import Mode, Paper, Result
from studyapp.gui.actions import Command
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.models.paper_list import MISTAKES, NEW, OWN, PaperList, PaperRow, paper_rows
from studyapp.gui.paper_marks import PaperMarks
from studyapp.gui.paper_verbs import PaperVerbs
from studyapp.gui.planner import Planner
from studyapp.gui.theme import GRID, measure_of
from studyapp.gui.views.page import NARROW, Page
from studyapp.gui.views.tests_asked import Asked, ask, fixed_lines
from studyapp.gui.views.tests_chosen import ChosenPaper
from studyapp.gui.views.tests_compose import ComposeForm, Order
from studyapp.gui.views.tests_stored import StoredSide
from studyapp.gui.views.tests_width import list_width
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.notice import Fault
from studyapp.gui.widgets.paper_question import WIDEST
from studyapp.gui.widgets.text import Text, line, scrolled
from studyapp.gui.widgets.two_lines import TwoLines, list_view
from studyapp.gui.wording import error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from studyapp.bootstrap import Services

ABOUT_MISTAKES = (
    "Everything that was wrong, or right by a guess, with why it was lost. Its cards come back by themselves."
)


class HomeSide(QWidget):
    """The list on the left, what is chosen of it on the right. Its actions belong to the page."""

    taken = Signal(object)  # Result: of a sitting that is under way
    result_wanted = Signal(str)  # a sitting's id
    mistakes_wanted = Signal()
    own_wanted = Signal()

    def __init__(self, page: Page, library: LibraryClient, planner: Planner) -> None:
        super().__init__()
        self._page, self._library, self._planner = page, library, planner
        self._shown = False
        self._ticket, self._tags_ticket = Ticket(), Ticket()
        self._asked: Asked | None = None
        self._wanted: str | None = None  # the paper to turn to when it arrives
        self.papers, self.verbs = PaperList(self), PaperVerbs(library, self)
        self.marks = PaperMarks(library, self)
        self._make_commands()
        self._make_parts()
        self._lay_out()
        self._connect()

    def follow_allowed(self, shown: bool) -> None:
        """Let the actions work while this side is ``shown``."""
        self._shown = shown
        self._allow()

    def enter(self) -> None:
        """Ask for everything."""
        self.reload()
        self._tags_ticket.cancel()
        self._tags_ticket = self._planner.tags(self.form.scope.offer_tags)
        self._view.setFocus()

    def reload(self) -> None:
        """Ask again for the list."""
        self._ticket.cancel()
        self._ticket = self._library.ask(ask, self._have, self._failed)

    def forget_marks(self) -> None:
        """Ask anew for what sittings earned: a key was doubted or trusted again."""
        self.marks.forget()

    def choose_row(self, row: int) -> None:
        """Choose a row of the list."""
        self._view.setCurrentIndex(self.papers.index(row))

    def turn_to(self, paper_id: str) -> None:
        """Choose a paper as soon as it is listed."""
        self._wanted = paper_id

    def fault(self) -> str:
        """Return the fault that is shown, empty when none is."""
        return self._fault.words()

    # Having

    def _have(self, asked: Asked) -> None:
        row, chosen = self._row(), self._wanted or self._chosen_id()
        fresh = self._asked is None
        self._asked, self._wanted = asked, None
        rows = paper_rows(asked.lines, asked.sittings)
        selection = self._view.selectionModel()
        selection.blockSignals(True)
        self.papers.set_rows(rows, fixed_lines(asked), asked.zone)
        place = self.papers.row_of(chosen) if chosen else max(0, row)
        if fresh and not chosen:
            place = next((self.papers.row_of(each.line.id) for each in rows if each.open), NEW)
        self._view.setCurrentIndex(self.papers.index(place))
        selection.blockSignals(False)
        self.form.offer(asked.profiles)
        self.form.scope.offer(asked.sources)
        self.own.set_questions(asked.withdrawn, asked.own, asked.zone)
        self._show()
        self.marks.want(asked.sittings)
        if asked.handed_in.count:
            self._library.announce(asked.handed_in)

    def _show_marks(self) -> None:
        self.papers.set_marks(self.marks.marks)
        if self._asked:
            self.chosen.follow(self._paper(), self._asked.zone)

    # Acting

    def _compose(self, order: Order) -> None:
        self._making.say("Making the paper…")
        self.verbs.compose(order.profile, order.size, order.seed, order.scope)

    def _made(self, paper: Paper) -> None:
        self._making.say("")
        self._wanted = paper.id
        self._view.setFocus()

    def _not_made(self, fault: str) -> None:
        self._making.say("")
        self.form.complain(fault)

    def start(self, paper_id: str, mode: Mode) -> None:
        """Begin a sitting of a whole paper."""
        self._fault.say("")
        self.verbs.start(paper_id, mode)

    def start_wrong(self, sitting_id: str) -> None:
        """Begin a sitting of what went wrong in another one, in practice."""
        self._fault.say("")
        self.verbs.start_wrong(sitting_id)

    def _begun(self, result: Result) -> None:
        self._wanted = result.paper.id
        self.taken.emit(result)

    def _put_right(self, verb: Callable[[Services], Changes]) -> None:
        self.forget_marks()
        self.verbs.change(verb)

    def _failed(self, error: Exception) -> None:
        self._fault.say(error_line(error))

    # Showing

    def _row(self) -> int:
        return self._view.currentIndex().row()

    def _paper(self) -> PaperRow | None:
        return self.papers.paper(self._row())

    def _chosen_id(self) -> str | None:
        paper = self._paper()
        return paper.line.id if paper else None

    def _show(self) -> None:
        self._fault.say("")
        paper = self._paper()
        if paper is not None and self._asked:
            self._right.setCurrentWidget(self.chosen)
            self.chosen.choose(paper, self._asked.zone)
        else:
            sides = {NEW: self._form_side, MISTAKES: self._mistakes_side, OWN: self.own}
            self._right.setCurrentWidget(sides.get(self._row(), self._form_side))
        self._allow()

    def _allow(self) -> None:
        allow, asked, row = self._page.allow, self._asked, self._row()
        shown = self._shown and asked is not None
        allow(shown, self._new, self.own.write)
        allow(shown and row == NEW, self._make)
        allow(shown and row == MISTAKES and asked is not None and asked.mistakes > 0, self._mistakes)
        self.own.follow_allowed(shown and row == OWN)
        self.chosen.follow_allowed(shown and self._paper() is not None)

    def _new_test(self) -> None:
        self.choose_row(NEW)
        self.form.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a narrow page a narrow list."""
        super().resizeEvent(event)
        card = int(measure_of(self.font()) * WIDEST)
        side = list_width(self.width(), card, narrow=self.width() < NARROW)
        self._splitter.setSizes([side, self.width() - side])

    # Building

    def _make_commands(self) -> None:
        add = self._page.add_command
        self._new = add(Command("&New test", ("N",), "Order a paper from your cards"), self._new_test)
        self._make = add(
            Command("&Make the paper", ("Ctrl+Return", "Ctrl+Enter"), "Compose the paper; it begins when you say so"),
            lambda: self.form.order(),
        )
        self.chosen = ChosenPaper(self._page, self._library, self.papers, self.verbs)
        self._mistakes = add(
            Command("&Look at the mistakes", ("Return", "Enter"), "Go through what was wrong or guessed"),
            self.mistakes_wanted.emit,
        )
        self.own = StoredSide(self._page)

    def _make_parts(self) -> None:
        self._fault, self._making = Fault(), Text("", "muted")
        self._making.hide()
        self._view = list_view(self.papers, TwoLines(self), "Tests")
        self.form = ComposeForm(self._make)
        self.form.setMaximumWidth(int(measure_of(self.font()) * WIDEST))

    def _connect(self) -> None:
        self._view.selectionModel().currentChanged.connect(lambda *_: self._show())
        self.form.wanted.connect(self._compose)
        self.form.left.connect(self._view.setFocus)
        self.chosen.result_wanted.connect(self.result_wanted)
        self.marks.arrived.connect(self._show_marks)
        self.own.write_wanted.connect(self.own_wanted)
        self.own.paper_wanted.connect(self.verbs.paper_of)
        self.own.wanted.connect(self._put_right)
        self.verbs.made.connect(self._made)
        self.verbs.not_made.connect(self._not_made)
        self.verbs.begun.connect(self._begun)
        self.verbs.failed.connect(self._fault.say)

    def _lay_out(self) -> None:
        self._splitter = splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(GRID + GRID // 2)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._left_side())
        splitter.addWidget(self._right_side())
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + GRID // 2)
        layout.addWidget(line("Tests", "title"))
        layout.addWidget(self._fault)
        layout.addWidget(splitter, 1)

    def _left_side(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        row.addWidget(ActionButton(self._new))
        row.addStretch()
        column.addLayout(row)
        return left

    def _right_side(self) -> QStackedWidget:
        about = QFrame()
        about.setProperty("role", "card")
        _fill(
            about,
            Text("Mistakes", "heading"),
            Text(ABOUT_MISTAKES),
            ActionButton(self._mistakes, "primary"),
            margin=3 * GRID,
        )
        self._form_side = _fill(QWidget(), scrolled(self.form), self._making)
        self._mistakes_side = about
        self._right = QStackedWidget()
        for side in (self._form_side, self.chosen, self._mistakes_side, self.own):
            self._right.addWidget(side)
        return self._right


def _fill(side: QWidget, *parts: QWidget, margin: int = 0) -> QWidget:
    """Put the parts below each other; buttons keep to the left, and what does not scroll to the top."""
    column = QVBoxLayout(side)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(GRID + GRID // 2)
    for part in parts:
        if isinstance(part, ActionButton):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            column.addWidget(part, 1 if isinstance(part, QScrollArea) else 0)
    if margin:
        column.addStretch()
    return side
