"""Taking a paper: a question, its options, how sure one is, all questions at a glance, and the clock."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.question import Evidence
from studyapp.gui.actions import Command
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.paper_sitting import PaperSitting
from studyapp.gui.paper_words import time_left
from studyapp.gui.theme import GRID
from studyapp.gui.views.page import Page
from studyapp.gui.views.tests_foot import Foot
from studyapp.gui.views.tests_glance import Glance
from studyapp.gui.views.tests_head import Head
from studyapp.gui.views.tests_source import SourcePane, first_evidence
from studyapp.gui.views.tests_summary import Summary, said_words, tally_words
from studyapp.gui.widgets.paper_question import QuestionFace, hugged
from studyapp.gui.widgets.text import Column, scrolled
from studyapp.gui.wording import count


class SittingSide(QWidget):
    """Follows a PaperSitting. Its actions belong to the page and work while it is shown."""

    def __init__(self, page: Page, library: LibraryClient, flow: PaperSitting) -> None:
        super().__init__()
        self._page, self._flow = page, flow
        self._shown = self._narrow = False
        self._at: tuple[str, int] | None = None  # the sitting and the question that were shown last
        self._palette_wanted: bool | None = None  # None: as the window's width says
        self._make_commands()
        self._make_parts(library)
        self._lay_out()
        flow.moved.connect(self._show)
        flow.ticked.connect(self._head.follow_clock)

    def follow_allowed(self, shown: bool) -> None:
        """Let the actions work while this side is ``shown``."""
        self._shown = shown
        self._allow()

    def begin(self) -> None:
        """Show a sitting that was just opened."""
        self._end_summary()
        self._show()

    def back(self) -> bool:
        """Leave the summary or the article; return False when neither is shown."""
        if self.summing_up():
            self._end_summary()
            return True
        if self.source.is_open():
            self.source.close_pane()
            return True
        return False

    # What can be read

    def summing_up(self) -> bool:
        """Return whether the summary before handing in is shown."""
        return self._stack.currentWidget() is self._summary

    def summary_words(self) -> str:
        """Return what the summary says."""
        return self._summary.words()

    def clock_words(self) -> str:
        """Return the time that is shown."""
        return self._head.clock_words()

    def saved_words(self) -> str:
        """Return whether everything is stored."""
        return self._head.saved_words()

    def palette_shown(self) -> bool:
        """Return whether all questions are shown at a glance."""
        return not self.glance.isHidden()

    # Showing

    def _show(self) -> None:
        flow, question = self._flow, self._flow.question()
        if not flow.is_open() or question is None:
            return
        before = self.face.judged()
        self.face.show_question(question, flow.item())
        self.face.show_choice(answer.chosen if (answer := flow.answer()) else ())
        at = (flow.sitting.id if flow.sitting else "", flow.at)
        if self._at != at:
            self._at = at
            self.source.close_pane()
            self._scroll.verticalScrollBar().setValue(0)
        elif self.face.judged() != before:
            self._scroll.verticalScrollBar().setValue(0)
        self._foot.follow()
        self._show_palette()
        self._head.follow()
        self._allow()

    def _show_palette(self) -> None:
        self.glance.follow()
        shown = self._palette_wanted if self._palette_wanted is not None else not self._narrow
        self.glance.setVisible(shown and not self.source.is_open())
        self._all.setChecked(self.palette_shown())
        self._column.setVisible(not (self._narrow and self.source.is_open()))

    def _allow(self) -> None:
        flow, allow = self._flow, self._page.allow
        asking = self._shown and flow.is_open() and not self.summing_up()
        self._foot.follow_allowed(asking)
        allow(asking, self._all)
        allow(self._shown and flow.is_open(), self._hand_in)
        allow(self._shown and self.summing_up(), self._to_blank, self._to_marked)
        if self.summing_up():
            allow(self._first_blank() is not None, self._to_blank)
            allow(self._first_marked() is not None, self._to_marked)

    # Acting

    def _toggle_palette(self) -> None:
        self._palette_wanted = not self.palette_shown()
        self.source.close_pane()
        self._show_palette()

    def _see_source(self) -> None:
        if self.source.is_open():
            self.source.close_pane()
        elif evidence := first_evidence(self._flow.question()):
            self._open_source(evidence)
        self._show_palette()

    def _open_source(self, evidence: Evidence) -> None:
        self.source.open(evidence)
        self._show_palette()

    def _sum_up(self) -> None:
        if self.summing_up():
            self._flow.hand_in()
            return
        tally, left = self._flow.tally(), self._flow.left()
        ends = f" {time_left(left)} left." if left is not None else ""
        self._summary.say(
            f"{count(len(self._flow.questions), 'question')}: {tally_words(tally)}.{ends}", said_words(tally)
        )
        self._stack.setCurrentWidget(self._summary)
        self._allow()
        self._page.setFocus()

    def _end_summary(self) -> None:
        self._stack.setCurrentWidget(self._asking)
        self._allow()
        self._scroll.setFocus()

    def _first_blank(self) -> int | None:
        return self._flow.first(lambda answer: answer is None or not answer.chosen)

    def _first_marked(self) -> int | None:
        return self._flow.first(lambda answer: answer is not None and answer.flagged)

    def _go_to(self, place: int | None) -> None:
        if place is not None:
            self._flow.go(place)
            self._end_summary()

    def set_narrow(self, narrow: bool) -> None:
        """Show the palette only where there is room, unless the student said otherwise."""
        self._narrow = narrow
        for part in (self._head, self._foot, self.glance):
            part.set_narrow(narrow)
        if self._flow.is_open():
            self._show_palette()

    # Building

    def _make_commands(self) -> None:
        add = self._page.add_command
        self._foot = Foot(self._page, self._flow)
        self._all = add(
            Command("&All questions", ("P",), "Show all questions at a glance"), self._toggle_palette, checkable=True
        )
        self._hand_in = add(
            Command("&Hand in…", ("Ctrl+Return", "Ctrl+Enter"), "Look at how it stands, then hand in"), self._sum_up
        )
        self._to_blank = add(
            Command("First &blank one", ("B",), "Go to the first question without an answer"),
            lambda: self._go_to(self._first_blank()),
        )
        self._to_marked = add(
            Command("First mar&ked one", ("M",), "Go to the first question that is marked for review"),
            lambda: self._go_to(self._first_marked()),
        )

    def _make_parts(self, library: LibraryClient) -> None:
        self._head = Head(self._flow, (self._all, self._hand_in))
        self._foot.source_asked.connect(self._see_source)
        self.face = QuestionFace()
        self.face.chosen.connect(self._flow.choose)
        self.face.source_wanted.connect(self._open_source)
        self.source = SourcePane(library)
        self.source.turned.connect(self._show_palette)
        self.glance = Glance(self._flow)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._asking, self._summary = self._make_asking(), Summary((self._to_blank, self._to_marked))
        self._summary.handed_in.connect(self._flow.hand_in)
        self._summary.went_on.connect(self._end_summary)
        self._stack.addWidget(self._asking)
        self._stack.addWidget(self._summary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + GRID // 2)
        layout.addWidget(self._head)
        layout.addWidget(self._stack, 1)

    def _make_asking(self) -> QWidget:
        self._column = column = Column(1.2)
        column.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        self._scroll = scrolled(hugged(self.face))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # its arrows and page keys scroll a long question
        column.body.setSpacing(GRID)
        column.body.addWidget(self._scroll, 1)
        column.body.addWidget(self._foot)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(GRID + GRID // 2)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(column)
        splitter.addWidget(self.source)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        asking = QWidget()
        row = QHBoxLayout(asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID + GRID // 2)
        row.addWidget(splitter, 1)
        row.addWidget(self.glance)
        return asking
