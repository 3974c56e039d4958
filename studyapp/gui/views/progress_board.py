"""The pictures of progress, one below the other, and what can be done with each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studyapp.gui.library_client import LibraryClient
from studyapp.gui.plots.board import Board


class BoardView(QWidget):
    """Shows a Board."""

    add_wanted = Signal(object)  # Place
    chosen = Signal()  # another picture is the one that the keys mean

    def __init__(self, library: LibraryClient, say: Callable[[str], None], fault: Callable[[str], None]) -> None:
        super().__init__()
        self._library, self._say, self._fault = library, say, fault

    def show_board(self, board: Board) -> None:
        """Show all pictures."""

    def panel(self) -> None:
        """Return the picture that the keys mean."""

    def switch_numbers(self) -> None:
        """Show its numbers, or the picture again."""

    def leave_numbers(self) -> bool:
        """Show the picture again; return False where it is seen already."""
        return False

    def next_view(self) -> None:
        """Look at it in another way."""

    def save(self) -> None:
        """Save it as a file."""
