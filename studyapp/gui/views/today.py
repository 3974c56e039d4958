"""The first page: what to do today, in minutes, and what it leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.article import Article
from studyapp.domain.changes import Changes
from studyapp.domain.day import study_day
from studyapp.gui.actions import Command
from studyapp.gui.exam_course import ACCEPTED_SETTING, ExamCourse
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.places import Going, Place
from studyapp.gui.planner import Planner, Record
from studyapp.gui.reader import Reader
from studyapp.gui.theme import GRID
from studyapp.gui.views.exam_panel import ExamPanel
from studyapp.gui.views.page import NARROW, Page
from studyapp.gui.views.ways_commands import WaysCommands
from studyapp.gui.widgets.button import ActionButton, Button
from studyapp.gui.widgets.door import Door
from studyapp.gui.widgets.due_chart import DueChart
from studyapp.gui.widgets.minutes_field import minutes_field, minutes_text, read_minutes
from studyapp.gui.widgets.notice import Fault
from studyapp.gui.widgets.text import Column, Text, line, scrolled
from studyapp.gui.widgets.welcome import Welcome
from studyapp.gui.widgets.welcome_back import WelcomeBack
from studyapp.gui.wording import count, date_words, error_line, minutes
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.catching_up import CatchUp
    from studyapp.services.exam_planning import ExamOutlook
    from studyapp.services.habits import Habits
    from studyapp.services.review_session import Queue
    from studyapp.services.statistics import Aged, Summary


@dataclass(frozen=True)
class Figures:
    """What the page shows. ``drafts`` are those that are sure; ``exams`` those to come, the next one first."""

    summary: Summary
    queue: Queue
    drafts: int
    offer: CatchUp | None
    way_back_until: date | None
    exams: tuple[ExamOutlook, ...]
    accepted: str
    habits: Habits
    clock_note: str
    now: datetime
    zone: tzinfo

    @property
    def day(self) -> int:
        """The study day, as an ordinal."""
        return study_day(self.now, self.zone)


def figures(services: Services) -> Figures:
    """Ask for what the page shows."""
    now = services.clock()
    return Figures(
        summary=services.statistics.summary(now),
        queue=services.reviews.queue(now, first=0),
        drafts=len(services.triage.drafts()),
        offer=services.catching_up.offer(now),
        way_back_until=services.catching_up.under_way(now),
        exams=tuple(each for each in services.exams.outlooks(now) if each.days_left >= 0),
        accepted=services.library.setting(ACCEPTED_SETTING),
        habits=services.habits.current(),
        clock_note=services.reviews.clock_note(now),
        now=now,
        zone=services.zone,
    )


def done_words(summary: Summary) -> str:
    """Return a line on what was done, empty when nothing was."""
    parts = []
    if summary.reviews_today:
        parts.append(f"Today: {count(summary.reviews_today, 'answer')} in {minutes(summary.minutes_today)}.")
    if summary.retention is not None:
        parts.append(f"Of what came back in the last 30 days you remembered {summary.retention:.0%}.")
    return " ".join(parts)


def record_words(record: Record) -> str:
    """Return how well was remembered by age, and how much was done; empty for a student who has just begun."""
    aged, load = record
    shares = [f"{_age_words(each)} {each.retention:.0%}" for each in aged if each.retention is not None]
    days = [each for each in load if each.answers]
    parts = [f"Remembered by how long ago you saw the card: {', '.join(shares)}."] if shares else []
    if len(days) > 1:
        mean = sum(each.minutes for each in days) / len(days)
        parts.append(f"You revised on {len(days)} of the last {len(load)} days, {minutes(mean)} on such a day.")
    return "\n".join(parts)


def _age_words(aged: Aged) -> str:
    if aged.last_day is None:
        return f"over {aged.first_day - 1} days"
    return f"{aged.first_day} to {aged.last_day} days"


def revise_words(summary: Summary, queue: Queue, habits: Habits) -> tuple[str, str]:
    """Return the large word and the detail of the door to the review."""
    if queue.minutes > 0:
        if queue.left_out:
            return minutes(queue.minutes), f"and today is done. {queue.left_out:,} more can wait."
        return minutes(queue.minutes), "and today is done."
    if not summary.cards:
        return "No cards yet", "Accept some drafts first."
    if habits.minutes is not None and queue.left_out:
        return "Done", f"Your {habits.minutes:g} minutes are used. {count(queue.left_out, 'card')} can wait."
    return "Done", "Nothing is due just now."


class Today(Page):
    """Doors to what can be done, the next exam, and how the next days look. With an empty library: a welcome."""

    sample_wanted = Signal()

    def __init__(self, library: LibraryClient, reader: Reader, planner: Planner) -> None:
        super().__init__()
        self._library, self._reader, self._planner = library, reader, planner
        self._sample_asked = False
        self._ticket, self._record_ticket = Ticket(), Ticket()
        self._shown: Figures | None = None
        self.exam = ExamCourse(library, planner, self)
        self._make_commands()
        self._make_parts()
        self._lay_out()
        self.exam.moved.connect(self._show_exam)
        self.exam.said.connect(self.said)
        self.exam.trouble.connect(self._fault.say)
        for part in (self._doors, self._chart_card, self._minutes_row, self._invitation):
            part.hide()
        self._welcome.hide()
        self._exam_panel.hide()

    def enter(self) -> None:
        """Ask for today's figures."""
        self._ticket.cancel()
        self._ticket = self._library.ask(figures, self._show)

    def on_changed(self, changes: Changes) -> None:
        """Ask again after any change of what is counted."""
        if self.active() and changes != Changes():
            self.enter()

    # What can be read on the page

    def doors(self) -> tuple[Door, Door, Door]:
        """Return the doors to revise, to add and to the drafts."""
        return self._revise, self._add, self._drafts

    def date_words(self) -> str:
        """Return the day that is shown."""
        return self._date.text()

    def title_words(self) -> str:
        """Return the page's title."""
        return self._title.text()

    def exam_panel(self) -> ExamPanel:
        """Return the part that shows the next exam."""
        return self._exam_panel

    def way_back_words(self) -> tuple[str, str]:
        """Return what is said after missed days, empty words when nothing is."""
        return self._way_back.words()

    def record_words(self) -> str:
        """Return what is said of the last 30 days, empty while nothing is."""
        return self._record.text()

    def clock_words(self) -> str:
        """Return what is said of a clock that was put back, empty while it goes right."""
        return self._clock.text()

    def fault(self) -> str:
        """Return the fault that is shown, empty when none is."""
        return self._fault.words()

    # Showing

    def _show(self, asked: Figures) -> None:
        summary = asked.summary
        self._shown = asked
        empty = not (summary.sources or summary.cards)
        self._date.setText(date_words(asked.now.astimezone(asked.zone)))
        self._title.setText("Welcome" if empty else "Today")
        self._welcome.setVisible(empty)
        if empty and not self._sample_asked:
            self._sample_asked = True
            self._reader.sample(self._name_sample, lambda _: None)
        self._doors.setVisible(not empty)
        for part in (self._chart_card, self._minutes_row):
            part.setVisible(bool(summary.cards))
        self._revise.show_words(*revise_words(summary, asked.queue, asked.habits))
        self._add.show_words("New article", "Paste, open or drop it here.")
        self._drafts.setVisible(asked.drafts > 0)
        self._drafts.show_words(count(asked.drafts, "draft"), "wait for your yes or no.")
        self._test.show_words("New paper", "Your cards in your exam's form.")
        self._show_test_door()
        self._chart.show_days(date.fromordinal(asked.day), summary.due_by_day)
        self._done.say(done_words(summary))
        self._clock.say(asked.clock_note)
        self._record_ticket.cancel()
        if summary.reviews:
            self._record_ticket = self._planner.record(asked.day, lambda made: self._record.say(record_words(made)))
        self._minutes.show_value(minutes_text(asked.habits.minutes))
        self._way_back.follow(asked.offer, asked.way_back_until)
        self._invitation.setVisible(bool(summary.cards) and not asked.exams)
        self.exam.look(asked.exams[0] if asked.exams else None, asked.day, asked.accepted)
        self._show_allowed()

    def _show_test_door(self) -> None:
        """Show the door to a test; a narrow page has room for three doors, and drafts come first."""
        asked = self._shown
        has_cards = asked is not None and bool(asked.summary.cards)
        self._test.setVisible(has_cards and not (asked and asked.drafts and self.width() < NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many doors as there is room for."""
        super().resizeEvent(event)
        self._show_test_door()

    def _show_exam(self) -> None:
        self._exam_panel.follow(self._shown.exams[1:] if self._shown else ())
        self._show_allowed()

    def _show_allowed(self) -> None:
        asked = self._shown
        offer, until = (asked.offer, asked.way_back_until) if asked else (None, None)
        has_cards = asked is not None and bool(asked.summary.cards)
        self.allow(self._welcome_wanted(), self._sample)
        self.allow(has_cards, self._set_minutes)
        self.allow(offer is not None and not offer.by_exam_plan, self._begin)
        self.allow(offer is not None, self._decline)
        self._undo.setText("&Wake the cards again" if self.exam.can_take_back() else "&Undo the plan")
        self.allow(until is not None or self.exam.can_take_back(), self._undo)
        self._ways.follow()

    def _welcome_wanted(self) -> bool:
        return self._shown is not None and not (self._shown.summary.sources or self._shown.summary.cards)

    def _name_sample(self, article: Article | None) -> None:
        self._welcome.name_sample(article.title if article else "")

    # Acting

    def _begin_plan(self) -> None:
        self._change(lambda s: s.catching_up.begin(s.clock()), "The plan has begun. Ctrl+Z undoes it.")

    def _stop_plan(self) -> None:
        self._change(lambda s: s.catching_up.stop(s.clock()), "Everything that is due comes today.")

    def _take_back(self) -> None:
        if self.exam.can_take_back():
            self.exam.take_back()
        else:
            self._stop_plan()

    def _focus_minutes(self) -> None:
        self._minutes.setFocus()
        self._minutes.selectAll()

    def _store_minutes(self, text: str) -> None:
        try:
            value = read_minutes(text)
        except ValueError as error:
            self._fault.say(str(error))
            return
        self._change(lambda s: s.habits.set_minutes(value), "")

    def _change(self, verb: Callable[[Services], Changes], words: str) -> None:
        def done(_changes: Changes) -> None:
            if words:
                self.said.emit(words)

        self._fault.say("")
        self._library.change(verb, done, lambda error: self._fault.say(error_line(error)))

    # Building

    def _make_commands(self) -> None:
        add = self.add_command
        self._sample = add(
            Command("Try the &sample article", ("Return", "Enter"), "Read the sample and look at its drafts"),
            self.sample_wanted.emit,
        )
        self._set_minutes = add(
            Command("&Minutes a day", ("M",), "Say how many minutes a day you want to revise"),
            self._focus_minutes,
        )
        self._begin = add(
            Command("&Begin the plan", ("P",), "Catch up over some days, no heap today"), self._begin_plan
        )
        self._decline = add(
            Command("&No, everything at once", ("N",), "No plan: all that is due comes today"), self._stop_plan
        )
        self._undo = add(Command("&Undo the plan", ("Ctrl+Z", "U"), "Take back what was chosen here"), self._take_back)
        self._ways = WaysCommands(self, self.exam)
        self.allow(False, *self.commands())

    def _make_parts(self) -> None:
        self._title, self._date = Text("Today", "title"), Text("Opening your library…", "muted")
        self._fault = Fault()
        self._minutes = minutes_field()
        self._minutes.done.connect(self._store_minutes)
        self._minutes_row = QWidget()
        self._way_back = WelcomeBack(self._begin, self._decline, self._undo)
        self._doors = QWidget()
        self._revise = Door("review", "Revise today", main=True)
        self._add = Door("add", "Add material")
        self._drafts = Door("drafts", "Look at drafts")
        self._test = Door("tests", "Take a test")
        self._exam_panel = ExamPanel(self.exam, self._ways.actions)
        self._exam_panel.plan.clicked.connect(lambda *_: self.went.emit(Going(Place.PLAN)))
        self._invitation = Button("Preparing for an exam? Tell its day, and the plan aims at it.", "plain")
        self._invitation.setToolTip("Go to your exams and days (Ctrl+6)")
        self._invitation.clicked.connect(lambda *_: self.went.emit(Going(Place.PLAN)))
        self._welcome = Welcome(self._sample)
        self._welcome.own.clicked.connect(lambda *_: self.went.emit(Going(Place.ADD)))
        self._chart_card, self._chart = QFrame(), DueChart()
        self._done, self._record = Text("", "muted"), Text("", "muted")
        self._clock = Text("", "caution")
        for part in (self._record, self._clock):
            part.hide()

    def _lay_out(self) -> None:
        column = Column(1.6)
        head, words = QHBoxLayout(), QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(self._title)
        words.addWidget(self._date)
        head.addLayout(words, 1)
        head.addWidget(self._minutes_row)
        column.body.addLayout(head)
        for part in (self._fault, self._clock, self._welcome, self._way_back, self._doors, self._exam_panel):
            column.body.addWidget(part)
        column.body.addWidget(self._chart_card)
        column.body.addWidget(self._done)
        column.body.addWidget(self._record)
        foot = QHBoxLayout()
        foot.addWidget(self._invitation)
        foot.addStretch()
        column.body.addLayout(foot)
        column.body.addStretch(1)
        self._lay_out_minutes()
        self._lay_out_doors()
        self._lay_out_chart()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(column))

    def _lay_out_minutes(self) -> None:
        row = QHBoxLayout(self._minutes_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(ActionButton(self._set_minutes, "plain"))
        row.addWidget(self._minutes)

    def _lay_out_doors(self) -> None:
        row = QHBoxLayout(self._doors)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for door, place, tip in (
            (self._revise, Place.REVIEW, "Revise what is due (Ctrl+4)"),
            (self._add, Place.ADD, "Bring in an article (Ctrl+2)"),
            (self._drafts, Place.DRAFTS, "Decide which drafts become cards (Ctrl+3)"),
            (self._test, Place.TESTS, "Make a test of your cards, or go on with one (Ctrl+7)"),
        ):
            door.setToolTip(tip)
            door.clicked.connect(lambda *_, place=place: self.went.emit(Going(place)))
            row.addWidget(door, 1)

    def _lay_out_chart(self) -> None:
        self._chart_card.setProperty("role", "card")
        layout = QVBoxLayout(self._chart_card)
        layout.setContentsMargins(*(2 * GRID + GRID // 2,) * 4)
        layout.addWidget(line("The next two weeks", "topic"))
        layout.addWidget(Text("Cards that come back on each day; what waited counts for today", "small"))
        layout.addWidget(self._chart)
