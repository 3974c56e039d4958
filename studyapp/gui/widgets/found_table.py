"""The table of found cards: it hides columns for which there is no room, and never holds a list of all chosen rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from studyapp.domain.search import Order
from studyapp.gui.models.found_cards import COLUMNS, FoundCards, ranges
from studyapp.gui.theme import GRID


class FoundTable(QTableView):
    """``chosen`` says that another row or other rows are chosen; ``left_up`` that Up was pressed on the first."""

    chosen = Signal()
    left_up = Signal()

    def __init__(self, model: FoundCards, actions: Sequence[QAction | None]) -> None:
        super().__init__()
        self._found, self._actions = model, actions
        self.setModel(model)
        self.setAccessibleName("Found cards")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * GRID + GRID // 2)
        self._dress_header()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSelectionModel(QItemSelectionModel(model, self))  # else it asks of every row whether it is chosen
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())

    def show_order(self, order: Order, descending: bool) -> None:
        """Mark the column by which the cards are sorted."""
        column = next(place for place, each in enumerate(COLUMNS) if each.order is order)
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
        header.blockSignals(False)
        header.viewport().update()

    def chosen_ids(self) -> tuple[str, ...]:
        """Return the ids of the chosen cards, from top to bottom."""
        return self._found.ids_of(self.selectionModel().selection())

    def chosen_number(self) -> int:
        """Return how many rows are chosen."""
        return sum(map(len, ranges(self.selectionModel().selection())))

    def choose(self, card_ids: Sequence[str], current: str | None) -> None:
        """Choose cards again after the table was filled anew; those that are gone are left out."""
        last, selection = len(COLUMNS) - 1, QItemSelection()
        for row in (self._found.row_of(card_id) for card_id in card_ids):
            if row >= 0:
                selection.select(self._found.index(row, 0), self._found.index(row, last))
        row = self._found.row_of(current) if current else -1
        flags = QItemSelectionModel.SelectionFlag
        if row >= 0:
            self.selectionModel().setCurrentIndex(self._found.index(row, 0), flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def choose_row(self, row: int) -> None:
        """Choose one row and no other."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self._found.index(row, 0), flags.ClearAndSelect | flags.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up into the search from the first row."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Up and plain and self.currentIndex().row() <= 0:
            self.left_up.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chosen cards, at the pointer or (by key) at the row."""
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu().popup(self._row_place() if keyboard else event.globalPos())

    def menu(self) -> QMenu:
        """Return the menu of what can be done."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._actions:
            menu.addAction(action) if action else menu.addSeparator()
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        room = self.viewport().width() // letter
        for column, each in enumerate(COLUMNS):
            hidden = room < each.room
            if hidden != self.isColumnHidden(column):
                self.setColumnHidden(column, hidden)
        if room < COLUMNS[0].letters + COLUMNS[1].letters + 14:
            self.setColumnWidth(1, max(10, room // 4) * letter)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(6 * self.fontMetrics().averageCharWidth())
        for column, each in enumerate(COLUMNS[1:], start=1):
            self.setColumnWidth(column, each.letters * self.fontMetrics().averageCharWidth())
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _row_place(self) -> QPoint:
        index: QModelIndex = self.currentIndex()
        rect = self.visualRect(index)
        return self.viewport().mapToGlobal(QPoint(rect.left() + 4 * GRID, rect.bottom()))
