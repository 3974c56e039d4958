"""Decide on drafts by key: keep, reword or drop, each with its sentence marked in the article beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studyapp.domain.article import Article, Span
from studyapp.domain.changes import Changes
from studyapp.domain.draft import Draft, Verdict
from studyapp.domain.source import Source
from studyapp.gui.actions import Command
from studyapp.gui.article_shelf import ArticleShelf
from studyapp.gui.draft_sitting import DraftSitting
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.places import Going, Place
from studyapp.gui.theme import GRID
from studyapp.gui.views.page import Page
from studyapp.gui.widgets.article_pane import ArticlePane
from studyapp.gui.widgets.button import ActionButton, Button
from studyapp.gui.widgets.face import Face, shown_draft, shown_dropped
from studyapp.gui.widgets.notice import Fault
from studyapp.gui.widgets.prompt_editor import PromptEditor
from studyapp.gui.widgets.text import Text, line, scrolled
from studyapp.gui.widgets.two_lines import DraftLines, DroppedLines, list_view
from studyapp.gui.wording import count


class Drafts(Page):
    """The draft and the list on the left, the article on the right."""

    def __init__(self, library: LibraryClient) -> None:
        super().__init__()
        self.sitting = DraftSitting(library, self)
        self._shelf = ArticleShelf(library)
        self._looked_at: str | None = None  # the id of the draft that is shown
        self._make_commands()
        self._make_parts()
        self._lay_out()
        self.sitting.loaded.connect(self._show)
        self.sitting.decided.connect(self._go_on)
        self.sitting.trouble.connect(self._fault.say)
        self._show_current()

    # The window's side

    def enter(self) -> None:
        """Ask for sources and drafts."""
        self.sitting.ask()
        self._shown_list().setFocus()

    def leave(self) -> None:
        """End the sitting."""
        self._end_edit()
        self.sitting.end()

    def open_source(self, article_id: str | None) -> None:
        """Show the drafts of one source, or of all."""
        self.sitting.open(article_id)
        self._left_out.setChecked(False)
        self._switch_list()
        if self.active():
            self.sitting.ask()

    def on_changed(self, changes: Changes) -> None:
        """Ask again after a change of drafts or sources."""
        if changes.articles:
            self._shelf.clear()
        if self.active() and (changes.drafts or changes.articles):
            self.sitting.ask()

    def back(self) -> bool:
        """Leave the editor, else the list of what was left out."""
        if self._editing():
            self._end_edit()
            return True
        if self._left_out.isChecked():
            self._left_out.setChecked(False)
            self._switch_list()
            return True
        return False

    # What can be read on the page

    def prompt_words(self) -> str:
        """Return the words of the draft that is shown."""
        return self._face.prompt()

    def caution(self) -> str:
        """Return the warning on the draft that is shown, empty when there is none."""
        return self._face.caution()

    def marked_text(self) -> str:
        """Return the words that are marked in the article."""
        return self._page.marked_text()

    def fault(self) -> str:
        """Return the fault that is shown, empty when none is."""
        return self._fault.words()

    def editor_fault(self) -> str:
        """Return why the wording in the editor was not taken, empty when nothing is wrong."""
        return self._editor.complaint()

    # Acting

    def _accept(self) -> None:
        if draft := self._current():
            self._fault.say("")
            self.sitting.accept((draft,))

    def _reject(self) -> None:
        if draft := self._current():
            self._fault.say("")
            self.sitting.reject((draft,))

    def _accept_all(self) -> None:
        self._fault.say("")
        accepted = self.sitting.accept(self.sitting.sure())
        self.said.emit(f"{count(accepted, 'draft')} accepted. Ctrl+Z takes {'it' if accepted == 1 else 'them'} back.")

    def _edit(self) -> None:
        if draft := self._current():
            self._stack.setCurrentWidget(self._editor)
            self._editor.edit(draft.prompt)
            self._show_counts()

    def _save_edit(self, text: str, answer: str) -> None:
        draft = self._current()
        self._end_edit()
        if draft is not None:
            self.sitting.accept_in_own_words(draft, text, answer)

    def _end_edit(self) -> None:
        if self._editing():
            self._show_current()
            self._view.setFocus()

    def _editing(self) -> bool:
        return self._stack.currentWidget() is self._editor

    def _move(self, by: int) -> None:
        view = self._shown_list()
        row = min(max(view.currentIndex().row() + by, 0), view.model().rowCount() - 1)
        if row >= 0:
            view.setCurrentIndex(view.model().index(row, 0))

    # Showing

    def _show(self) -> None:
        """Show what arrived, and stay at the draft that was looked at."""
        self._show_sources(self.sitting.sources)
        row = self.sitting.list.row_of(self._looked_at) if self._looked_at else -1
        if not self._editing():
            self._go_on(row if row >= 0 else self.sitting.list.next_pending(-1))
        if self._left_out.isChecked():
            self._switch_list()

    def _show_sources(self, sources: Sequence[Source]) -> None:
        self._sources.blockSignals(True)
        self._sources.clear()
        self._sources.addItem("All sources", None)
        for source in sources:
            self._sources.addItem(f"{source.title} ({source.drafts})" if source.drafts else source.title, source.id)
        self._sources.setCurrentIndex(max(0, self._sources.findData(self.sitting.article_id)))
        self._sources.blockSignals(False)

    def _go_on(self, row: int) -> None:
        self._view.setCurrentIndex(self.sitting.list.index(row) if row >= 0 else QModelIndex())
        self._show_current()

    def _current(self) -> Draft | None:
        return self.sitting.list.draft(self._view.currentIndex().row())

    def _show_current(self) -> None:
        """Show the draft, or the piece that was left out, on which the list stands."""
        draft, dropped = self._current(), self.sitting.dropped.dropped(self._dropped_view.currentIndex().row())
        self._looked_at = draft.id if draft else None
        if self._left_out.isChecked() and dropped is not None:
            self._face.show_item(shown_dropped(dropped))
            self._mark(self.sitting.article_id, dropped.span)
        elif draft is not None:
            self._face.show_item(shown_draft(draft))
            self._mark(draft.article_id, draft.span)
        self._stack.setCurrentWidget(self._face_side if draft or self._left_out.isChecked() else self._empty)
        self._show_counts()

    def _mark(self, article_id: str | None, span: Span) -> None:
        def show(article: Article) -> None:
            self._page.show_article(article)
            self._page.mark(span)

        if article_id is not None:
            self._shelf.fetch(article_id, show)

    def _switch_list(self) -> None:
        """Show the drafts, or what was left out."""
        left_out = self._left_out.isChecked()
        if left_out and not self._dropped_view.currentIndex().isValid() and self.sitting.dropped.rowCount():
            self._dropped_view.setCurrentIndex(self.sitting.dropped.index(0))
        self._lists.setCurrentWidget(self._dropped_side if left_out else self._view)
        self._show_current()
        self._shown_list().setFocus()

    def _shown_list(self) -> QListView:
        return self._dropped_view if self._left_out.isChecked() else self._view

    def _show_counts(self) -> None:
        rows, pending, sure = self.sitting.list.rows(), self.sitting.list.pending(), len(self.sitting.sure())
        draft, left_out, editing = self._current(), self._left_out.isChecked(), self._editing()
        waits = draft is not None and draft.verdict is Verdict.PENDING and not left_out and not editing
        self._count.setText(f"{len(rows) - len(pending):,} of {len(rows):,} decided" if rows else "")
        self._bar.setRange(0, max(1, len(rows)))
        self._bar.setValue(len(rows) - len(pending))
        self._all.setText(f"Accept all &{sure:,}" if sure else "Accept &all")
        hidden = self.sitting.hidden()
        self._doubtful.setText(f"&Doubtful too ({hidden:,})" if hidden else "&Doubtful too")
        self.allow(waits, self._yes, self._no, self._reword)
        self.allow(bool(sure) and not left_out and not editing, self._all)
        self.allow(self.sitting.can_take_back() and not editing, self._undo)
        self.allow(not editing, self._down, self._up, self._doubtful, self._left_out)
        self.allow(not editing and (draft is not None or self.sitting.article_id is not None), self._read)
        self._say_when_empty(len(rows), len(pending))

    def _say_when_empty(self, rows: int, pending: int) -> None:
        pieces, hidden = self.sitting.dropped.rowCount(), self.sitting.hidden()
        words, hint = "Nothing waits here.", "Add an article, and its drafts appear here."
        if rows and not pending:
            kept = sum(d.verdict in (Verdict.ACCEPTED, Verdict.EDITED) for d in self.sitting.list.rows())
            words, hint = "All decided.", f"{count(kept, 'new card')} will come back in your reviews."
        elif hidden and not rows:
            words, hint = "No sure draft waits here.", "Lists of news and explainers often give none."
        elif pieces and not rows:
            words, hint = "No draft waits here.", "Press L to see what was left out of this article, and why."
        if hidden and not pending:
            hint += f" {count(hidden, 'doubtful draft')} can be seen with D."
        self._empty_words.setText(words)
        self._empty_hint.setText(hint)
        self._revise.setVisible(bool(rows and not pending))
        self._left_out_words.setText(
            f"{count(pieces, 'piece')} of the article made no card. What cannot be said with certainty is left out."
            if self.sitting.article_id
            else "Choose one source above to see what was left out of it."
        )

    # Building

    def _make_commands(self) -> None:
        add = self.add_command
        self._yes = add(Command("&Accept", ("A", "Return", "Enter"), "Keep this draft as a card"), self._accept)
        self._reword = add(Command("&Edit…", ("E", "F2"), "Change the wording, then keep it"), self._edit)
        self._no = add(Command("&Reject", ("X", "Del"), "Drop this draft; it never comes again"), self._reject)
        self._undo = add(Command("&Take back", ("Ctrl+Z", "U"), "Undo the last decision"), self._take_back)
        self._all = add(Command("Accept &all", ("Shift+A",), "Keep all drafts that are not doubtful"), self._accept_all)
        self._down = add(Command("&Next", ("J", "Down"), "Go to the next one"), lambda: self._move(1))
        self._up = add(Command("&Previous", ("K", "Up"), "Go to the one before"), lambda: self._move(-1))
        self._read = add(Command("&Read", ("R",), "Read the article at this draft's sentence"), self._open_reader)
        self._doubtful = add(
            Command("&Doubtful too", ("D",), "Show drafts too that should be checked against the article"),
            lambda: self.sitting.show_doubtful(self._doubtful.isChecked()),
            checkable=True,
        )
        self._left_out = add(
            Command("&Left out, and why", ("L",), "See what was not made into a card, with the reasons"),
            self._switch_list,
            checkable=True,
        )

    def _take_back(self) -> None:
        self._fault.say("")
        self.sitting.take_back()

    def _open_reader(self) -> None:
        draft = self._current()
        article_id = draft.article_id if draft else self.sitting.article_id
        if article_id is not None:
            self.went.emit(Going(Place.READ, article_id, draft.id if draft else None))

    def _make_parts(self) -> None:
        self._sources = QComboBox()
        self._sources.setAccessibleName("Source")
        self._sources.setToolTip("Whose drafts are shown")
        self._sources.setMinimumContentsLength(16)
        self._sources.setMaximumWidth(60 * GRID)
        self._sources.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._sources.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._sources.activated.connect(lambda _: self.open_source(self._sources.currentData()))
        self._count, self._bar, self._fault = line("", "muted"), QProgressBar(), Fault()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Decided drafts")
        self._view = list_view(self.sitting.list, DraftLines(self), "Drafts")
        self._view.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self._dropped_view = list_view(self.sitting.dropped, DroppedLines(self), "Left out, and why")
        self._dropped_view.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self._face, self._page = Face(), ArticlePane()
        self._editor = PromptEditor("Save and accept")
        self._editor.saved.connect(self._save_edit)
        self._editor.cancelled.connect(self._end_edit)
        self._empty_words, self._empty_hint = Text("", "heading"), Text("", "muted")
        self._left_out_words = Text("", "small")
        self._revise = Button("Revise now", "primary")
        self._revise.setToolTip("Go to the review (Ctrl+4)")
        self._revise.clicked.connect(lambda *_: self.went.emit(Going(Place.REVIEW)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(line("Drafts", "title"))
        head.addWidget(self._sources, 1)
        head.addStretch()
        head.addWidget(self._count)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(GRID + GRID // 2)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._left_side())
        splitter.addWidget(self._page)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([500, 500])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID + GRID // 2)
        layout.addLayout(head)
        layout.addWidget(self._bar)
        layout.addWidget(self._fault)
        layout.addWidget(splitter, 1)

    def _left_side(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GRID // 2, 0)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(self._stack_of_faces(), 5)
        column.addLayout(_row((self._yes, "primary", 2), (self._reword, "", 1), (self._no, "", 1)))
        lists = _row((self._all, "plain", 0), (self._doubtful, "plain", 0), (self._left_out, "plain", 0))
        lists.addStretch()
        column.addLayout(lists)
        column.addWidget(self._stack_of_lists(), 4)
        return left

    def _stack_of_faces(self) -> QStackedWidget:
        self._face_side = scrolled(self._face)
        self._empty = QFrame()
        self._empty.setProperty("role", "card")
        inner = QVBoxLayout(self._empty)
        inner.setContentsMargins(*(3 * GRID,) * 4)
        inner.setSpacing(GRID)
        inner.addStretch()
        inner.addWidget(self._empty_words)
        inner.addWidget(self._empty_hint)
        inner.addWidget(self._revise, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch()
        self._stack = QStackedWidget()
        for part in (self._empty, self._face_side, self._editor):
            self._stack.addWidget(part)
        return self._stack

    def _stack_of_lists(self) -> QStackedWidget:
        self._dropped_side = QWidget()
        inner = QVBoxLayout(self._dropped_side)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._left_out_words)
        inner.addWidget(self._dropped_view, 1)
        self._lists = QStackedWidget()
        self._lists.addWidget(self._view)
        self._lists.addWidget(self._dropped_side)
        return self._lists


def _row(*parts: tuple[QAction, str, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for action, role, stretch in parts:
        row.addWidget(ActionButton(action, role, grow=bool(stretch)), stretch)
    return row
