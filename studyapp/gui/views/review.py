"""Review by key: read, answer in the head, look, say how it went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studyapp.domain.article import Article
from studyapp.domain.card import Card
from studyapp.domain.changes import Changes
from studyapp.domain.memory import Rating
from studyapp.domain.prompt import prompt_text
from studyapp.gui.actions import Command
from studyapp.gui.article_shelf import ArticleShelf
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.places import Going, Place
from studyapp.gui.review_flow import ReviewFlow
from studyapp.gui.theme import GRID
from studyapp.gui.views.page import Page
from studyapp.gui.widgets.article_pane import ArticlePane
from studyapp.gui.widgets.button import ActionButton, Button, ChoiceButton
from studyapp.gui.widgets.face import Face, shown_card
from studyapp.gui.widgets.notice import Fault
from studyapp.gui.widgets.prompt_editor import PromptEditor
from studyapp.gui.widgets.question import sure
from studyapp.gui.widgets.split_editor import SplitEditor
from studyapp.gui.widgets.text import Column, Text, line, scrolled
from studyapp.gui.wording import count, minutes

if TYPE_CHECKING:
    from studyapp.services.splitting import Wording

RATINGS = (
    (Rating.AGAIN, Command("&Forgot", ("1",), "I did not know it; ask again soon")),
    (Rating.HARD, Command("&Hard", ("2",), "I knew it, with much effort")),
    (Rating.GOOD, Command("&Good", ("3",), "I knew it")),
    (Rating.EASY, Command("E&asy", ("4",), "I knew it at once; ask much later")),
)


class Review(Page):
    """Shows the course of a review: a card, its answer, its source."""

    def __init__(self, library: LibraryClient, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._flow = ReviewFlow(library, clock, self)
        self._article: Article | None = None
        self._shelf = ArticleShelf(library)
        self._make_commands()
        self._make_parts()
        self._lay_out()
        self._flow.moved.connect(self._show)
        self._flow.counted.connect(self._show_numbers)
        self._flow.trouble.connect(self._fault.say)
        self._flow.was_split.connect(self._say_split)

    def flow(self) -> ReviewFlow:
        """Return the course that is shown."""
        return self._flow

    def enter(self) -> None:
        """Begin, or go on where the student left."""
        self._flow.begin()
        self._show()

    def on_changed(self, changes: Changes) -> None:
        """Ask for the queue again when cards or answers changed."""
        if changes.articles:
            self._shelf.clear()
        if self.active() and (changes.cards or changes.reviews or changes.articles):
            self._flow.ask()

    def back(self) -> bool:
        """Leave the editor, else the article, else the review."""
        if self._editing():
            self._end_edit()
        elif self._source.isChecked():
            self._source.setChecked(False)
            self._show_source()
        elif self._flow.leech:
            self._flow.go_on()
        else:
            self.went.emit(Going(Place.TODAY))
        return True

    # What can be read on the page

    def prompt_words(self) -> str:
        """Return the words of the card that is asked."""
        return self._face.prompt()

    def answer_shown(self) -> bool:
        """Return whether the answer is shown."""
        return self._flow.current is not None and self._face.revealed()

    def source_words(self) -> str:
        """Return title and date of the article that the card is from."""
        return self._from.text()

    def intervals(self) -> list[tuple[str, str]]:
        """Return the words of the four ratings, each with the time after which the card would come back."""
        return [button.words() for button in self._choice_buttons]

    def marked_text(self) -> str:
        """Return the words that are marked in the article, empty while it is hidden."""
        return "" if self._page.isHidden() else self._page.marked_text()

    def fault(self) -> str:
        """Return the fault that is shown, empty when none is."""
        return self._fault.words()

    def why_words(self) -> str:
        """Return why the card comes now, empty while nobody asked."""
        return "" if self._why_words.isHidden() else self._why_words.text()

    def repair_words(self) -> str:
        """Return what is said of a card that is forgotten too often, empty while none is shown."""
        return "" if self._repair.isHidden() else self._repair_words.text()

    def splitter(self) -> SplitEditor:
        """Return the part in which a card is split."""
        return self._split_editor

    # Showing

    def _show(self) -> None:
        card = self._flow.shown
        self._stack.setCurrentWidget(self._card_side if card else self._rest_side)
        if card is None:
            self._page.hide()
            self._repair.hide()
            done = bool(self._flow.finished)
            self._rest_title.setText("Done for now." if done else "One moment…")
            self._rest_words.setText(self._finished_words())
            self._rest_today.setVisible(done)
        else:
            self._show_card(card)
        self._show_numbers()

    def _finished_words(self) -> str:
        more = self._flow.left_out
        waits = f" {count(more, 'more card is', 'more cards are')} due and can wait." if more else ""
        return self._flow.finished + (waits if self._flow.finished else "")

    def _show_card(self, card: Card) -> None:
        leech = self._flow.leech
        revealed = self._flow.revealed or leech is not None
        self._repair.setVisible(leech is not None)
        self._card_row.setVisible(leech is None)
        if leech:
            self._repair_words.setText(leech.sentence)
        if not revealed:
            self._fault.say("")
        self._face.show_item(shown_card(card), answer=revealed)
        self._quote.setText(f"“{' '.join(card.source_sentence.split())}”")
        self._ask_article(card)
        self._show_source()
        self._scroll.verticalScrollBar().setValue(0)

    def _show_numbers(self) -> None:
        flow, editing = self._flow, self._editing()
        left, done = flow.remaining(), flow.answered
        self._left.setText(f"{minutes(flow.minutes)} left · {count(left, 'card')}" if left else "")
        self._bar.setRange(0, max(1, left + done))
        self._bar.setValue(done)
        asked, mending = flow.shown is not None and not editing, flow.leech is not None
        may_rate = flow.revealed and not mending
        self._reveal.setText("&Go on" if mending else "&Show answer")
        self._foot.setCurrentWidget(self._ratings if may_rate else self._front)
        self._foot.setVisible(asked)
        self.allow(asked and not may_rate, self._reveal)
        self.allow(asked and may_rate, *self._rate)
        self.allow(asked, self._edit, self._source, self._pause, self._drop)
        self.allow(asked and (flow.revealed or mending), self._split)
        self.allow(asked and (flow.revealed or mending), self._read)  # before the answer it would give it away
        self.allow(asked and not mending, self._why, self._bury)
        self.allow(not editing, self._by_source)
        self._by_source.setChecked(flow.by_source)
        self._why.setChecked(bool(flow.why))
        self._why_words.say("" if mending else flow.why)
        if flow.why:
            QTimer.singleShot(0, lambda: self._scroll.ensureWidgetVisible(self._why_words))
        self.allow(flow.can_undo and not editing, self._undo)
        intervals = {choice.rating: choice.interval for choice in flow.choices()}
        for (rating, _), button in zip(RATINGS, self._choice_buttons, strict=True):
            button.set_interval(intervals.get(rating, ""))

    def _ask_article(self, card: Card) -> None:
        if self._article is not None and self._article.id == card.article_id:
            self._show_article_words()
            return
        self._article = None
        self._show_article_words()
        self._shelf.fetch(card.article_id, self._have_article, lambda _: None)

    def _have_article(self, article: Article) -> None:
        self._article = article
        self._show_article_words()
        self._show_source()

    def _show_article_words(self) -> None:
        article = self._article
        date = article.published.words() if article and article.published else ""
        self._from.setText(", ".join(part for part in (article.title if article else "", date) if part))

    def _show_source(self) -> None:
        card, wanted = self._flow.shown, self._source.isChecked()
        self._page.setVisible(wanted and card is not None)
        if wanted and card is not None and self._article is not None and self._article.id == card.article_id:
            self._page.show_article(self._article)
            # Before the answer the mark would give it away.
            self._page.mark(card.span if self._flow.revealed or self._flow.leech else None)

    # Rewording

    def _begin_edit(self) -> None:
        if card := self._flow.shown:
            self._inner.setCurrentWidget(self._editor)
            self._editor.edit(card.prompt)
            self._show_numbers()

    def _save_edit(self, text: str, answer: str) -> None:
        self._flow.reword(text, answer)
        self._end_edit()

    # Splitting

    def _begin_split(self) -> None:
        self._flow.ask_split(self._have_split)

    def _have_split(self, card: Card, wordings: Sequence[Wording]) -> None:
        if self._flow.shown is not None and self._flow.shown.id == card.id:
            self._inner.setCurrentWidget(self._split_editor)
            self._split_editor.edit(f"{prompt_text(card.prompt)} {card.prompt.answer}", wordings)
            self._show_numbers()

    def _save_split(self, wordings: list[tuple[str, str]]) -> None:
        self._flow.split(wordings, self._split_editor.complain)

    def _say_split(self, cards: int) -> None:
        self._end_edit()
        self.said.emit(f"{count(cards, 'card')} made, the old one rests. Ctrl+Z takes that back.")

    def _show_answer(self) -> None:
        if self._flow.leech:
            self._flow.go_on()
        else:
            self._flow.reveal()

    def _set_aside(self) -> None:
        self._flow.bury()
        self.said.emit("Not today: it comes back tomorrow. Ctrl+Z brings it back.")

    def _let_rest(self) -> None:
        self._flow.pause()
        self.said.emit("Paused until you wake it in the library. Ctrl+Z brings it back.")

    def _open_reader(self) -> None:
        if card := self._flow.shown:
            self.went.emit(Going(Place.READ, card.article_id, card.id))

    def _delete(self) -> None:
        if self._flow.shown and sure(
            self, "Delete this card?", "What you answered stays in the record; the card itself is gone."
        ):
            self._flow.drop()

    def _end_edit(self) -> None:
        self._inner.setCurrentWidget(self._scroll)
        self._show_numbers()
        self.setFocus()

    def _editing(self) -> bool:
        return self._inner.currentWidget() is not self._scroll

    # Building

    def _make_commands(self) -> None:
        add = self.add_command
        self._reveal = add(Command("&Show answer", ("Space", "Return", "Enter"), "Show the answer"), self._show_answer)
        self._rate: list[QAction] = [add(command, partial(self._flow.rate, rating)) for rating, command in RATINGS]
        self._undo = add(Command("&Take back", ("Ctrl+Z", "U"), "Take back the last answer"), self._flow.undo)
        self._edit = add(Command("&Edit…", ("E", "F2"), "Change the wording of this card"), self._begin_edit)
        self._split = add(
            Command("Spli&t…", ("T",), "Make several cards of this one, each asking for one thing"), self._begin_split
        )
        self._source = add(
            Command("See s&ource", ("S",), "Show the article beside the card"), self._show_source, checkable=True
        )
        self._read = add(Command("&Read on", ("R",), "Read the article at this card's sentence"), self._open_reader)
        self._why = add(Command("&Why now?", ("W",), "Say why this card comes now"), self._flow.ask_why, checkable=True)
        self._bury = add(Command("&Not today", ("B",), "Hide this card until tomorrow"), self._set_aside)
        self._pause = add(Command("&Pause", ("P",), "Let this card rest until you wake it"), self._let_rest)
        self._drop = add(Command("&Delete card…", ("Del",), "Delete this card"), self._delete)
        self._by_source = add(
            Command("&By source", ("O",), "Ask one source after the other instead of mixing them"),
            lambda: self._flow.order_by_source(self._by_source.isChecked()),
            checkable=True,
        )

    def _make_parts(self) -> None:
        self._left, self._bar, self._fault = line("", "muted"), QProgressBar(), Fault()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Answered cards")
        self._face = Face(large=True)
        self._quote, self._from = Text("", "quote", selectable=True), Text("", "small")
        self._face.back.addWidget(self._quote)
        self._face.back.addWidget(self._from)
        self._why_words, self._repair, self._repair_words = Text("", "muted"), QFrame(), Text()
        self._editor = PromptEditor("Save")
        self._editor.saved.connect(self._save_edit)
        self._editor.cancelled.connect(self._end_edit)
        self._split_editor = SplitEditor()
        self._split_editor.saved.connect(self._save_split)
        self._split_editor.cancelled.connect(self._end_edit)
        self._page = ArticlePane()
        self._page.hide()
        self._choice_buttons = [ChoiceButton(action) for action in self._rate]
        self._rest_title, self._rest_words = Text("", "title"), Text("", "lead")
        self._rest_today = Button("Back to today", "primary")
        self._rest_today.setToolTip("Go to the first page (Esc)")
        self._rest_today.clicked.connect(lambda *_: self.went.emit(Going(Place.TODAY)))

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._card_side, self._rest_side = self._cards(), self._resting()
        self._stack.addWidget(self._rest_side)
        self._stack.addWidget(self._card_side)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(line("Review", "title"))
        head.addStretch()
        head.addWidget(self._left)
        for action in (self._undo, self._edit, self._source, self._by_source):
            head.addWidget(ActionButton(action, "plain"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID + GRID // 2)
        layout.addLayout(head)
        layout.addWidget(self._bar)
        layout.addWidget(self._fault)
        layout.addWidget(self._stack, 1)

    def _cards(self) -> QSplitter:
        column = Column(1.15)
        column.layout().setContentsMargins(0, GRID, 0, 0)  # type: ignore[union-attr]
        hugged = QWidget()
        hug = QVBoxLayout(hugged)
        hug.setContentsMargins(0, 0, 0, 0)
        hug.setSpacing(GRID)
        hug.addWidget(self._repair)
        hug.addWidget(self._face)
        hug.addWidget(self._card_actions())
        hug.addWidget(self._why_words)
        hug.addStretch(1)
        self._scroll = scrolled(hugged)
        self._inner = QStackedWidget()
        self._inner.addWidget(self._scroll)
        self._inner.addWidget(self._editor)
        self._inner.addWidget(self._split_editor)
        column.body.addWidget(self._inner, 1)
        column.body.addWidget(self._make_foot())
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(GRID + GRID // 2)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(column)
        splitter.addWidget(self._page)
        splitter.setSizes([600, 500])
        return splitter

    def _card_actions(self) -> QWidget:
        self._repair.setProperty("role", "calm")
        inner = QVBoxLayout(self._repair)
        inner.setContentsMargins(*(2 * GRID,) * 4)
        inner.setSpacing(GRID)
        inner.addWidget(Text("This card does not want to stick", "heading"))
        inner.addWidget(self._repair_words)
        mending = QHBoxLayout()
        mending.setSpacing(GRID // 2)
        for action in (self._split, self._edit, self._source, self._pause, self._drop):
            mending.addWidget(ActionButton(action))
        mending.addStretch()
        inner.addLayout(mending)
        self._repair.hide()
        self._card_row = QWidget()
        row = QHBoxLayout(self._card_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        for action in (self._why, self._bury, self._pause, self._split, self._drop):
            row.addWidget(ActionButton(action, "plain"))
        row.addStretch()
        return self._card_row

    def _make_foot(self) -> QStackedWidget:
        self._front, self._ratings = QWidget(), QWidget()
        front = QHBoxLayout(self._front)
        front.setContentsMargins(0, 0, 0, 0)
        front.addWidget(ActionButton(self._reveal, "primary", grow=True))
        row = QHBoxLayout(self._ratings)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for button in self._choice_buttons:
            row.addWidget(button, 1)
        self._foot = QStackedWidget()
        self._foot.setFixedHeight(self._choice_buttons[0].sizeHint().height() + GRID)
        self._foot.addWidget(self._front)
        self._foot.addWidget(self._ratings)
        return self._foot

    def _resting(self) -> QWidget:
        column = Column(0.8)
        column.body.addStretch(2)
        for part in (self._rest_title, self._rest_words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.body.addWidget(part)
        column.body.addWidget(self._rest_today, 0, Qt.AlignmentFlag.AlignCenter)
        column.body.addStretch(3)
        return column
