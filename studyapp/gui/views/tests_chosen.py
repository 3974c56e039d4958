"""The paper that is chosen in the list of tests, and what can be done with it."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.domain.paper import Mode, Paper
from studyapp.gui.actions import Command
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.models.paper_list import PaperList, PaperRow
from studyapp.gui.paper_verbs import PaperVerbs
from studyapp.gui.theme import measure_of
from studyapp.gui.views.page import Page
from studyapp.gui.views.tests_paper import PaperDetail
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.paper_question import WIDEST
from studyapp.gui.widgets.question import sure
from studyapp.gui.widgets.text import scrolled
from studyapp.gui.wording import count
from studyapp.gui.worker import Ticket


class ChosenPaper(QWidget):
    """Follows a row of the list. Its actions belong to the page."""

    result_wanted = Signal(str)  # a sitting's id

    def __init__(self, page: Page, library: LibraryClient, papers: PaperList, verbs: PaperVerbs) -> None:
        super().__init__()
        self._page, self._library, self._verbs = page, library, verbs
        self._row: PaperRow | None = None
        self._ticket = Ticket()
        self._make_commands()
        ways = (self._continue, self._exam, self._practice, self._last, self._wrong)
        self.detail = PaperDetail(papers, ways)
        self.detail.setMaximumWidth(int(measure_of(self.font()) * WIDEST))
        self.detail.result_wanted.connect(self.result_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self.detail), 1)
        column.addWidget(ActionButton(self._remove, "plain"), 0, Qt.AlignmentFlag.AlignLeft)

    def choose(self, row: PaperRow | None, zone: tzinfo) -> None:
        """Turn to a paper, and ask for what only the whole paper tells."""
        self.follow(row, zone)
        self._ticket.cancel()
        if row is not None:
            paper_id = row.line.id
            self._ticket = self._library.ask(lambda s: s.tests.paper(paper_id), self._have, lambda _: None)

    def follow(self, row: PaperRow | None, zone: tzinfo) -> None:
        """Show what the row tells now."""
        self._row = row
        if row is not None:
            again = "Take it again" if row.done else "Begin"
            self._exam.setText(f"{again} as an &exam")
            self._practice.setText(f"{again} in &practice")
            self.detail.follow(row, zone)

    def follow_allowed(self, shown: bool) -> None:
        """Let the actions work while this side is ``shown``."""
        allow, row = self._page.allow, self._row
        is_open = row is not None and row.open is not None
        allow(shown and row is not None, self._remove)
        allow(shown and is_open, self._continue)
        allow(shown and row is not None and not is_open, self._exam, self._practice)
        allow(shown and row is not None and bool(row.done), self._last, self._wrong)

    def _have(self, paper: Paper) -> None:
        self.detail.show_paper(paper)

    def _start(self, mode: Mode) -> None:
        if self._row:
            self._verbs.start(self._row.line.id, mode)

    def _go_on(self) -> None:
        if self._row and (sitting := self._row.open):
            self._verbs.go_on(sitting.id)

    def _see_last(self) -> None:
        if self._row and self._row.done:
            self.result_wanted.emit(self._row.done[0].id)

    def _practise_wrong(self) -> None:
        if self._row and self._row.done:
            self._verbs.start_wrong(self._row.done[0].id)

    def _delete(self) -> None:
        row = self._row
        if row and sure(
            self,
            f"Delete “{row.line.name}”?",
            f"The paper goes, and with it what you answered in {count(len(row.sittings), 'sitting')}. Your cards stay.",
        ):
            self._verbs.delete(row.line.id)

    def _make_commands(self) -> None:
        add = self._page.add_command
        self._continue = add(
            Command("&Go on", ("Return", "Enter", "C"), "Take up the paper that is under way"), self._go_on
        )
        self._exam = add(
            Command("Begin as an &exam", ("Return", "Enter"), "With the clock, feedback at the end"),
            lambda: self._start(Mode.EXAM),
        )
        self._practice = add(
            Command("Begin in &practice", ("P",), "Without a clock, feedback after each question"),
            lambda: self._start(Mode.PRACTICE),
        )
        self._last = add(Command("&See the marks", ("S",), "Show the marks of the last sitting"), self._see_last)
        self._wrong = add(
            Command(
                "Practise what went &wrong", ("T",), "Take only the wrong, blank and guessed ones of the last sitting"
            ),
            self._practise_wrong,
        )
        self._remove = add(Command("&Delete paper…", ("Del",), "Delete the paper with its sittings"), self._delete)
