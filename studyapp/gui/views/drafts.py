"""Decide on drafts by key: keep, reword or drop, each with its sentence marked in the article beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studyapp.domain.article import Article
from studyapp.domain.changes import Changes
from studyapp.domain.draft import Draft, Verdict
from studyapp.domain.fact import Dropped
from studyapp.domain.prompt import Prompt, make_prompt, prompt_kind
from studyapp.domain.source import Source
from studyapp.gui.actions import Command
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.models.draft_list import DraftList, merged
from studyapp.gui.models.dropped_list import DroppedList
from studyapp.gui.places import Going, Place
from studyapp.gui.theme import GRID
from studyapp.gui.views.page import Page
from studyapp.gui.widgets.article_pane import ArticlePane
from studyapp.gui.widgets.button import ActionButton, Button
from studyapp.gui.widgets.face import Face, shown_draft
from studyapp.gui.widgets.notice import Fault
from studyapp.gui.widgets.prompt_editor import PromptEditor
from studyapp.gui.widgets.text import Text, line
from studyapp.gui.widgets.two_lines import DraftLines, DroppedLines
from studyapp.gui.wording import count, error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from studyapp.bootstrap import Services

KEPT_ARTICLES = 8  # articles whose text stays at hand while going through drafts of many
Asked = tuple[tuple[Source, ...], tuple[Draft, ...], tuple[Dropped, ...]]
Step = tuple[str, ...]  # the drafts that one key press decided


class Drafts(Page):
    """A sitting over the drafts of one source or of all. Verdicts show at once and are stored behind the scenes."""

    def __init__(self, library: LibraryClient) -> None:
        super().__init__()
        self._library = library
        self._ticket = Ticket()
        self._article_ticket = Ticket()
        self._article_id: str | None = None  # None: all sources
        self._articles: dict[str, Article] = {}
        self._writes = 0  # verdicts on their way to the library
        self._stale = False
        self._steps: list[Step] = []
        self._list, self._dropped = DraftList(self), DroppedList(self)
        self._make_commands()
        self._make_parts()
        self._lay_out()
        self._show_current()

    # The window's side

    def enter(self) -> None:
        """Ask for sources and drafts."""
        self._ask()
        self._view.setFocus()

    def leave(self) -> None:
        """End the sitting: what was decided leaves the list, and is not taken back by key any more."""
        self._steps.clear()
        self._list.set_rows(self._list.pending())
        self._end_edit()

    def open_source(self, article_id: str | None) -> None:
        """Show the drafts of one source, or of all."""
        if article_id != self._article_id:
            self._article_id = article_id
            self._steps.clear()
            self._list.set_rows(())
            self._dropped.set_rows(())
        self._left_out.setChecked(False)
        self._switch_list()
        if self.active():
            self._ask()

    def on_changed(self, changes: Changes) -> None:
        """Ask again; while own verdicts are on their way, only after the last of them."""
        if changes.drafts or changes.articles:
            if self._writes:
                self._stale = True
            elif self.active():
                self._ask()

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

    # Asking

    def _ask(self) -> None:
        article_id, doubtful = self._article_id, self._doubtful.isChecked()

        def verb(services: Services) -> Asked:
            left_out = services.triage.left_out(article_id) if article_id else ()
            return services.library.sources(), services.triage.drafts(article_id, doubtful=doubtful), left_out

        self._ticket.cancel()
        self._ticket = self._library.ask(verb, self._show)

    def _show(self, asked: Asked) -> None:
        sources, pending, left_out = asked
        if self._writes:
            self._stale = True
            return
        current = self._current()
        self._show_sources(sources)
        self._list.set_rows(merged(self._list.rows(), pending))
        self._dropped.set_rows(left_out)
        row = self._list.row_of(current.id) if current else -1
        self._select(row if row >= 0 else self._list.next_pending(-1))
        self._show_counts()

    def _show_sources(self, sources: Sequence[Source]) -> None:
        self._sources.blockSignals(True)
        self._sources.clear()
        self._sources.addItem("All sources", None)
        for source in sources:
            self._sources.addItem(f"{source.title} ({source.drafts})" if source.drafts else source.title, source.id)
        self._sources.setCurrentIndex(max(0, self._sources.findData(self._article_id)))
        self._sources.blockSignals(False)

    # Deciding

    def _decide(self, drafts: Sequence[Draft], verdict: Verdict) -> None:
        ids = tuple(draft.id for draft in drafts if draft.verdict is Verdict.PENDING)
        if not ids:
            return
        accept = verdict is Verdict.ACCEPTED
        self._write(
            ids,
            verdict,
            lambda s: s.triage.accept(ids, s.clock()) if accept else s.triage.reject(ids),
        )

    def _write(self, ids: Step, verdict: Verdict, verb: object, prompt: Prompt | None = None) -> None:
        """Show the verdict, go on to the next draft, store; should storing fail, put it back and say so."""
        self._fault.say("")
        row = self._list.row_of(ids[0])
        self._list.decide(ids, verdict, prompt)
        self._steps.append(ids)
        self._select(self._list.next_pending(row))
        self._store(verb, lambda: self._take_back_here(ids))

    def _store(self, verb: object, restore: object) -> None:
        self._writes += 1

        def failed(error: Exception) -> None:
            self._writes -= 1
            restore()  # type: ignore[operator]
            self._fault.say(error_line(error))
            self._catch_up()

        self._library.change(verb, lambda _: self._written(), failed)  # type: ignore[arg-type]

    def _written(self) -> None:
        self._writes -= 1
        self._stale = True
        self._show_counts()
        self._catch_up()

    def _catch_up(self) -> None:
        if self._stale and not self._writes:
            self._stale = False
            if self.active():
                self._ask()

    def _take_back_here(self, ids: Step) -> None:
        self._list.decide(ids, Verdict.PENDING)
        if ids in self._steps:
            self._steps.remove(ids)
        self._select(self._list.row_of(ids[0]))

    def _accept(self) -> None:
        if draft := self._current():
            self._decide((draft,), Verdict.ACCEPTED)

    def _reject(self) -> None:
        if draft := self._current():
            self._decide((draft,), Verdict.REJECTED)

    def _accept_all(self) -> None:
        pending = [draft for draft in self._list.pending() if draft.confident]
        self._decide(pending, Verdict.ACCEPTED)
        self.said.emit(f"{count(len(pending), 'draft')} accepted. Ctrl+Z takes them back.")

    def _take_back(self) -> None:
        if not self._steps:
            return
        ids = self._steps[-1]
        before = {draft.id: draft for draft in self._list.rows() if draft.id in ids}
        self._take_back_here(ids)

        def restore() -> None:
            for draft in before.values():
                self._list.decide((draft.id,), draft.verdict, draft.prompt)

        self._store(lambda s: s.triage.take_back(ids), restore)

    # Rewording

    def _edit(self) -> None:
        if draft := self._current():
            self._editor.edit(draft.prompt)
            self._stack.setCurrentWidget(self._editor)
            self._show_counts()
            self._editor.edit(draft.prompt)

    def _save_edit(self, text: str, answer: str) -> None:
        draft = self._current()
        self._end_edit()
        if draft is not None:
            prompt = make_prompt(prompt_kind(draft.prompt), text, answer)
            self._write(
                (draft.id,),
                Verdict.EDITED,
                lambda s: s.triage.accept_edited(draft.id, text, answer, s.clock()),
                prompt,
            )

    def _end_edit(self) -> None:
        self._stack.setCurrentWidget(self._face_scroll)
        self._show_counts()
        self._view.setFocus()

    def _editing(self) -> bool:
        return self._stack.currentWidget() is self._editor

    # Moving and showing

    def _current(self) -> Draft | None:
        return self._list.draft(self._view.currentIndex().row())

    def _select(self, row: int) -> None:
        index = self._list.index(row) if row >= 0 else QModelIndex()
        self._view.setCurrentIndex(index)
        self._show_current()

    def _move(self, by: int) -> None:
        view = self._dropped_view if self._left_out.isChecked() else self._view
        model = view.model()
        row = min(max(view.currentIndex().row() + by, 0), model.rowCount() - 1)
        if row >= 0:
            view.setCurrentIndex(model.index(row, 0))

    def _show_current(self) -> None:
        draft = self._current()
        if draft is None:
            self._stack.setCurrentWidget(self._empty)
        else:
            self._face.show_item(shown_draft(draft))
            if self._stack.currentWidget() is not self._face_scroll:
                self._stack.setCurrentWidget(self._face_scroll)
            self._show_source_of(draft)
        self._show_counts()

    def _show_source_of(self, draft: Draft) -> None:
        self._article_ticket.cancel()
        article = self._articles.get(draft.article_id)
        if article is not None:
            self._page.show_article(article)
            self._page.mark(draft.span)
            return
        self._article_ticket = self._library.ask(
            lambda s: s.library.article(draft.article_id), lambda found: self._have_article(found)
        )

    def _have_article(self, article: Article) -> None:
        if len(self._articles) >= KEPT_ARTICLES:
            self._articles.pop(next(iter(self._articles)))
        self._articles[article.id] = article
        self._page.show_article(article)
        if self._left_out.isChecked():
            self._mark_dropped()
        elif draft := self._current():
            self._page.mark(draft.span if draft.article_id == article.id else None)

    def _mark_dropped(self) -> None:
        dropped = self._dropped.dropped(self._dropped_view.currentIndex().row())
        self._page.mark(dropped.span if dropped else None)

    def _switch_list(self) -> None:
        """Show the drafts, or what was left out."""
        left_out = self._left_out.isChecked()
        self._lists.setCurrentWidget(self._dropped_side if left_out else self._view)
        if left_out:
            self._show_dropped_article()
            self._dropped_view.setFocus()
        else:
            self._show_current()
            self._view.setFocus()
        self._show_counts()

    def _show_dropped_article(self) -> None:
        article_id = self._article_id
        if article_id is None:
            return
        if not self._dropped_view.currentIndex().isValid() and self._dropped.rowCount():
            self._dropped_view.setCurrentIndex(self._dropped.index(0))
        if article_id in self._articles:
            self._have_article(self._articles[article_id])
        else:
            self._library.ask(lambda s: s.library.article(article_id), self._have_article)

    def _show_counts(self) -> None:
        rows, pending = self._list.rows(), self._list.pending()
        draft, left_out, editing = self._current(), self._left_out.isChecked(), self._editing()
        waits = draft is not None and draft.verdict is Verdict.PENDING and not left_out and not editing
        sure = sum(each.confident for each in pending)
        self._count.setText(f"{len(rows) - len(pending):,} of {len(rows):,} decided" if rows else "")
        self._bar.setRange(0, max(1, len(rows)))
        self._bar.setValue(len(rows) - len(pending))
        self._bar.setVisible(bool(rows))
        self._all.setText(f"Accept all &{sure:,}" if sure else "Accept &all")
        self.allow(waits, self._yes, self._no, self._reword)
        self.allow(bool(sure) and not left_out and not editing, self._all)
        self.allow(bool(self._steps) and not editing, self._undo)
        self.allow(not editing, self._down, self._up, self._doubtful, self._left_out)
        self._say_when_empty(bool(rows), bool(pending))

    def _say_when_empty(self, rows: bool, pending: bool) -> None:
        self._all_done.setVisible(rows and not pending)
        self._empty_words.setText(
            "Nothing waits here." if not self._dropped.rowCount() else "No draft of this article is good enough."
        )
        self._empty_hint.setText(
            "Add an article, and its drafts appear here."
            if not self._dropped.rowCount()
            else "Press L to see what was left out, and why, or D to see doubtful drafts too."
        )
        if self._article_id is None:
            self._left_out_words.setText("Choose one source above to see what was left out of it.")
        else:
            self._left_out_words.setText(
                f"{count(self._dropped.rowCount(), 'piece')} of the article made no card. What cannot be said with "
                "certainty is left out rather than guessed."
            )

    # Building

    def _make_commands(self) -> None:
        add = self.add_command
        self._yes = add(Command("&Accept", ("A", "Return", "Enter"), "Keep this draft as a card"), self._accept)
        self._reword = add(Command("&Edit…", ("E", "F2"), "Change the wording, then keep it"), self._edit)
        self._no = add(Command("&Reject", ("X", "Del"), "Drop this draft; it never comes again"), self._reject)
        self._undo = add(Command("&Take back", ("Ctrl+Z", "U"), "Undo the last decision"), self._take_back)
        self._all = add(Command("Accept &all", ("Shift+A",), "Keep all drafts that are not doubtful"), self._accept_all)
        self._down = add(Command("&Next", ("J", "Down"), "Go to the next draft"), lambda: self._move(1))
        self._up = add(Command("&Previous", ("K", "Up"), "Go to the draft before"), lambda: self._move(-1))
        self._doubtful = add(
            Command("&Doubtful too", ("D",), "Show drafts too that should be checked against the article"),
            self._ask_anew,
            checkable=True,
        )
        self._left_out = add(
            Command("&Left out, and why", ("L",), "See what was not made into a card, with the reasons"),
            self._switch_list,
            checkable=True,
        )

    def _ask_anew(self) -> None:
        self._list.set_rows([d for d in self._list.rows() if d.confident or d.verdict is not Verdict.PENDING])
        self._ask()

    def _make_parts(self) -> None:
        self._sources = QComboBox()
        self._sources.setAccessibleName("Source")
        self._sources.setToolTip("Whose drafts are shown")
        self._sources.setMinimumContentsLength(24)
        self._sources.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._sources.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._sources.activated.connect(lambda _: self.open_source(self._sources.currentData()))
        self._count, self._bar, self._fault = line("", "muted"), QProgressBar(), Fault()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Decided drafts")
        self._view = _list_view(self._list, DraftLines(self), "Drafts")
        self._view.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self._dropped_view = _list_view(self._dropped, DroppedLines(self), "Left out, and why")
        self._dropped_view.selectionModel().currentChanged.connect(lambda *_: self._mark_dropped())
        self._face = Face()
        self._editor = PromptEditor("Save and accept")
        self._editor.saved.connect(self._save_edit)
        self._editor.cancelled.connect(self._end_edit)
        self._page = ArticlePane()
        self._empty_words, self._empty_hint = Text("", "heading"), Text("", "muted")
        self._left_out_words = Text("", "muted")
        self._all_done = _done_banner(self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(line("Drafts", "title"))
        head.addWidget(self._sources, 1)
        head.addStretch()
        head.addWidget(self._count)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GRID // 2, 0)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(self._stack_of_faces(), 5)
        column.addLayout(self._buttons())
        column.addWidget(self._all_done)
        column.addLayout(self._list_head())
        column.addWidget(self._stack_of_lists(), 4)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(GRID + GRID // 2)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self._page)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([500, 500])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID + GRID // 2)
        layout.addLayout(head)
        layout.addWidget(self._bar)
        layout.addWidget(self._fault)
        layout.addWidget(self._splitter, 1)

    def _stack_of_faces(self) -> QStackedWidget:
        self._face_scroll = QScrollArea()
        self._face_scroll.setWidgetResizable(True)
        self._face_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._face_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._face_scroll.setWidget(self._face)
        self._empty = QFrame()
        self._empty.setProperty("role", "card")
        inner = QVBoxLayout(self._empty)
        inner.setContentsMargins(*(3 * GRID,) * 4)
        inner.addWidget(self._empty_words)
        inner.addWidget(self._empty_hint)
        inner.addStretch()
        self._stack = QStackedWidget()
        for part in (self._empty, self._face_scroll, self._editor):
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

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(ActionButton(self._yes, "primary"), 2)
        row.addWidget(ActionButton(self._reword), 1)
        row.addWidget(ActionButton(self._no), 1)
        return row

    def _list_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for action in (self._all, self._doubtful, self._left_out):
            row.addWidget(ActionButton(action, "plain"))
        row.addStretch()
        return row


def _done_banner(page: Drafts) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "card")
    row = QHBoxLayout(frame)
    row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
    row.addWidget(Text("All decided. Well done.", "heading"), 1)
    revise = Button("Revise now", "primary")
    revise.setToolTip("Go to the review (Ctrl+4)")
    revise.clicked.connect(lambda *_: page.went.emit(Going(Place.REVIEW)))
    row.addWidget(revise)
    frame.hide()
    return frame


def _list_view(model: DraftList | DroppedList, lines: DraftLines | DroppedLines, name: str) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(lines)
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setAccessibleName(name)
    return view
