"""Look into the library: its sources, their cards, and ways to mend, pause or remove them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from studyapp.domain.card import Card
from studyapp.domain.changes import Changes
from studyapp.domain.source import Source
from studyapp.gui.actions import Command
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.models.card_table import ANSWER, DUE, QUESTION, TOPIC, CardTable
from studyapp.gui.models.source_list import SourceList
from studyapp.gui.places import Going, Place
from studyapp.gui.planner import Planner
from studyapp.gui.theme import GRID
from studyapp.gui.views.copies_sheet import CopiesSheet
from studyapp.gui.views.export_sheet import ExportSheet
from studyapp.gui.views.load_sheet import FILES, LoadSheet
from studyapp.gui.views.page import NARROW, Page
from studyapp.gui.views.sheet import Sheet
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.notice import Fault
from studyapp.gui.widgets.prompt_editor import PromptEditor
from studyapp.gui.widgets.question import sure
from studyapp.gui.widgets.text import Text, line
from studyapp.gui.widgets.two_lines import TwoLines, list_view
from studyapp.gui.wording import count, error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from studyapp.bootstrap import Services

AnySheet = TypeVar("AnySheet", bound=Sheet)
FILTER_AFTER_MS = 150
NO_SUCH_CARD = "No card holds these words. Esc shows all again."
NO_CARDS = "No cards here. Add material (Ctrl+2) and keep some of its drafts, or import cards (Ctrl+I)."
CardsAsked = tuple[tuple[Card, ...], "datetime", "tzinfo"]


class LibraryPage(Page):
    """Sources on the left, the cards of the chosen one on the right; an editor in their place."""

    def __init__(self, library: LibraryClient, planner: Planner) -> None:
        super().__init__()
        self._library, self._planner = library, planner
        self._sources_ticket, self._cards_ticket = Ticket(), Ticket()
        self.sources, self.cards = SourceList(self), CardTable(self)
        self._edited: Card | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(FILTER_AFTER_MS)
        self._wait.timeout.connect(self._ask_cards)
        self._make_commands()
        self._make_parts()
        self._lay_out()
        self._show_allowed()

    def enter(self) -> None:
        """Ask for sources and cards."""
        self._ask_sources()
        self._ask_cards()
        self._table.setFocus()

    def on_changed(self, changes: Changes) -> None:
        """Ask again after any change of what is listed."""
        if self.active() and (changes.articles or changes.drafts or changes.cards or changes.reviews):
            self._ask_sources()
            self._ask_cards()

    def back(self) -> bool:
        """Leave the editor, else clear the filter."""
        if self._right.currentWidget() is not self._list_side:
            self._show_list()
            return True
        if self._filter.text():
            self._filter.clear()
            return True
        return False

    def choose_row(self, row: int) -> None:
        """Choose one card of the table."""
        self._table.selectRow(row)
        self._table.setFocus()

    def choose_source(self, row: int) -> None:
        """Choose a source; row 0 stands for all."""
        self._source_view.setCurrentIndex(self.sources.index(row))

    def source_list(self) -> QListView:
        """Return the list of sources."""
        return self._source_view

    # Asking

    def _ask_sources(self) -> None:
        self._sources_ticket.cancel()
        self._sources_ticket = self._library.ask(lambda s: s.library.sources(), self._have_sources)

    def _ask_cards(self) -> None:
        source, text = self._source(), self._filter.text().strip()
        article_id = source.id if source else None

        def verb(services: Services) -> CardsAsked:
            return services.library.cards(article_id, text), services.clock(), services.zone

        self._cards_ticket.cancel()
        self._cards_ticket = self._library.ask(verb, self._have_cards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show topics only where there is room for them."""
        super().resizeEvent(event)
        narrow = self.width() < max(NARROW, letters(self._table, 130))
        if narrow != self._table.isColumnHidden(TOPIC):
            self._table.setColumnHidden(TOPIC, narrow)
            self._table.setColumnWidth(ANSWER, letters(self._table, 16 if narrow else 24))
            self._splitter.setSizes([25 * GRID, 60 * GRID] if narrow else [35 * GRID, 90 * GRID])

    def _have_sources(self, sources: tuple[Source, ...]) -> None:
        chosen = self._source()
        self._source_view.selectionModel().blockSignals(True)
        self.sources.set_rows(sources)
        self._source_view.setCurrentIndex(self.sources.index(self.sources.row_of(chosen.id if chosen else None)))
        self._source_view.selectionModel().blockSignals(False)
        self._show_allowed()
        if chosen and self._source() is None:
            self._ask_cards()

    def _have_cards(self, asked: CardsAsked) -> None:
        cards, now, zone = asked
        kept = [card.id for card in self._chosen()]
        self.cards.set_rows(cards, now, zone)
        for row in (self.cards.row_of(card_id) for card_id in kept[:1]):
            if row >= 0:
                self._table.selectRow(row)
        self._count.setText(count(len(cards), "card"))
        self._empty.say("" if cards else NO_SUCH_CARD if self._filter.text().strip() else NO_CARDS)
        self._show_allowed()

    # Acting

    def _begin_edit(self) -> None:
        cards = self._chosen()
        if len(cards) == 1:
            self._edited = cards[0]
            self._right.setCurrentWidget(self._edit_side)
            self._editor.edit(cards[0].prompt)
            self._show_allowed()

    def _save_edit(self, text: str, answer: str) -> None:
        if card := self._edited:
            self._change(lambda s: s.library.edit_card(card.id, text, answer))
        self._show_list()

    def _pause(self) -> None:
        cards = self._chosen()
        ids, asleep = [card.id for card in cards], all(card.suspended for card in cards)
        if ids:
            self._change(lambda s: s.library.suspend(ids, not asleep))
            self.said.emit(f"{count(len(ids), 'card')} {'woken' if asleep else 'paused'}.")

    def _delete(self) -> None:
        ids = [card.id for card in self._chosen()]
        if ids and sure(
            self,
            f"Delete {count(len(ids), 'card')}?",
            "What you answered stays in the record; the card itself is gone.",
        ):
            self._change(lambda s: s.library.delete_cards(ids))

    def _delete_source(self) -> None:
        source = self._source()
        if source and sure(
            self,
            f"Delete “{source.title}”?",
            f"The article goes, and with it {count(source.cards, 'card')} and {count(source.drafts, 'draft')}.",
        ):
            self._change(lambda s: s.library.delete_source(source.id))

    def _open(self) -> None:
        cards, source = self._chosen(), self._source()
        card = cards[0] if cards else None
        article_id = card.article_id if card else source.id if source else None
        if article_id is not None:
            self.went.emit(Going(Place.READ, article_id, card.id if card else None))

    def _open_source(self, row: int) -> None:
        if source := self.sources.source(row):
            self.went.emit(Going(Place.READ, source.id))

    def _see_drafts(self) -> None:
        if source := self._source():
            self.went.emit(Going(Place.DRAFTS, source.id))

    def _change(self, verb: Callable[[Services], Changes]) -> None:
        self._fault.say("")
        self._library.change(verb, None, self._failed)

    def _failed(self, error: Exception) -> None:
        self._fault.say(error_line(error))

    # Out and in

    def export(self) -> ExportSheet:
        """Open the sheet that takes cards out."""
        return self._lay_over(ExportSheet(self._planner, self._filter.text().strip(), self))

    def load(self, path: Path) -> LoadSheet:
        """Open the sheet that brings a file's cards in."""
        return self._lay_over(LoadSheet(self._library, path, self))

    def choose_copy(self) -> CopiesSheet:
        """Open the sheet of backups."""
        return self._lay_over(CopiesSheet(self._library, self._planner, self))

    def _lay_over(self, sheet: AnySheet) -> AnySheet:
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()
        return sheet

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Import cards", "", FILES)
        if name:
            self.load(Path(name))

    def _back_up(self) -> None:
        self.said.emit("Backing up…")
        self._planner.run(
            lambda s: s.backup.backup(s.clock()), lambda path: self.said.emit(f"Backed up: {path}"), self._failed
        )

    # Showing

    def _source(self) -> Source | None:
        return self.sources.source(self._source_view.currentIndex().row())

    def _chosen(self) -> list[Card]:
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        return [card for card in map(self.cards.card, rows) if card is not None]

    def _show_list(self) -> None:
        self._edited = None
        self._right.setCurrentWidget(self._list_side)
        self._table.setFocus()
        self._show_allowed()

    def _show_allowed(self) -> None:
        listing = self._right.currentWidget() is self._list_side
        chosen = self._chosen()
        asleep = bool(chosen) and all(card.suspended for card in chosen)
        self._sleep.setText("Wake &up" if asleep else "&Pause")
        self.allow(listing and len(chosen) == 1, self._edit)
        self.allow(listing and bool(chosen), self._sleep, self._remove)
        self.allow(listing and (bool(chosen) or self._source() is not None), self._see)
        self.allow(listing and self._source() is not None, self._drafts, self._remove_source)

    # Building

    def _make_commands(self) -> None:
        add = self.add_command
        self._find = add(Command("&Find", ("Ctrl+F", "/"), "Look for cards by a word"), lambda: self._filter.setFocus())
        self._edit = add(Command("&Edit…", ("E", "F2"), "Change the wording of the card"), self._begin_edit)
        self._sleep = add(Command("&Pause", ("P",), "Let cards rest until you wake them, or wake them"), self._pause)
        self._see = add(
            Command("&Read", ("R", "S", "Ctrl+Return"), "Read the article, at the sentence of the card"), self._open
        )
        self._drafts = add(Command("&Drafts", ("D",), "Go to the drafts of this source"), self._see_drafts)
        self._remove = add(Command("&Delete cards…", ("Del",), "Delete the chosen cards"), self._delete)
        self._remove_source = add(
            Command("Delete so&urce…", ("Ctrl+Del",), "Delete the chosen source with its drafts and cards"),
            self._delete_source,
        )
        self._export = add(Command("E&xport…", ("Ctrl+E",), "Take cards out, for Anki, tables or paper"), self.export)
        self._import = add(
            Command("&Import cards…", ("Ctrl+I",), "Bring cards in from Anki, a table or another StudyApp"),
            self._choose_file,
        )
        self._backup = add(Command("&Back up now", ("Ctrl+B",), "Keep a copy of the library"), self._back_up)
        self._restore = add(
            Command("&Restore…", ("Ctrl+Shift+B",), "Go back to a backup; the present state is kept"), self.choose_copy
        )

    def _make_parts(self) -> None:
        self._fault, self._count, self._empty = Fault(), line("", "muted"), Text(role="muted")
        self._empty.hide()
        self._filter = QLineEdit()
        self._filter.setPlaceholderText("Find in questions, answers, topics")
        self._filter.setAccessibleName("Find cards")
        self._filter.setToolTip("Show only cards that hold these words (Ctrl+F)")
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(lambda _: self._wait.start())
        self._source_view = list_view(self.sources, TwoLines(self), "Sources")
        self._source_view.selectionModel().currentChanged.connect(self._source_chosen)
        self._table = _table_view(self.cards)
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._show_allowed())
        self._table.activated.connect(lambda _: self._open())
        self._source_view.activated.connect(lambda index: self._open_source(index.row()))
        self._editor = PromptEditor("Save")
        self._editor.saved.connect(self._save_edit)
        self._editor.cancelled.connect(self._show_list)

    def _source_chosen(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show_allowed()
        self._ask_cards()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(line("Library", "title"))
        head.addStretch()
        head.addWidget(self._count)
        head.addWidget(self._filter, 1)
        for action in (self._export, self._import):
            head.addWidget(ActionButton(action, "plain"))
        self._splitter = splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(GRID + GRID // 2)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._left_side())
        splitter.addWidget(self._right_side())
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([280, 700])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID + GRID // 2)
        layout.addLayout(head)
        layout.addWidget(self._fault)
        layout.addWidget(splitter, 1)

    def _left_side(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._source_view, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for action in (self._drafts, self._remove_source):
            row.addWidget(ActionButton(action, "plain"))
        row.addStretch()
        column.addLayout(row)
        return left

    def _right_side(self) -> QStackedWidget:
        self._list_side, self._edit_side = QWidget(), QWidget()
        listing = QVBoxLayout(self._list_side)
        listing.addWidget(self._empty)
        listing.addWidget(self._table, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for action in (self._edit, self._sleep, self._see, self._remove):
            row.addWidget(ActionButton(action, "plain"))
        row.addStretch()
        listing.addLayout(row)
        edit = QVBoxLayout(self._edit_side)
        edit.addWidget(self._editor)
        edit.addStretch()
        self._right = QStackedWidget()
        for side in (self._list_side, self._edit_side):
            side.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
            self._right.addWidget(side)
        return self._right


def letters(widget: QWidget, number: int) -> int:
    """Return the pixels of that many letters in a widget's font."""
    return widget.fontMetrics().averageCharWidth() * number


def _table_view(model: CardTable) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName("Cards")
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 2 * GRID + GRID // 2)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QUESTION, QHeaderView.ResizeMode.Stretch)
    for column, number in ((ANSWER, 24), (TOPIC, 18), (DUE, 14)):
        view.setColumnWidth(column, letters(view, number))
    view.setSortingEnabled(True)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    return view
