"""Progress: how the student comes along, as pictures; built when it is first looked at, so that the window starts as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from studyapp.domain.changes import Changes
from studyapp.gui.actions import Command
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.places import Going
from studyapp.gui.views.page import Page
from studyapp.gui.widgets.notice import Fault
from studyapp.gui.wording import error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.gui.plots.board import Board
    from studyapp.gui.views.progress_board import BoardView


class ProgressPage(Page):
    """Asks for all figures when it is opened, and again after what changes them."""

    def __init__(self, library: LibraryClient) -> None:
        super().__init__()
        self._library = library
        self._ticket: Ticket | None = None
        self.board: BoardView | None = None
        self._fault = Fault()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._fault)
        self._numbers = self.add_command(
            Command("&Numbers", ("N",), "Show the numbers of a picture as a table, or the picture again"),
            lambda: self._view().switch_numbers(),
        )
        self._other = self.add_command(
            Command("Other &view", ("V",), "Look at the picture in another way: other days, another year"),
            lambda: self._view().next_view(),
        )
        self._save = self.add_command(
            Command("&Save…", ("S",), "Save a picture (PNG) or its numbers (CSV) as a file"),
            lambda: self._view().save(),
        )
        self.allow(False, self._numbers, self._other, self._save)

    def enter(self) -> None:
        """Count."""
        self._view()
        if self._ticket:
            self._ticket.cancel()
        self._ticket = self._library.ask(_counted, self._show, lambda error: self._fault.say(error_line(error)))

    def on_changed(self, changes: Changes) -> None:
        """Count anew what may have changed."""
        if self.active() and (changes.cards or changes.reviews or changes.papers or changes.articles):
            self.enter()

    def back(self) -> bool:
        """Go from the numbers back to the picture."""
        return self.board is not None and self.board.leave_numbers()

    def fault(self) -> str:
        """Return the fault that is shown, empty when none is."""
        return self._fault.words()

    def _view(self) -> BoardView:
        if self.board is None:
            from studyapp.gui.views.progress_board import BoardView

            self.board = BoardView(self._library, self.said.emit, self._fault.say)
            self.board.add_wanted.connect(lambda place: self.went.emit(Going(place)))
            self.board.chosen.connect(self._follow)
            self._layout.addWidget(self.board, 1)
        return self.board

    def _show(self, board: Board) -> None:
        self._fault.say("")
        self._view().show_board(board)
        self._follow()

    def _follow(self) -> None:
        panel = self.board.panel() if self.board else None
        self.allow(panel is not None, self._numbers, self._save)
        self.allow(panel is not None and panel.has_views(), self._other)


def _counted(services: Services) -> Board:
    """Count and draw up the pictures, all beside the window's thread."""
    from studyapp.gui.plots.board import board_of

    return board_of(services.progress.at(services.clock()))
