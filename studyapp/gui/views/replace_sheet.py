"""Find and replace in cards: what would become of each is shown before anything is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from studyapp.gui.card_changes import CardChanges
from studyapp.gui.models.replacement_list import ReplacementList
from studyapp.gui.planner import Planner
from studyapp.gui.theme import GRID
from studyapp.gui.views.sheet import Sheet
from studyapp.gui.widgets.text import Text, line
from studyapp.gui.widgets.two_lines import TwoLines, list_view
from studyapp.gui.wording import count, error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from studyapp.services.replacing import Replacement

LOOK_AFTER_MS = 250


class ReplaceSheet(Sheet):
    """Looks for the words beside the library's own lane, so that typing never waits."""

    def __init__(self, planner: Planner, changes: CardChanges, card_ids: Sequence[str], parent: QWidget | None) -> None:
        super().__init__("Find and replace", "Replace", parent, tall=True)
        self._planner, self._changes, self._ids = planner, changes, tuple(card_ids)
        self._ticket = Ticket()
        self.sought, self.put = QLineEdit(), QLineEdit()
        self.case, self.pattern = QCheckBox("Capitals count"), QCheckBox("Regular expression")
        self.model, self._about = ReplacementList(self), Text("", "muted")
        self.list = list_view(self.model, TwoLines(self), "What would change")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LOOK_AFTER_MS)
        self._pause.timeout.connect(self._look)
        self._lay_out_fields()
        self.main.clicked.connect(self.replace)
        self.sought.setFocus()
        self._tell("")

    def replace(self) -> None:
        """Do what is shown."""
        promised = self.model.rows()
        self.set_busy("Replacing…")
        self._changes.do(
            lambda services: services.browse.replace(promised),
            lambda number: f"Words of {count(number, 'card')} replaced.",
            lambda _: self.accept(),
            lambda error: self.complain(error_line(error)),
        )

    def words(self) -> str:
        """Return what is said of what was found."""
        return self._about.text()

    def _look(self) -> None:
        find, put, ids = self.sought.text(), self.put.text(), self._ids
        case, pattern = self.case.isChecked(), self.pattern.isChecked()
        self._ticket.cancel()
        self.fault.say("")
        if not find:
            self._have(())
            return
        self._tell("Looking…")
        self._ticket = self._planner.run(
            lambda services: services.browse.replacements(ids, find, put, case=case, pattern=pattern),
            self._have,
            self._failed,
        )

    def _have(self, found: Sequence[Replacement]) -> None:
        if self.gone:
            return
        self.model.set_rows(found)
        left_out = sum(bool(item.reason) for item in found)
        changing = len(found) - left_out
        words = f"{count(changing, 'card')} would change" if found else "No card would change"
        if left_out:
            words += f"; {count(left_out, 'card stays', 'cards stay')} as {'it is' if left_out == 1 else 'they are'}"
        self._tell(f"{words}." if self.sought.text() else "")
        self.main.setText(f"Replace in {count(changing, 'card')}" if changing else "Replace")
        self.main.setEnabled(changing > 0)

    def _failed(self, error: Exception) -> None:
        if not self.gone:
            self._have(())
            self.complain(error_line(error))
            self.main.setEnabled(False)

    def _tell(self, words: str) -> None:
        self._about.setText(words or f"Looks in the questions and answers of {count(len(self._ids), 'card')}.")
        self.main.setEnabled(False)

    def _changed(self) -> None:
        self.main.setEnabled(False)
        self._pause.start()

    def _lay_out_fields(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(GRID)
        for row, (words, field) in enumerate((("Find", self.sought), ("Put there", self.put))):
            field.setAccessibleName(words)
            field.textChanged.connect(lambda _: self._changed())
            grid.addWidget(line(words), row, 0)
            grid.addWidget(field, row, 1)
        ticks = QHBoxLayout()
        ticks.setSpacing(2 * GRID)
        for tick in (self.case, self.pattern):
            tick.toggled.connect(lambda _: self._changed())
            ticks.addWidget(tick)
        ticks.addStretch()
        self.pattern.setToolTip(r"For those who know them: \d+ is any number, \1 the first group in brackets")
        self.body.addLayout(grid)
        self.body.addLayout(ticks)
        self.body.addWidget(self._about)
        self.body.addWidget(self.list, 1)
