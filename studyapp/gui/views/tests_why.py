"""Why an item was lost: the proposed kind of error, and the student's own word on it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.paper import ErrorEntry, ErrorKind
from studyapp.gui.actions import Command
from studyapp.gui.paper_words import ERROR_TIPS, ERRORS
from studyapp.gui.theme import GRID
from studyapp.gui.views.page import Page
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.text import Text, line


class WhyLost(QWidget):
    """Follows an entry of the error log. ``chosen`` carries an ErrorKind. Its actions belong to the page."""

    chosen = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._kinds: list[tuple[ErrorKind, QAction]] = [
            (
                kind,
                page.add_command(
                    Command(ERRORS[kind], (str(number),), ERROR_TIPS[kind]),
                    partial(self.chosen.emit, kind),
                    checkable=True,
                ),
            )
            for number, kind in enumerate(ErrorKind, 1)
        ]
        self._proposed = line("", "small")
        self._lay_out()

    def show_error(self, error: ErrorEntry | None) -> None:
        """Show an entry, nothing where there is none."""
        self.setVisible(error is not None)
        for kind, action in self._kinds:
            action.setChecked(error is not None and error.kind is kind)
        if error:
            self._proposed.setText("" if error.chosen else "proposed")

    def follow_allowed(self, allowed: bool) -> None:
        """Let the actions work."""
        self._page.allow(allowed, *(action for _, action in self._kinds))

    def words(self) -> str:
        """Return the kind that is chosen, empty where the item is no error."""
        return "" if self.isHidden() else next((ERRORS[kind] for kind, each in self._kinds if each.isChecked()), "")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        top, row = QHBoxLayout(), QHBoxLayout()
        top.addWidget(Text("Why was it lost?", "topic"))
        top.addWidget(self._proposed)
        row.setSpacing(GRID)
        for _, action in self._kinds:
            row.addWidget(ActionButton(action, "choice"))
        for line_ in (top, row):
            line_.addStretch()
            column.addLayout(line_)
