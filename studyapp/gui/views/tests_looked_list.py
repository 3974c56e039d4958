"""The questions of a marked paper, or of the error log, in a list that can be narrowed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from studyapp.domain.paper import ErrorKind
from studyapp.gui.actions import Command
from studyapp.gui.models.paper_items import SIGN, ItemList, Looked
from studyapp.gui.paper_words import ERRORS
from studyapp.gui.theme import GRID
from studyapp.gui.views.page import Page
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.two_lines import Index, TwoLines, list_view

ALL_KINDS = "All kinds"


class _ItemLines(TwoLines):
    """The row of a marked question, with a sign before it."""

    sign_room = 2 * GRID + GRID // 2

    def sign(self, index: Index) -> str:
        """Return the sign of what became of it."""
        return str(index.data(SIGN) or "")


class LookedList(QWidget):
    """Row 0 stands for the whole. ``chosen`` tells that another row is, ``narrowed`` that other rows are wanted."""

    chosen = Signal()
    narrowed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.items = ItemList(self)
        self.only = page.add_command(
            Command("Only &wrong ones", ("W",), "List only wrong, blank and guessed ones"),
            self.narrowed.emit,
            checkable=True,
        )
        self.view = list_view(self.items, _ItemLines(self), "Questions")
        self.view.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        self._kinds = QComboBox()
        self._kinds.setAccessibleName("Kind of mistake")
        self._kinds.addItem(ALL_KINDS, None)
        for kind in ErrorKind:
            self._kinds.addItem(ERRORS[kind], kind)
        self._kinds.currentIndexChanged.connect(lambda *_: self.narrowed.emit())
        self._only_button = ActionButton(self.only, "plain")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._kinds)
        column.addWidget(self.view, 1)
        column.addWidget(self._only_button, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self, *, marked: bool) -> None:
        """Turn to a marked paper or to the error log; nothing is listed yet, and nothing narrowed."""
        for part in (self, self._kinds):
            part.blockSignals(True)
        self.only.setChecked(False)
        self._kinds.setCurrentIndex(0)
        self._kinds.setVisible(not marked)
        self._only_button.setVisible(marked)
        for part in (self, self._kinds):
            part.blockSignals(False)
        self.items.set_rows((), ("", ""))
        self.choose_row(0)

    def set_rows(self, rows: Sequence[Looked], head: tuple[str, str]) -> None:
        """Show these rows; what was chosen stays so, if it is among them. Nothing is told."""
        before, row = self.looked(), self.view.currentIndex().row()
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        self.items.set_rows(rows, head)
        self.choose_row(self.items.row_of(before) or (min(row, len(rows)) if before else 0))
        selection.blockSignals(False)

    def choose_row(self, row: int) -> None:
        """Choose a question; row 0 stands for the whole."""
        self.view.setCurrentIndex(self.items.index(row))

    def choose_kind(self, kind: ErrorKind) -> None:
        """List only mistakes of that kind."""
        self._kinds.setCurrentIndex(self._kinds.findData(kind))

    def looked(self) -> Looked | None:
        """Return the question that is chosen, None for the whole."""
        return self.items.looked(self.view.currentIndex().row())

    def kind(self) -> ErrorKind | None:
        """Return the kind of mistake that is listed, None for all."""
        kind = self._kinds.currentData()  # Qt gives the plain word back
        return ErrorKind(kind) if kind else None
