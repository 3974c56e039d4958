"""Find cards, look at them, and change many at once, each change with a way back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.changes import Changes
from studyapp.domain.day import study_day
from studyapp.domain.errors import InputError
from studyapp.domain.search import Order
from studyapp.gui.actions import Command
from studyapp.gui.card_changes import CardChanges
from studyapp.gui.card_search import READY_MADE, Answer, search_cards
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.models.found_cards import BLOCK, COLUMNS, FoundCards
from studyapp.gui.places import Going, Place
from studyapp.gui.planner import Planner
from studyapp.gui.search_completion import settled
from studyapp.gui.theme import GRID
from studyapp.gui.views.duplicates_sheet import DuplicatesSheet
from studyapp.gui.views.forward_sheet import ForwardSheet
from studyapp.gui.views.page import NARROW, Page
from studyapp.gui.views.proposals_sheet import ProposalsSheet
from studyapp.gui.views.replace_sheet import ReplaceSheet
from studyapp.gui.views.search_help import SearchHelp
from studyapp.gui.views.searches_sheet import SearchesSheet
from studyapp.gui.views.sheet import Sheet
from studyapp.gui.views.tag_sheet import TagSheet
from studyapp.gui.widgets.button import ActionButton, Button
from studyapp.gui.widgets.card_panel import CardPanel
from studyapp.gui.widgets.found_table import FoundTable
from studyapp.gui.widgets.nothing_found import NothingFound
from studyapp.gui.widgets.question import sure
from studyapp.gui.widgets.search_field import SearchField
from studyapp.gui.widgets.text import Text, line
from studyapp.gui.wording import count, error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.browse import SavedSearch, Vocabulary

AnySheet = TypeVar("AnySheet", bound=Sheet)
ASK_FROM = 50  # cards; fewer are deleted without a question, since Ctrl+Z brings them back
PANEL = 34 * GRID  # pixels of the card beside the table, at least
MOST_REMEMBERED = 2000  # chosen cards that stay chosen when the table is filled anew


class Browse(Page):
    """The search above, the cards on the left, the one that is looked at on the right (below, where it is narrow)."""

    def __init__(self, library: LibraryClient, planner: Planner) -> None:
        super().__init__()
        self._library, self._planner = library, planner
        self._searching, self._known_ticket = Ticket(), Ticket()
        self._order, self._descending = Order.CREATED, True
        self._asked = ("", Order.CREATED, True)
        self._saved: tuple[SavedSearch, ...] = ()
        self.changes, self.cards = CardChanges(library, self), FoundCards(self)
        self._make_commands()
        self._make_parts()
        self._lay_out()
        self._connect()
        self._show_allowed()

    # The window's side

    def enter(self) -> None:
        """Search again, and ask for what can be searched for."""
        self._ask_known()
        self._search()
        (self.table if self.cards.rowCount() else self.search).setFocus()

    def on_changed(self, changes: Changes) -> None:
        """Search again after any change of cards."""
        if not self.active():
            return
        if changes.articles or changes.cards or changes.reviews:
            self._search()
        if changes.articles or changes.cards or changes.settings:
            self._ask_known()

    def back(self) -> bool:
        """Leave the editor, else clear the search."""
        if self.panel.editing():
            self._stop_editing()
            return True
        if self.search.text():
            self.search.put("")
            self.table.setFocus()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the card below the table where it is narrow."""
        super().resizeEvent(event)
        wanted = Qt.Orientation.Vertical if self.width() < NARROW else Qt.Orientation.Horizontal
        if self._splitter.orientation() != wanted:
            self._splitter.setOrientation(wanted)
            self.panel.setMinimumWidth(0 if wanted == Qt.Orientation.Vertical else PANEL)
            self._splitter.setSizes([65, 35] if wanted == Qt.Orientation.Vertical else [70, 30])
            self._make_room()

    def hint(self) -> str:
        """Return what is said below the search, empty when nothing is."""
        return "" if self._hint.isHidden() else self._hint.text()

    def look_for(self, query: str) -> None:
        """Write a search and do it."""
        self.search.put(query)

    # Searching

    def _search(self) -> None:
        order, descending = self._order, self._descending
        try:
            query, wrong = settled(self.search.text(), self.search.cursorPosition())
        except InputError as error:
            self._hint.say(str(error))
            return
        self._hint.say(wrong)

        def verb(services: Services) -> Answer:
            return search_cards(services, query, order, descending)

        self._searching.cancel()
        self._searching = self._library.ask(verb, self._have, lambda error: self._hint.say(error_line(error)))

    def _have(self, answer: Answer) -> None:
        chosen, current = self._kept()
        changed, again = answer.found.ids != self.cards.ids(), answer.asked == self._asked
        row, scrolled = self.table.currentIndex().row(), self.table.verticalScrollBar().value()
        self._asked = answer.asked
        self.cards.show_found(answer.found)
        if changed:
            self.table.choose(chosen, current)
            self._find_place(row, scrolled if again else 0, again=again)
        if answer.empty:
            self._nothing.show_empty()
        elif not answer.found.ids:
            self._nothing.show_no_hit(answer.wider)
        self._list.setCurrentWidget(self.table if answer.found.ids else self._nothing)
        self._count.setText(count(len(answer.found.ids), "card"))
        self.table.show_order(self._order, self._descending)
        self._show_current()

    def _find_place(self, row: int, scrolled: int, *, again: bool) -> None:
        """Stay where the student was: at the chosen cards, else (after a change, ``again``) at what took their place."""
        last = self.cards.rowCount() - 1
        self.table.verticalScrollBar().setValue(scrolled)
        if self.table.chosen_number():
            self.table.scrollTo(self.table.currentIndex())
        elif again and row >= 0 and last >= 0:
            self.table.choose_row(min(row, last))

    def _kept(self) -> tuple[tuple[str, ...], str | None]:
        """Return which cards are chosen and which is the current one, as far as that shall outlast a new search."""
        number = self.table.chosen_number()
        ids = self.table.chosen_ids() if number <= MOST_REMEMBERED else ()
        return ids, self.cards.id_at(self.table.currentIndex().row())

    def _sort(self, order: Order, descending: bool) -> None:
        if (order, descending) != (self._order, self._descending):
            self._order, self._descending = order, descending
            self.table.scrollToTop()
            self._search()

    def _fetch(self, ids: tuple[str, ...]) -> None:
        self._library.ask(lambda services: services.browse.cards(ids), self.cards.take)

    def _ask_known(self) -> None:
        def verb(services: Services) -> tuple[Vocabulary, tuple[SavedSearch, ...]]:
            return services.browse.vocabulary(), services.browse.saved()

        self._known_ticket.cancel()
        self._known_ticket = self._library.ask(verb, self._have_known)

    def _have_known(self, known: tuple[Vocabulary, tuple[SavedSearch, ...]]) -> None:
        vocabulary, self._saved = known
        self.search.set_vocabulary(vocabulary)

    # Looking and editing

    def _show_current(self) -> None:
        number = self.table.chosen_number() if self._list.currentWidget() is self.table else 0
        card = self.cards.card(self.table.currentIndex().row()) if number == 1 else None
        if not self.panel.editing():
            if card is not None:
                self.panel.show_card(card, self.cards.title_of(card), self.cards.moment())
            else:
                self.panel.show_many(number)
        self._show_allowed()
        self._make_room()

    def _make_room(self) -> None:
        """Where it is narrow, show the card only when there is one, and the editor instead of the table."""
        narrow = self._splitter.orientation() == Qt.Orientation.Vertical
        self._left.setVisible(not (narrow and self.panel.editing()))
        appears = self.panel.isHidden()
        self.panel.setVisible(not narrow or self.panel.card() is not None)
        if narrow and appears and not self.panel.isHidden():
            self._splitter.setSizes([60, 40])
            self.table.scrollTo(self.table.currentIndex())

    def _begin_edit(self) -> None:
        if self.panel.card() is not None:
            self.panel.edit()
            self._show_allowed()
            self._make_room()

    def _save_edit(self, card_id: str, text: str, answer: str) -> None:
        self.changes.do(
            lambda services: services.browse.edit(card_id, text, answer),
            lambda _: "Card reworded.",
            lambda _: self._stop_editing(),
            lambda error: self.panel.complain(error_line(error)),
        )

    def _stop_editing(self) -> None:
        self.panel.stop_editing()
        self._make_room()
        self.table.setFocus()
        self._show_current()

    def _open_source(self) -> None:
        if card := self.panel.card():
            self.went.emit(Going(Place.READ, card.article_id, card.id))

    # Changing many

    def _pause(self) -> None:
        ids, asleep = self._begin(), self._asleep()
        self.changes.do(
            lambda services: services.browse.suspend(ids, not asleep),
            lambda number: f"{count(number, 'card')} {'woken' if asleep else 'paused'}.",
        )

    def _delete(self) -> None:
        ids = self.table.chosen_ids()
        question, detail = f"Delete {count(len(ids), 'card')}?", "What you answered stays in the record."
        if len(ids) < ASK_FROM or sure(self, question, detail):
            self._begin()
            self.changes.do(
                lambda services: services.browse.delete(ids), lambda number: f"{count(number, 'card')} deleted."
            )

    def _begin(self) -> tuple[str, ...]:
        """Return the ids of the chosen cards; say that a change of very many takes a moment."""
        ids = self.table.chosen_ids()
        if len(ids) > MOST_REMEMBERED:
            self.said.emit(f"Changing {count(len(ids), 'card')}…")
        return ids

    def tag(self) -> TagSheet:
        """Open the sheet that changes tags."""
        return self._lay_over(TagSheet(self._library, self.changes, self.table.chosen_ids(), self))

    def bring_forward(self) -> ForwardSheet:
        """Open the sheet that brings cards forward."""
        now, zone = self.cards.moment()
        today = date.fromordinal(study_day(now, zone))
        return self._lay_over(ForwardSheet(self.changes, self.table.chosen_ids(), today, self))

    def replace(self) -> ReplaceSheet:
        """Open find and replace for the chosen cards, for all that were found when one or none is chosen."""
        return self._lay_over(ReplaceSheet(self._planner, self.changes, self._chosen_or_all(), self))

    def propose(self) -> ProposalsSheet:
        """Open the proposed tags of the chosen cards, of all that were found when one or none is chosen."""
        return self._lay_over(ProposalsSheet(self._planner, self.changes, self._chosen_or_all(), self))

    def compare(self) -> DuplicatesSheet:
        """Open the groups of cards that ask the same."""
        return self._lay_over(DuplicatesSheet(self._planner, self.changes, self))

    def keep_search(self) -> SearchesSheet:
        """Open the sheet of kept searches."""
        return self._lay_over(SearchesSheet(self._library, self.search.text().strip(), self))

    def help(self) -> SearchHelp:
        """Open the sheet that says what can be searched for."""
        sheet = self._lay_over(SearchHelp(self))
        sheet.tried.connect(self.look_for)
        return sheet

    def _chosen_or_all(self) -> tuple[str, ...]:
        return self.table.chosen_ids() if self.table.chosen_number() > 1 else self.cards.ids()

    def _lay_over(self, sheet: AnySheet) -> AnySheet:
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()
        return sheet

    def _asleep(self) -> bool:
        """Return whether the chosen cards that are here all sleep."""
        rows = (self.cards.row_of(id_) for id_ in self.table.chosen_ids()[:BLOCK])
        here = [card for card in map(self.cards.card, rows) if card is not None]
        return bool(here) and all(card.suspended for card in here)

    # Menus

    def searches_menu(self) -> QMenu:
        """Return the menu of ready-made and kept searches."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, query in (*READY_MADE, *((each.name, each.query) for each in self._saved)):
            action = menu.addAction(words.replace("&", "&&"), partial(self.look_for, query))
            action.setToolTip(query)
            if query == READY_MADE[-1][1] and self._saved:
                menu.addSeparator()
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        menu.addAction(self._keep)
        return menu

    def sort_menu(self) -> QMenu:
        """Return the menu of columns to sort by; the present one again turns the order round."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in COLUMNS:
            present = column.order is self._order
            turned = not self._descending if present else column.order is Order.CREATED
            action = menu.addAction(column.name, partial(self._sort, column.order, turned))
            action.setCheckable(True)
            action.setChecked(present)
        return menu

    def _popup(self, menu: QMenu, button: ActionButton) -> None:
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    # Building

    def _show_allowed(self) -> None:
        listing = self._list.currentWidget() is self.table and not self.panel.editing()
        number = self.table.chosen_number() if listing else 0
        self._sleep.setText("Wake &up" if number and self._asleep() else "&Pause")
        self.allow(listing and self.panel.card() is not None, self._edit, self._see)
        self.allow(number > 0, self._tags, self._sleep, self._remove, self._forward)
        self.allow(listing, self._replacing, self._proposing, self._sorting, self._all)
        self.allow(bool(self.changes.last()), self._undo)
        last = self.changes.last()
        self._undo.setToolTip(f"Take back: {last} (Ctrl+Z)" if last else "Take the last change back (Ctrl+Z)")

    def _make_commands(self) -> None:
        add = self.add_command
        self._find = add(Command("&Search", ("Ctrl+F", "/"), "Write a search"), self._write_search)
        self._searches = add(
            Command("Searc&hes", ("Ctrl+L",), "Ready-made and kept searches"),
            lambda: self._popup(self.searches_menu(), self._searches_button),
        )
        self._keep = add(
            Command("&Kept searches…", ("Ctrl+S",), "Keep this search, rename or forget others"), self.keep_search
        )
        self._sorting = add(
            Command("S&ort", ("O",), "Choose what the cards are sorted by"),
            lambda: self._popup(self.sort_menu(), self._sort_button),
        )
        self._helping = add(Command("What can be searched &for…", ("Ctrl+H",), "Fields and examples"), self.help)
        self._edit = add(Command("&Edit", ("E", "F2", "Return"), "Change the wording of the card"), self._begin_edit)
        self._see = add(
            Command("Open so&urce", ("S", "Ctrl+Return"), "Show the card in its article"), self._open_source
        )
        self._tags = add(Command("&Tags…", ("T",), "Give or take tags"), self.tag)
        self._sleep = add(Command("&Pause", ("P",), "Let cards rest until you wake them, or wake them"), self._pause)
        self._forward = add(Command("&Bring forward…", ("B",), "Let cards come on an earlier day"), self.bring_forward)
        self._remove = add(Command("&Delete", ("Del",), "Delete the chosen cards"), self._delete)
        self._undo = add(Command("Take bac&k", ("Ctrl+Z",), "Take the last change back"), self.changes.undo)
        self._all = add(Command("Choose &all", ("Ctrl+A",), "Choose every card that was found"), self._choose_all)
        self._replacing = add(
            Command("Find and &replace…", ("Ctrl+R",), "Change words in the chosen cards, or in all that were found"),
            self.replace,
        )
        self._proposing = add(
            Command("Tags of the s&yllabus…", ("Ctrl+T",), "See which subjects the cards speak for"), self.propose
        )
        self._comparing = add(Command("D&uplicates…", ("Ctrl+D",), "Find cards that ask the same"), self.compare)

    def _write_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _choose_all(self) -> None:
        self.table.selectAll()
        self.table.setFocus()

    def _go_down(self) -> None:
        self.table.setFocus()
        if self.cards.rowCount() and not self.table.chosen_number():
            self.table.choose_row(0)

    def _make_parts(self) -> None:
        self.search, self._hint, self._count = SearchField(), Text("", "small"), line("", "muted")
        self._hint.hide()
        self._help_button = Button("?", "chip")
        self._help_button.setAccessibleName("What can be searched for")
        self._help_button.setToolTip(self._helping.toolTip())
        self._help_button.clicked.connect(lambda *_: self.help())
        self._nothing, self.panel, self._list = NothingFound(), CardPanel(), QStackedWidget()
        on_one = [self._edit, self._see, None]
        on_many = [self._tags, self._sleep, self._forward, self._remove, None]
        on_all = [self._replacing, self._proposing, None, self._all, self._undo]
        self.table = FoundTable(self.cards, [*on_one, *on_many, *on_all])

    def _connect(self) -> None:
        self.search.searched.connect(lambda _: self._search())
        self.search.left_down.connect(self._go_down)
        self.table.left_up.connect(self._write_search)
        self.table.chosen.connect(self._show_current)
        self.table.doubleClicked.connect(lambda _: self._begin_edit())
        self.cards.wanted.connect(self._fetch)
        self.cards.order_wanted.connect(self._sort)
        self.cards.arrived.connect(self._show_current)
        self.panel.saved.connect(self._save_edit)
        self.panel.left.connect(self._stop_editing)
        self.changes.said.connect(self.said)
        self.changes.moved.connect(self._show_allowed)
        self._nothing.wanted.connect(self.look_for)
        self._nothing.material_wanted.connect(lambda: self.went.emit(Going(Place.ADD)))

    def _lay_out(self) -> None:
        self._searches_button = ActionButton(self._searches, "plain")
        self._sort_button = ActionButton(self._sorting, "plain")
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(line("Browse", "title"))
        head.addWidget(self._count)
        head.addStretch()
        for button in (self._searches_button, self._sort_button, ActionButton(self._comparing, "plain")):
            head.addWidget(button)
        self._list.addWidget(self.table)
        self._list.addWidget(self._nothing)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(GRID + GRID // 2)
        self._splitter.setChildrenCollapsible(False)
        self._left = self._left_side()
        self._splitter.addWidget(self._left)
        self._splitter.addWidget(self.panel)
        self.panel.setMinimumWidth(PANEL)
        self._splitter.setStretchFactor(0, 7)
        self._splitter.setStretchFactor(1, 3)
        self._splitter.setSizes([70, 30])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.search, 1)
        row.addWidget(self._help_button)
        layout.addLayout(row)
        layout.addWidget(self._hint)
        layout.addWidget(self._splitter, 1)

    def _left_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for action in (self._edit, self._tags, self._sleep, self._forward, self._remove, self._undo):
            row.addWidget(ActionButton(action, "plain"))
        row.addStretch()
        column.addLayout(row)
        return side
