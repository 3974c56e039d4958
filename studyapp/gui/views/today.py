"""The first page: what to do today, in minutes."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.article import Article
from studyapp.domain.changes import Changes
from studyapp.domain.day import study_day
from studyapp.gui.actions import Command
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.places import Going, Place
from studyapp.gui.reader import Reader
from studyapp.gui.theme import GRID
from studyapp.gui.views.page import Page
from studyapp.gui.widgets.button import ActionButton, Button
from studyapp.gui.widgets.door import Door
from studyapp.gui.widgets.due_chart import DueChart
from studyapp.gui.widgets.picture import Picture
from studyapp.gui.widgets.text import Column, Text, line, rule, scrolled
from studyapp.gui.wording import count, date_words, minutes
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.statistics import Summary

STEPS = (
    ("add", "Add", "Paste an article, open a file, or drop one on this window."),
    ("drafts", "Decide", "Keep, reword or drop each draft, with its sentence marked beside it."),
    ("review", "Revise", "A few minutes a day. You say how well you knew it; the next day for it is chosen for you."),
)
Figures = tuple["Summary", float, int, datetime, tzinfo]  # ..., minutes to revise, drafts that are sure, now, the zone


def figures(services: Services) -> Figures:
    """Ask for what the page shows."""
    now = services.clock()
    to_revise, drafts = services.reviews.queue(now).minutes, len(services.triage.drafts())
    return services.statistics.summary(now), to_revise, drafts, now, services.zone


def done_words(summary: Summary) -> str:
    """Return a line on what was done, empty when nothing was."""
    parts = []
    if summary.reviews_today:
        parts.append(f"Today: {count(summary.reviews_today, 'answer')} in {minutes(summary.minutes_today)}.")
    if summary.retention is not None:
        parts.append(f"Of what came back in the last 30 days you remembered {summary.retention:.0%}.")
    return " ".join(parts)


class Today(Page):
    """Doors to what can be done, and how the next days look. With an empty library: a welcome."""

    sample_wanted = Signal()

    def __init__(self, library: LibraryClient, reader: Reader) -> None:
        super().__init__()
        self._library, self._reader = library, reader
        self._sample_asked = False
        self._ticket = Ticket()
        self._sample = self.add_command(
            Command("Try the &sample article", ("Return", "Enter"), "Read the sample and look at its drafts"),
            self.sample_wanted.emit,
        )
        self.allow(False, self._sample)
        self._title, self._date = Text("Today", "title"), Text("Opening your library…", "muted")
        self._doors = QWidget()
        self._revise = Door("review", "Revise today", main=True)
        self._add = Door("add", "Add material")
        self._drafts = Door("drafts", "Look at drafts")
        self._welcome = QFrame()
        self._sample_words = Text("", "muted")
        self._chart_card, self._chart = QFrame(), DueChart()
        self._done = Text("", "muted")
        self._lay_out()
        self._doors.hide()
        self._welcome.hide()
        self._chart_card.hide()

    def enter(self) -> None:
        """Ask for today's figures."""
        self._ticket.cancel()
        self._ticket = self._library.ask(figures, self._show)

    def on_changed(self, changes: Changes) -> None:
        """Ask again after any change of what is counted."""
        if self.active() and (changes.articles or changes.drafts or changes.cards or changes.reviews):
            self.enter()

    def doors(self) -> tuple[Door, Door, Door]:
        """Return the doors to revise, to add and to the drafts."""
        return self._revise, self._add, self._drafts

    def date_words(self) -> str:
        """Return the day that is shown."""
        return self._date.text()

    def title_words(self) -> str:
        """Return the page's title."""
        return self._title.text()

    def _show(self, asked: Figures) -> None:
        summary, to_revise, drafts, now, zone = asked
        empty = not (summary.sources or summary.cards)
        self._date.setText(date_words(now.astimezone(zone)))
        self._title.setText("Welcome" if empty else "Today")
        self._welcome.setVisible(empty)
        self.allow(empty, self._sample)
        if empty and not self._sample_asked:
            self._sample_asked = True
            self._reader.sample(self._name_sample, lambda _: None)
        self._doors.setVisible(not empty)
        self._chart_card.setVisible(bool(summary.cards))
        self._revise.show_words(*_revise_words(summary, to_revise))
        self._add.show_words("New article", "Paste, open or drop it here.")
        self._drafts.setVisible(drafts > 0)
        self._drafts.show_words(count(drafts, "draft"), "wait for your yes or no.")
        self._chart.show_days(date.fromordinal(study_day(now, zone)), summary.due_by_day)
        self._done.say(done_words(summary))

    def _name_sample(self, article: Article | None) -> None:
        self._sample_words.say(f"The sample: {article.title}" if article else "")

    def _lay_out(self) -> None:
        column = Column(1.6)
        head = QVBoxLayout()
        head.setSpacing(GRID // 2)
        head.addWidget(self._title)
        head.addWidget(self._date)
        column.body.addLayout(head)
        for part in (self._welcome, self._doors, self._chart_card, self._done):
            column.body.addWidget(part)
        column.body.addStretch(1)
        self._lay_out_doors()
        self._lay_out_welcome()
        self._lay_out_chart()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(column))

    def _lay_out_doors(self) -> None:
        row = QHBoxLayout(self._doors)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for door, place, tip in (
            (self._revise, Place.REVIEW, "Revise what is due (Ctrl+4)"),
            (self._add, Place.ADD, "Bring in an article (Ctrl+2)"),
            (self._drafts, Place.DRAFTS, "Decide which drafts become cards (Ctrl+3)"),
        ):
            door.setToolTip(tip)
            door.clicked.connect(lambda *_, place=place: self.went.emit(Going(place)))
            row.addWidget(door, 1)

    def _lay_out_welcome(self) -> None:
        self._welcome.setProperty("role", "card")
        layout = QVBoxLayout(self._welcome)
        layout.setContentsMargins(*(4 * GRID,) * 4)
        layout.setSpacing(2 * GRID)
        layout.addWidget(Text("Turn what you read into what you know.", "prompt-large"))
        layout.addWidget(
            Text(
                "Add an article. StudyApp drafts cards from its facts and shows the sentence behind each. You keep the "
                "good ones, and each comes back when it is about to be forgotten. Everything stays on this computer.",
                "lead",
            )
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        own = Button("Add my own article")
        own.setToolTip("Paste an article or open a file (Ctrl+2)")
        own.clicked.connect(lambda *_: self.went.emit(Going(Place.ADD)))
        buttons.addWidget(ActionButton(self._sample, "primary"))
        buttons.addWidget(own)
        buttons.addStretch()
        layout.addLayout(buttons)
        layout.addWidget(self._sample_words)
        steps = QHBoxLayout()
        steps.setSpacing(3 * GRID)
        for icon_name, title, words in STEPS:
            steps.addLayout(_step(icon_name, title, words), 1)
        layout.addSpacing(GRID)
        layout.addWidget(rule())
        layout.addLayout(steps)

    def _lay_out_chart(self) -> None:
        self._chart_card.setProperty("role", "card")
        layout = QVBoxLayout(self._chart_card)
        layout.setContentsMargins(*(2 * GRID + GRID // 2,) * 4)
        layout.addWidget(line("The next two weeks", "topic"))
        layout.addWidget(Text("Cards that come back on each day", "small"))
        layout.addWidget(self._chart)


def _step(icon_name: str, title: str, words: str) -> QVBoxLayout:
    step = QVBoxLayout()
    step.setSpacing(GRID // 2)
    step.addWidget(Picture(icon_name))
    step.addWidget(Text(title, "heading"))
    step.addWidget(Text(words, "muted"))
    step.addStretch()
    return step


def _revise_words(summary: Summary, to_revise: float) -> tuple[str, str]:
    if to_revise > 0:
        return minutes(to_revise), "and today is done."
    return ("Done", "Nothing is due just now.") if summary.cards else ("No cards yet", "Accept some drafts first.")
