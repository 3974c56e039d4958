"""Subjects of the syllabus that are proposed as tags: take them, edit them, or leave them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from studyapp.gui.card_changes import CardChanges
from studyapp.gui.models.proposal_table import CARD, TAGS, ProposalTable
from studyapp.gui.planner import Planner
from studyapp.gui.theme import GRID
from studyapp.gui.views.sheet import Sheet
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.text import Text
from studyapp.gui.wording import count, error_line

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.tag_proposals import Proposal

ABOUT = "Space ticks or unticks a card; F2 or a double click changes its tags. Nothing is changed before you say so."
NONE = "Nothing to propose: these cards have tags of the syllabus, or their words speak for no subject."


class _Table(QTableView):
    """A table in which Space ticks the row, wherever in it the keyboard is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick or untick by Space."""
        index = self.currentIndex().siblingAtColumn(CARD)
        if event.key() == Qt.Key.Key_Space and index.isValid():
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            self.model().setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)


class ProposalsSheet(Sheet):
    """A table of cards with the tags that their words speak for."""

    def __init__(self, planner: Planner, changes: CardChanges, card_ids: Sequence[str], parent: QWidget | None) -> None:
        super().__init__("Tags of the syllabus", "Tag", parent, tall=True)
        self._changes = changes
        ids = tuple(card_ids)
        self.model, self._about, self.table = ProposalTable(self), Text("", "muted"), _Table()
        self.none = Button("Untick all")
        self.none.clicked.connect(lambda: self.model.tick_all(not bool(self.model.taken())))
        self.foot.insertWidget(0, self.none)
        self._dress_table()
        self.body.addWidget(self._about)
        self.body.addWidget(self.table, 1)
        self.body.addStretch(0)
        self.model.dataChanged.connect(lambda *_: self._tell())
        self.main.clicked.connect(self.take)
        self.set_busy(f"Reading {count(len(ids), 'card')}…")
        self.main.setEnabled(False)
        planner.run(lambda services: _look(services, ids), self._have, lambda error: self.complain(error_line(error)))

    def take(self) -> None:
        """Give the ticked cards their tags."""
        wanted = self.model.taken()
        self.set_busy("Tagging…")
        self._changes.do(
            lambda services: services.browse.tag_each(wanted),
            lambda number: f"{count(number, 'card')} tagged.",
            lambda _: self.accept(),
            lambda error: self.complain(error_line(error)),
        )

    def words(self) -> str:
        """Return what is said above the table."""
        return self._about.text()

    def _have(self, found: tuple[tuple[Proposal, ...], Mapping[str, str]]) -> None:
        if self.gone:
            return
        self.set_busy("")
        self.model.set_rows(*found)
        self._tell()
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, TAGS))
            self.table.setFocus()

    def _tell(self) -> None:
        taken, rows = len(self.model.taken()), self.model.rowCount()
        self._about.setText(f"{count(rows, 'card')} without a tag of the syllabus. {ABOUT}" if rows else NONE)
        self.main.setText(f"Tag {count(taken, 'card')}" if taken else "Tag")
        self.main.setEnabled(taken > 0)
        self.none.setText("Untick all" if taken else "Tick all")
        self.none.setVisible(rows > 0)
        self.table.setVisible(rows > 0)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName("Proposed tags")
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 2 * GRID + GRID // 2)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(CARD, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(TAGS, 24 * table.fontMetrics().averageCharWidth())


def _look(services: Services, ids: Sequence[str]) -> tuple[tuple[Proposal, ...], dict[str, str]]:
    from studyapp.services.tag_proposals import subjects

    hints = {each.tag: f"{each.tag} ({', '.join(each.papers)}): {each.covers}" for each in subjects()}
    return services.browse.proposals(ids), hints
