"""Tests: order a paper, take it, look at the marks, learn from the mistakes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.changes import Changes
from studyapp.domain.paper import Mode, Result
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.paper_sitting import PaperSitting
from studyapp.gui.planner import Planner
from studyapp.gui.theme import GRID
from studyapp.gui.views.page import NARROW, Page
from studyapp.gui.views.tests_home import HomeSide
from studyapp.gui.views.tests_look import LookSide
from studyapp.gui.views.tests_own import OwnSide
from studyapp.gui.views.tests_sitting import SittingSide
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.notice import Fault
from studyapp.gui.wording import error_line

TIME_OVER = "The time is over: your paper was handed in."


class TestsPage(Page):
    """Four sides of which one is seen: the list, a paper being taken, a marked one, a question being written."""

    __test__ = False  # not a class of tests, whatever its name

    def __init__(self, library: LibraryClient, planner: Planner, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._library = library
        self.flow = PaperSitting(library, clock, self)
        self._fault = Fault()
        self.home = HomeSide(self, library, planner)
        self.sitting = SittingSide(self, library, self.flow)
        self.look = LookSide(self, library)
        self.own = OwnSide(self, library)
        self._stack = QStackedWidget()
        for side in (self.home, self.sitting, self.look, self.own):
            self._stack.addWidget(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._fault)
        layout.addWidget(self._stack, 1)
        self._connect()
        self._show(self.home)

    def enter(self) -> None:
        """Go on where the student left; a paper that is being taken comes first."""
        if self.flow.is_open():
            self._show(self.sitting)
            self.flow.tick()
        side = self._stack.currentWidget()
        if side is self.home:
            self.home.enter()
        elif side is self.look:
            self.look.reload()

    def on_changed(self, changes: Changes) -> None:
        """Ask again after any change of papers or of the cards behind them."""
        if changes.articles:
            self.sitting.source.forget()
        if not self.active() or not (changes.papers or changes.cards or changes.articles):
            return
        if self._stack.currentWidget() is self.home:
            self.home.reload()
        elif self._stack.currentWidget() is self.look:
            self.look.reload()

    def back(self) -> bool:
        """One step inwards less: out of the article, the summary, the marks, the paper, the editor."""
        side = self._stack.currentWidget()
        if side is self.home:
            return False
        if (side is self.sitting and self.sitting.back()) or (side is self.look and self.look.back()):
            return True
        if side is self.sitting and self.flow.is_open():
            self.said.emit("Your answers are stored." + (" The clock goes on." if self.flow.left() is not None else ""))
        self._go_home()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys out of rows of choices, too, where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.sitting.set_narrow(narrow)
        for button in self.findChildren(ActionButton):
            if button.property("role") == "choice":
                button.set_compact(narrow)
        self._measure_anew()

    def _measure_anew(self) -> None:
        """Let also the sides that are not seen forget how wide they were."""
        for layout in self.findChildren(QLayout):
            layout.invalidate()
        for part in self.findChildren(QWidget):
            part.updateGeometry()

    def side(self) -> QWidget | None:
        """Return the side that is seen."""
        return self._stack.currentWidget()

    def fault(self) -> str:
        """Return the fault that is shown, empty when none is."""
        return self._fault.words()

    # Going about

    def take(self, result: Result) -> None:
        """Take a paper up; one that has been handed in meanwhile is looked at."""
        if result.sitting.submitted_at is not None:
            self._look(result)
            return
        self._fault.say("")
        self.flow.open(result)
        self._show(self.sitting)
        self.sitting.begin()

    def _hand_in_due(self) -> None:
        """Hand in what ran out of time while no window was open, so that its cards come back."""

        def done(changes: Changes) -> None:
            if changes.count:
                self._library.announce(changes)

        self._library.ask(lambda s: s.tests.hand_in_due(s.clock()), done, lambda _: None)

    def _connect(self) -> None:
        self._library.opened.connect(self._hand_in_due)
        self.flow.ended.connect(self._ended)
        self.flow.trouble.connect(self._fault.say)
        self.home.taken.connect(self.take)
        self.home.result_wanted.connect(self._see)
        self.home.mistakes_wanted.connect(self._see_mistakes)
        self.home.own_wanted.connect(self._write)
        self.look.left.connect(self._go_home)
        self.look.again_wanted.connect(lambda paper_id: self.home.start(paper_id, Mode.EXAM))
        self.look.wrong_wanted.connect(self.home.start_wrong)
        self.look.doubted.connect(self.home.forget_marks)
        self.own.left.connect(self._go_home)

    def _ended(self, result: Result) -> None:
        self._fault.say("")
        if result.sitting.by_time:
            self.said.emit(TIME_OVER)
        self._look(result)

    def _see(self, sitting_id: str) -> None:
        self._library.ask(
            lambda s: s.tests.result(sitting_id, s.clock()),
            self._look,
            lambda error: self._fault.say(error_line(error)),
        )

    def _look(self, result: Result) -> None:
        self._show(self.look)
        self.look.show_result(result)

    def _see_mistakes(self) -> None:
        self._show(self.look)
        self.look.show_mistakes()

    def _write(self) -> None:
        self._show(self.own)
        self.own.begin()

    def _go_home(self) -> None:
        self._fault.say("")
        self._show(self.home)
        self.home.enter()

    def _show(self, side: QWidget) -> None:
        self._stack.setCurrentWidget(side)
        for each in (self.home, self.sitting, self.look, self.own):
            each.follow_allowed(each is side)
