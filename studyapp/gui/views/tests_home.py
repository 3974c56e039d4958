"""The list of tests: a new one, the mistakes, one's own questions, and every paper with its marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.changes import Changes
from studyapp.domain.paper import ItemResult, Mode, Outcome, Paper, PaperLine, Result, Sitting
from studyapp.domain.question import StoredQuestion
from studyapp.gui.actions import Command
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.models.paper_list import MISTAKES, NEW, OWN, Marks, PaperList, PaperRow, paper_rows
from studyapp.gui.models.paper_own import StoredList
from studyapp.gui.planner import Planner
from studyapp.gui.theme import GRID, measure_of
from studyapp.gui.views.page import NARROW, Page
from studyapp.gui.views.tests_compose import ComposeForm, Order
from studyapp.gui.views.tests_paper import PaperDetail
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.notice import Fault
from studyapp.gui.widgets.paper_question import WIDEST, QuestionFace, hugged
from studyapp.gui.widgets.question import sure
from studyapp.gui.widgets.text import Text, line, scrolled
from studyapp.gui.widgets.two_lines import TwoLines, list_view
from studyapp.gui.wording import count, error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from datetime import tzinfo

    from PySide6.QtGui import QResizeEvent

    from studyapp.bootstrap import Services
    from studyapp.domain.source import Source
    from studyapp.services.paper_making import ProfileLine

_NOTHING = Fraction(0)
NO_MISTAKES = "None so far"


@dataclass(frozen=True)
class Asked:
    """What the list shows."""

    handed_in: Changes
    profiles: tuple[ProfileLine, ...]
    lines: tuple[PaperLine, ...]
    sittings: tuple[Sitting, ...]
    mistakes: int
    own: tuple[StoredQuestion, ...]
    withdrawn: tuple[StoredQuestion, ...]
    sources: tuple[Source, ...]
    zone: tzinfo


def ask(services: Services) -> Asked:
    """Ask for what the list shows; sittings whose time is over are handed in first."""
    now, tests = services.clock(), services.tests
    return Asked(
        tests.hand_in_due(now),
        tests.profiles(),
        tests.papers(),
        tests.history(now),
        len(tests.error_log()),
        tests.own_questions(),
        tests.withdrawn(),
        services.library.sources(),
        services.zone,
    )


def fixed_lines(asked: Asked) -> tuple[str, str, str]:
    """Return the lower lines of the first rows."""
    own = [f"{len(asked.own)} written"] if asked.own else []
    aside = [f"{len(asked.withdrawn)} put aside"] if asked.withdrawn else []
    return (
        "From your own cards, in an exam's form",
        count(asked.mistakes, "mistake") if asked.mistakes else NO_MISTAKES,
        " · ".join(own + aside) or "None so far",
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
        self._ticket, self._paper_ticket, self._marks_ticket = Ticket(), Ticket(), Ticket()
        self._tags_ticket = Ticket()
        self._asked: Asked | None = None
        self._wanted: str | None = None  # the paper to turn to when it arrives
        self._marks: dict[str, Marks] = {}
        self.papers, self.stored = PaperList(self), StoredList(self)
        self._make_commands()
        self._make_parts()
        self._lay_out()

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
        self._marks.clear()

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
        self._have_stored(asked)
        self._show()
        self._ask_marks()
        if asked.handed_in.count:
            self._library.announce(asked.handed_in)

    def _have_stored(self, asked: Asked) -> None:
        before = self._stored()
        self.stored.set_rows(asked.withdrawn, asked.own, asked.zone)
        row = self.stored.row_of(before.question.id if before else None)
        self._stored_view.setCurrentIndex(self.stored.index(row))
        self._show_stored()

    def _ask_marks(self) -> None:
        """Ask for what one sitting earned; the next one is asked for when it has arrived."""
        self._marks_ticket.cancel()
        done = (each.id for each in self._asked.sittings if each.submitted_at) if self._asked else iter(())
        sitting_id = next((id_ for id_ in done if id_ not in self._marks), None)
        self.papers.set_marks(self._marks)
        if sitting_id is None:
            self._show_paper()
            return

        def verb(services: Services) -> Marks:
            total = services.tests.result(sitting_id, services.clock()).total
            return total.marks, total.maximum

        self._marks_ticket = self._library.ask(verb, lambda marks: self._have_marks(sitting_id, marks), lambda _: None)

    def _have_marks(self, sitting_id: str, marks: Marks) -> None:
        self._marks[sitting_id] = marks
        self._ask_marks()

    def _have_paper(self, paper: Paper) -> None:
        self.detail.show_paper(paper)

    # Acting

    def _compose(self, order: Order) -> None:
        def verb(services: Services) -> Paper:
            now = services.clock()
            return services.tests.compose(now, order.profile, size=order.size, seed=order.seed, scope=order.scope)

        self._making.say("Making the paper…")
        self._library.ask(verb, self._composed, self._not_composed)

    def _composed(self, paper: Paper) -> None:
        self._making.say("")
        self._wanted = paper.id
        self._library.announce(Changes(papers=True, count=1))
        self._view.setFocus()

    def _not_composed(self, error: Exception) -> None:
        self._making.say("")
        self.form.complain(error_line(error))

    def start(self, paper_id: str, mode: Mode) -> None:
        """Begin a sitting of a whole paper."""
        self._begin(lambda s: s.tests.start(paper_id, s.clock(), mode))

    def start_wrong(self, sitting_id: str) -> None:
        """Begin a sitting of what went wrong in another one, in practice."""
        self._begin(lambda s: s.tests.retake_wrong(sitting_id, s.clock()))

    def _begin(self, verb: Callable[[Services], Sitting]) -> None:
        def begin(services: Services) -> Result:
            return services.tests.result(verb(services).id, services.clock())

        self._fault.say("")
        self._library.ask(begin, self._begun, self._failed)

    def _begun(self, result: Result) -> None:
        self._wanted = result.paper.id
        self.taken.emit(result)
        self._library.announce(Changes(papers=True, count=1))

    def _start_chosen(self, mode: Mode) -> None:
        if paper := self._paper():
            self.start(paper.line.id, mode)

    def _go_on(self) -> None:
        if (paper := self._paper()) and (sitting := paper.open):
            self._library.ask(lambda s: s.tests.result(sitting.id, s.clock()), self.taken.emit, self._failed)

    def _see_last(self) -> None:
        if (paper := self._paper()) and paper.done:
            self.result_wanted.emit(paper.done[0].id)

    def _practise_wrong(self) -> None:
        if (paper := self._paper()) and paper.done:
            self.start_wrong(paper.done[0].id)

    def _delete(self) -> None:
        paper = self._paper()
        if paper and sure(
            self,
            f"Delete “{paper.line.name}”?",
            f"The paper goes, and with it what you answered in {count(len(paper.sittings), 'sitting')}. Your cards stay.",
        ):
            self._library.change(lambda s: s.tests.delete_paper(paper.line.id), None, self._failed)

    def _test_own(self) -> None:
        ids = [each.question.id for each in self._asked.own if each.withdrawn_at is None] if self._asked else []
        if not ids:
            return

        def verb(services: Services) -> Paper:
            return services.tests.paper_of(ids, services.clock())

        self._library.ask(verb, self._composed, self._failed)

    def _repair(self) -> None:
        stored = self._stored()
        if stored is not None and stored.withdrawn_at is not None:
            self.forget_marks()
            self._library.change(lambda s: s.tests.reinstate(stored.question.id), None, self._failed)

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

    def _stored(self) -> StoredQuestion | None:
        return self.stored.stored(self._stored_view.currentIndex().row())

    def _show(self) -> None:
        self._fault.say("")
        paper = self._paper()
        if paper is not None:
            self._right.setCurrentWidget(self._paper_side)
            paper_id = paper.line.id
            self._show_paper()
            self._paper_ticket.cancel()
            self._paper_ticket = self._library.ask(lambda s: s.tests.paper(paper_id), self._have_paper, lambda _: None)
        else:
            sides = {NEW: self._form_side, MISTAKES: self._mistakes_side, OWN: self._own_side}
            self._right.setCurrentWidget(sides.get(self._row(), self._form_side))
        self._allow()

    def _show_paper(self) -> None:
        if (paper := self._paper()) and self._asked:
            again = "Take it again" if paper.done else "Begin"
            self._exam.setText(f"{again} as an &exam")
            self._practice.setText(f"{again} in &practice")
            self.detail.follow(paper, self._asked.zone)

    def _show_stored(self, *_: object) -> None:
        stored = self._stored()
        self._stored_scroll.setVisible(stored is not None)
        if stored is not None:
            outcome = Outcome.WITHDRAWN if stored.withdrawn_at else Outcome.BLANK
            self._stored_face.show_question(stored.question, ItemResult(stored.question, outcome, _NOTHING))
        self._allow()

    def _allow(self) -> None:
        allow, asked, row, paper = self._page.allow, self._asked, self._row(), self._paper()
        shown = self._shown and asked is not None
        allow(shown, self._new, self._write)
        allow(shown and row == NEW, self._make)
        allow(shown and row == MISTAKES and asked is not None and asked.mistakes > 0, self._mistakes)
        stored = self._stored()
        mine = asked is not None and any(each.withdrawn_at is None for each in asked.own)
        allow(shown and row == OWN and mine, self._own_test)
        allow(shown and row == OWN and stored is not None and stored.withdrawn_at is not None, self._reinstate)
        allow(shown and paper is not None, self._remove)
        is_open = paper is not None and paper.open is not None
        allow(shown and is_open, self._continue)
        allow(shown and paper is not None and not is_open, self._exam, self._practice)
        allow(shown and paper is not None and bool(paper.done), self._last, self._wrong)

    def _new_test(self) -> None:
        self.choose_row(NEW)
        self.form.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a narrow page a narrow list."""
        super().resizeEvent(event)
        self._splitter.setSizes([26 * GRID, 60 * GRID] if self.width() < NARROW else [38 * GRID, 90 * GRID])

    # Building

    def _make_commands(self) -> None:
        add = self._page.add_command
        self._new = add(Command("&New test", ("N",), "Order a paper from your cards"), self._new_test)
        self._make = add(
            Command("&Make the paper", ("Ctrl+Return", "Ctrl+Enter"), "Compose the paper; it begins when you say so"),
            lambda: self.form.order(),
        )
        self._continue = add(
            Command("&Go on", ("Return", "Enter", "C"), "Take up the paper that is under way"), self._go_on
        )
        self._exam = add(
            Command("Begin as an &exam", ("Return", "Enter"), "With the clock, feedback at the end"),
            lambda: self._start_chosen(Mode.EXAM),
        )
        self._practice = add(
            Command("Begin in &practice", ("P",), "Without a clock, feedback after each question"),
            lambda: self._start_chosen(Mode.PRACTICE),
        )
        self._last = add(Command("&See the marks", ("S",), "Show the marks of the last sitting"), self._see_last)
        self._wrong = add(
            Command(
                "Practise what went &wrong", ("T",), "Take only the wrong, blank and guessed ones of the last sitting"
            ),
            self._practise_wrong,
        )
        self._remove = add(Command("&Delete paper…", ("Del",), "Delete the paper with its sittings"), self._delete)
        self._mistakes = add(
            Command("&Look at the mistakes", ("Return", "Enter"), "Go through what was wrong or guessed"),
            self.mistakes_wanted.emit,
        )
        self._write = add(Command("Write a &question", ("Q",), "Write a question of your own"), self.own_wanted.emit)
        self._own_test = add(
            Command("Make a paper of &mine", ("Return", "Enter"), "A paper of all questions that you wrote"),
            self._test_own,
        )
        self._reinstate = add(Command("Let it &count again", ("K",), "The key is right after all"), self._repair)

    def _make_parts(self) -> None:
        self._fault, self._making = Fault(), Text("", "muted")
        self._making.hide()
        self._view = list_view(self.papers, TwoLines(self), "Tests")
        self._view.selectionModel().currentChanged.connect(lambda *_: self._show())
        self.form = ComposeForm(self._make)
        self.form.wanted.connect(self._compose)
        self.form.left.connect(self._view.setFocus)
        self.detail = PaperDetail(self.papers, (self._continue, self._exam, self._practice, self._last, self._wrong))
        self.detail.result_wanted.connect(self.result_wanted)
        self._stored_view = list_view(self.stored, TwoLines(self), "My questions")
        self._stored_view.selectionModel().currentChanged.connect(self._show_stored)
        self._stored_face = QuestionFace()
        self._stored_scroll = scrolled(hugged(self._stored_face))
        for card in (self.form, self.detail):
            card.setMaximumWidth(int(measure_of(self.font()) * WIDEST))

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
        self._form_side, self._mistakes_side, self._own_side = QWidget(), _card(), QWidget()
        self._paper_side = QWidget()
        paper = QVBoxLayout(self._paper_side)
        paper.setContentsMargins(0, 0, 0, 0)
        paper.addWidget(scrolled(self.detail), 1)
        foot = QHBoxLayout()
        foot.addWidget(ActionButton(self._remove, "plain"))
        foot.addStretch()
        paper.addLayout(foot)
        form = QVBoxLayout(self._form_side)
        form.setContentsMargins(0, 0, 0, 0)
        form.addWidget(scrolled(self.form), 1)
        form.addWidget(self._making)
        card = self._mistakes_side.layout()
        assert isinstance(card, QVBoxLayout)
        card.addWidget(Text("Mistakes", "heading"))
        card.addWidget(
            Text(
                "Everything that was wrong, or right by a guess, with why it was lost. Its cards come back by themselves."
            )
        )
        card.addWidget(ActionButton(self._mistakes, "primary"))
        card.addStretch()
        own = QVBoxLayout(self._own_side)
        own.setContentsMargins(0, 0, 0, 0)
        own.addWidget(self._stored_view, 2)
        own.addWidget(self._stored_scroll, 3)
        row = QHBoxLayout()
        row.addWidget(ActionButton(self._write, "primary"))
        row.addWidget(ActionButton(self._own_test, "choice"))
        row.addWidget(ActionButton(self._reinstate, "plain"))
        row.addStretch()
        own.addLayout(row)
        self._right = QStackedWidget()
        for side in (self._form_side, self._paper_side, self._mistakes_side, self._own_side):
            self._right.addWidget(side)
        return self._right


def _card() -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(*(3 * GRID,) * 4)
    layout.setSpacing(GRID + GRID // 2)
    return card
