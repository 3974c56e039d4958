"""Read an article with its facts marked by how well they are known, and make cards of one's own from it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from studyapp.domain.article import Span
from studyapp.domain.changes import Changes
from studyapp.gui.fact_look import FactState
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.own_card import OwnCard
from studyapp.gui.places import Going, Place
from studyapp.gui.planner import Planner
from studyapp.gui.reading_items import Item, Spot, dropped_spots, spots
from studyapp.gui.reading_sitting import ReadingSitting
from studyapp.gui.reading_words import about, hint, newer_words
from studyapp.gui.theme import GRID
from studyapp.gui.views import read_commands as commands
from studyapp.gui.views.overtaken_sheet import OvertakenSheet
from studyapp.gui.views.page import NARROW, Page
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.fact_legend import FactLegend
from studyapp.gui.widgets.fact_panel import FactPanel
from studyapp.gui.widgets.find_bar import FindBar
from studyapp.gui.widgets.notice import Fault
from studyapp.gui.widgets.paper_title import Heading
from studyapp.gui.widgets.reading_pane import MOST_FOUND, ReadingPane
from studyapp.gui.wording import error_line
from studyapp.gui.worker import Ticket

WIDEST = 80 * GRID  # pixels of the side panel


class Read(Page):
    """The article on the left, its cards on the right. One comes from a source, a card or a draft and goes back there."""

    def __init__(self, library: LibraryClient, planner: Planner) -> None:
        super().__init__()
        self._library = library
        self.sitting = ReadingSitting(library, planner, self)
        self._came_from = Place.LIBRARY
        self._wanted: str | None = None  # the item to go to when the article has come
        self._key: str | None = None  # of the item that is looked at
        self._asking_why = Ticket()
        self.find_bar = FindBar()
        self.pane, self.panel = ReadingPane(), FactPanel(self.sitting.list, self.sitting.dropped)
        self.own = OwnCard(library, self.sitting, self.pane, self.panel.own, self)
        self._make_commands()
        self._lay_out()
        self._connect()
        self._show_allowed()

    # The window's side

    def open(self, article_id: str, item_id: str | None, came_from: Place | None) -> None:
        """Show an article, at one of its cards or drafts if its id is given; Esc leads to ``came_from``."""
        if came_from is not None and came_from is not Place.READ:
            self._came_from = came_from
        if article_id != self.sitting.article_id:
            self._end_edit()
            self._key = None
            self.pane.show_article(None)
            self.find_bar.hide()
        self._wanted = item_id
        self.sitting.open(article_id)

    def enter(self) -> None:
        """Put the keyboard into the text."""
        self.pane.setFocus()

    def leave(self) -> None:
        """Let go of what is still asked for."""
        self._end_edit()
        self.sitting.rest()

    def on_changed(self, changes: Changes) -> None:
        """Ask again after any change of what is marked."""
        if self.active() and (changes.articles or changes.drafts or changes.cards or changes.reviews):
            self.sitting.ask()

    def back(self) -> bool:
        """Leave the editor, the search, what was left out, the chosen words; else go back where one came from."""
        if self.panel.editing():
            self._end_edit()
        elif not self.find_bar.isHidden():
            self.find_bar.hide()
            self.pane.setFocus()
        elif self._left_out.isChecked():
            self._left_out.setChecked(False)
            self._switch_list()
        elif self.pane.textCursor().hasSelection():
            self.pane.choose(None)
        else:
            self.went.emit(Going(self._came_from))
        return True

    # What can be read on the page

    def fault(self) -> str:
        """Return the fault that is shown, empty when none is."""
        return self._fault.words()

    def title_words(self) -> str:
        """Return the title and what stands below it."""
        return f"{self._title.words()}\n{self._about.words()}"

    def legend_words(self) -> list[str]:
        """Return the legend."""
        return self._legend.words()

    def current(self) -> Item | None:
        """Return the item that is looked at."""
        return self.sitting.list.item(self.sitting.list.row_of(self._key))

    # Going through the article

    def go_to(self, key: str | None, *, scroll: bool = True) -> None:
        """Look at an item, by its key or the id of its card; None looks at none."""
        row = self.sitting.list.row_of(key)
        item = self.sitting.list.item(row)
        self._key = item.key if item else None
        self.panel.list.setCurrentIndex(self.sitting.list.index(row))
        self._show_current(scroll=scroll)

    def _move(self, by: int) -> None:
        if self._left_out.isChecked():
            rows, row = self.sitting.dropped.rowCount(), self.panel.dropped.currentIndex().row()
            if rows:
                index = self.sitting.dropped.index(min(max(row + by, 0), rows - 1))
                self.panel.dropped.setCurrentIndex(index)
            return
        items, row = self.sitting.list.rows(), self.sitting.list.row_of(self._key)
        if items:
            self.go_to(items[min(max(row + by, 0), len(items) - 1)].key)

    def follow_legend(self, state: FactState) -> None:
        """Go to the next item of a state, or to the next thing that was left out."""
        if state is FactState.LEFT_OUT:
            return self._move(1)
        rows = self.sitting.list.rows()
        start = self.sitting.list.row_of(self._key) + 1
        order = [*range(start, len(rows)), *range(start)]
        found = next((row for row in order if rows[row].state is state), None)
        if found is not None:
            self.go_to(rows[found].key)
        return None

    def _find(self, words: str, way: int) -> None:
        number, all_ = self.pane.find_words(words, way)
        more = "+" if all_ == MOST_FOUND else ""
        self.find_bar.say(f"{number:,} of {all_:,}{more}" if all_ else "not here" if words.strip() else "")

    def _spot_chosen(self, spot: Spot) -> None:
        """Look at what a click hit; a further click on the same place goes to its next card."""
        if spot.state is FactState.LEFT_OUT:
            row = self.panel.dropped.currentIndex().row()
            self.panel.dropped.setCurrentIndex(self.sitting.dropped.index(int(_next_of(spot.keys, str(row)))))
        else:
            self.go_to(_next_of(spot.keys, self._key), scroll=False)

    # Showing

    def _show(self) -> None:
        looked = self.sitting.looked
        assert looked is not None
        first = self.pane.article_id() != looked.article.id
        self.pane.show_article(looked.article)
        self._title.say(looked.article.title)
        self._about.say(about(looked.article))
        self._show_spots()
        wanted, self._wanted = self._wanted, None
        if not self.panel.editing():
            self.go_to(wanted or self._key, scroll=first or wanted is not None)
        self._unsure.setText(f"&Less sure too ({looked.unsure})" if looked.unsure else "&Less sure too")
        self._show_allowed()

    def _show_spots(self) -> None:
        left_out = self._left_out.isChecked()
        found = dropped_spots(self.sitting.dropped.rows()) if left_out else spots(self.sitting.list.rows())
        self.pane.show_spots(found)
        states = [FactState.LEFT_OUT] * self.sitting.dropped.rowCount() if left_out else []
        self._legend.show_states(states or [item.state for item in self.sitting.list.rows()])

    def _show_current(self, *, scroll: bool = True) -> None:
        if self._left_out.isChecked():
            self._show_dropped()
            return
        item, looked = self.current(), self.sitting.looked
        if item is None or looked is None:
            self.pane.look_at(None)
            self.panel.show_hint(*(hint(self.sitting.list.rows(), looked.unsure) if looked else ("One moment…", "")))
        else:
            self.panel.show_item(item, self._place_words(item.span), looked.now, looked.zone)
            self.pane.look_at(Spot(item.span, item.state, (item.key,)), scroll=scroll)
            self._show_newer()
        self._show_allowed()

    def _show_dropped(self) -> None:
        dropped = self.sitting.dropped.dropped(self.panel.dropped.currentIndex().row())
        if dropped is None:
            self.pane.look_at(None)
            self.panel.show_hint("Nothing was left out.", "Every sentence of this article made a card.")
        else:
            self.panel.show_dropped(dropped, self._page_words(dropped.span))
            self.pane.look_at(Spot(dropped.span, FactState.LEFT_OUT, ()))
        self._show_allowed()

    def _place_words(self, span: Span) -> str:
        row, rows = self.sitting.list.row_of(self._key), self.sitting.list.rowCount()
        page = self._page_words(span)
        return f"{row + 1} of {rows}" + (f" · {page}" if page else "")

    def _page_words(self, span: Span) -> str:
        page = self.pane.page_number(span)
        return f"page {page}" if page is not None else ""

    def _show_newer(self) -> None:
        """Say what has overtaken the card, or may have."""
        item = None if self._left_out.isChecked() else self.current()
        self.panel.say_newer(*newer_words(item, self.sitting.newer_than(item) if item else None))

    def _switch_list(self) -> None:
        left_out = self._left_out.isChecked()
        if left_out and not self.panel.dropped.currentIndex().isValid() and self.sitting.dropped.rowCount():
            self.panel.dropped.setCurrentIndex(self.sitting.dropped.index(0))
        self.panel.show_left_out(left_out)
        self._show_spots()
        self._show_current()

    def _show_allowed(self) -> None:
        item, editing, left_out = self.current(), self.panel.editing(), self._left_out.isChecked()
        here = item is not None and not editing and not left_out
        draft, card = here and item is not None and item.card is None, item.card if here and item else None
        self._rest.setText("Wake &up" if card and card.suspended else "&Pause")
        self._overtake.setText("Still tr&ue" if item and item.newer else "&Overtaken…")
        self.allow(draft, self._yes, self._no)
        self.allow(here, self._edit)
        self.allow(card is not None, self._rest, self._drop, self._overtake, self._why)
        self.allow(
            self.sitting.article is not None and not editing, self._cloze, self._ask, self._sentence, self._look_for
        )
        self.allow(not editing, self._down, self._up, self._unsure, self._left_out)
        self.allow(self.sitting.can_take_back() and not editing, self._undo)

    # Acting

    def _accept(self) -> None:
        if item := self._begin():
            self.sitting.accept(item)

    def _reject(self) -> None:
        if item := self._begin():
            row = self.sitting.list.row_of(self._key)
            follows = self.sitting.list.item(row + 1) or self.sitting.list.item(row - 1)
            self.sitting.reject(item)
            self._key = follows.key if follows else None

    def _pause(self) -> None:
        if item := self._begin():
            self.sitting.pause(item)

    def _delete(self) -> None:
        if item := self._begin():
            self.sitting.delete(item)

    def _begin(self) -> Item | None:
        self._fault.say("")
        return self.current()

    def _begin_edit(self) -> None:
        if item := self._begin():
            self.panel.show_editor(self.panel.editor)
            self.panel.editor.edit(item.prompt)
            self._show_allowed()

    def _save_edit(self, text: str, answer: str) -> None:
        item = self.current()
        self._end_edit()
        if item is not None:
            self.sitting.reword(item, text, answer)

    def _end_edit(self) -> None:
        if self.panel.editing():
            self.own.rest()
            self.panel.show_hint("", "")
            self._show_current(scroll=False)
            self.pane.setFocus()

    def _ask_why(self) -> None:
        item = self.current()
        if item is None or item.card is None:
            return
        if self.panel.words()["why"]:
            self.panel.say_why("")
            return
        card_id = item.card.id
        self._asking_why.cancel()
        self._asking_why = self._library.ask(
            lambda s: s.reviews.why(card_id, s.clock()), self.panel.say_why, lambda error: self._complain(error)
        )

    def _overtaken(self) -> None:
        """Mark the card as overtaken, by what is proposed or what the student finds; or take that back."""
        item = self._begin()
        if item is None or item.card is None:
            return
        if item.newer is not None or self.sitting.newer_than(item) is not None:
            self._follow_newer()
            return
        sheet = OvertakenSheet(self._library, item.card, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.chosen.connect(lambda newer_id: self.sitting.overtake(item, newer_id))
        sheet.open()

    def _follow_newer(self) -> None:
        item = self._begin()
        pair = self.sitting.newer_than(item) if item else None
        if item is None:
            return
        if item.newer is not None:
            self.sitting.still_true(item)
        elif pair is not None:
            self.sitting.overtake_by(item, pair)

    def _open_own(self) -> None:
        self._fault.say("")
        self.panel.show_editor(self.panel.own)
        self._show_allowed()

    def _made(self, key: str) -> None:
        self.pane.choose(None)
        self._left_out.setChecked(False)
        self.panel.show_left_out(False)
        self._wanted = key

    def _leave_gone(self, words: str) -> None:
        self.went.emit(Going(self._came_from))
        self.said.emit(words)

    def _complain(self, error: Exception) -> None:
        self._fault.say(error_line(error))

    # Building

    def _make_commands(self) -> None:
        add = self.add_command
        self._down = add(commands.NEXT, lambda: self._move(1))
        self._up = add(commands.PREVIOUS, lambda: self._move(-1))
        self._yes = add(commands.ACCEPT, self._accept)
        self._no = add(commands.REJECT, self._reject)
        self._edit = add(commands.EDIT, self._begin_edit)
        self._rest = add(commands.PAUSE, self._pause)
        self._why = add(commands.WHY, self._ask_why)
        self._overtake = add(commands.OVERTAKEN, self._overtaken)
        self._drop = add(commands.DELETE, self._delete)
        self._cloze = add(commands.LEAVE_BLANK, lambda: self.own.begin("cloze"))
        self._ask = add(commands.ASK, lambda: self.own.begin("qa"))
        self._sentence = add(commands.SENTENCE, self.pane.choose_sentence)
        self._look_for = add(commands.FIND, self.find_bar.begin)
        self._unsure = add(commands.LESS_SURE, self._show_less_sure, checkable=True)
        self._left_out = add(commands.LEFT_OUT, self._switch_list, checkable=True)
        self._undo = add(commands.TAKE_BACK, self.sitting.take_back)

    def _show_less_sure(self) -> None:
        self.sitting.show_doubtful(self._unsure.isChecked())

    def _connect(self) -> None:
        self.sitting.loaded.connect(self._show)
        self.sitting.aged.connect(self._show_newer)
        self.sitting.acted.connect(self.said)
        self.sitting.made.connect(self._made)
        self.sitting.trouble.connect(lambda words: self._fault.say(words))
        self.sitting.gone.connect(self._leave_gone)
        self.pane.chosen.connect(self._spot_chosen)
        self._legend.wanted.connect(self.follow_legend)
        self.find_bar.sought.connect(self._find)
        self.find_bar.closed.connect(self.pane.setFocus)
        self.panel.list.clicked.connect(lambda index: self.go_to(self.sitting.list.rows()[index.row()].key))
        self.panel.list.selectionModel().currentChanged.connect(lambda *_: self._follow_list())
        self.panel.dropped.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self.panel.newer_wanted.connect(self._follow_newer)
        self.panel.editor.saved.connect(self._save_edit)
        self.panel.editor.cancelled.connect(self._end_edit)
        self.own.opened.connect(self._open_own)
        self.own.left.connect(self._end_edit)
        self.own.said.connect(self.said)

    def _follow_list(self) -> None:
        item = self.sitting.list.item(self.panel.list.currentIndex().row())
        if item is not None and item.key != self._key and self.panel.list.hasFocus():
            self.go_to(item.key)

    def _lay_out(self) -> None:
        self._title, self._about, self._fault, self._legend = Heading(), Heading(), Fault(), FactLegend()
        self._about.setProperty("role", "small")
        self._about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._title.setProperty("role", "title")
        head = QHBoxLayout()
        head.setSpacing(GRID // 2)
        head.addWidget(self._title, 1)
        for action in (self._cloze, self._ask, self._unsure, self._left_out):
            head.addWidget(ActionButton(action, "plain"))
        below = QHBoxLayout()
        below.setSpacing(2 * GRID)
        below.addWidget(self._legend, 5)
        below.addWidget(self._about, 3)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(GRID + GRID // 2)
        self._splitter.setChildrenCollapsible(False)
        text = QWidget()
        column = QVBoxLayout(text)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.find_bar)
        column.addWidget(self.pane, 1)
        for side in (text, self.panel):
            self._splitter.addWidget(side)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self.panel.add_actions(
            [
                (self._yes, "primary"),
                (self._edit, ""),
                (self._no, ""),
                (self._rest, "plain"),
                (self._why, "plain"),
                (self._overtake, "plain"),
                (self._drop, "plain"),
            ]
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addLayout(below)
        layout.addWidget(self._fault)
        layout.addWidget(self._splitter, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text more of a narrow window."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        side = min(int(self.width() * (0.44 if narrow else 0.38)), WIDEST)
        self._about.setVisible(not narrow)
        self._legend.set_compact(narrow)
        self._splitter.setSizes([self.width() - side, side])


def _next_of(keys: tuple[str, ...], key: str | None) -> str:
    """Return the key behind ``key``, the first one where it is not there or the last."""
    return keys[(keys.index(key) + 1) % len(keys)] if key in keys else keys[0]
