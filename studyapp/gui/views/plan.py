"""Exams and days: what the student prepares for, and how much time there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.changes import Changes
from studyapp.domain.day import study_day
from studyapp.domain.source import Source
from studyapp.gui.actions import Command
from studyapp.gui.exam_course import ACCEPTED_SETTING, ExamCourse
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.models.exam_list import ExamList
from studyapp.gui.planner import Planner
from studyapp.gui.theme import GRID
from studyapp.gui.views.exam_detail import ExamDetail
from studyapp.gui.views.page import NARROW, Page
from studyapp.gui.views.ways_commands import WaysCommands
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.days_panel import DaysPanel
from studyapp.gui.widgets.exam_form import ExamForm, Wanted
from studyapp.gui.widgets.notice import Fault
from studyapp.gui.widgets.question import sure
from studyapp.gui.widgets.text import Text, line, scrolled
from studyapp.gui.widgets.two_lines import TwoLines, list_view
from studyapp.gui.wording import error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from studyapp.bootstrap import Services
    from studyapp.services.exam_planning import ExamOutlook
    from studyapp.services.habits import Habits, PlannedBreak


@dataclass(frozen=True)
class Asked:
    """What the page shows."""

    outlooks: tuple[ExamOutlook, ...]
    habits: Habits
    accepted: str
    sources: tuple[Source, ...]
    day: int


def ask(services: Services) -> Asked:
    """Ask for what the page shows."""
    now = services.clock()
    return Asked(
        services.exams.outlooks(now),
        services.habits.current(),
        services.library.setting(ACCEPTED_SETTING),
        services.library.sources(),
        study_day(now, services.zone),
    )


class Plan(Page):
    """Days and exams on the left; what is chosen of them on the right, or the form in its place."""

    def __init__(self, library: LibraryClient, planner: Planner) -> None:
        super().__init__()
        self._library, self._planner = library, planner
        self._ticket, self._tags_ticket = Ticket(), Ticket()
        self._asked: Asked | None = None
        self._wanted: str | None = None  # the exam to turn to when it arrives
        self.course = ExamCourse(library, planner, self)
        self.exams = ExamList(self)
        self._make_commands()
        self._make_parts()
        self._lay_out()
        self.course.moved.connect(self._show_course)
        self.course.said.connect(self.said)
        self.course.trouble.connect(self._fault.say)
        self._show_allowed()

    def enter(self) -> None:
        """Ask for exams and habits."""
        self._ticket.cancel()
        self._ticket = self._library.ask(ask, self._have)
        if not self._editing():
            self._view.setFocus()

    def on_changed(self, changes: Changes) -> None:
        """Ask again after any change that a plan depends on."""
        if self.active() and changes != Changes():
            self._ticket.cancel()
            self._ticket = self._library.ask(ask, self._have)

    def back(self) -> bool:
        """Leave the form."""
        if self._editing():
            self._end_edit()
            return True
        return False

    def choose_row(self, row: int) -> None:
        """Choose an exam; row 0 stands for the student's days."""
        self._view.setCurrentIndex(self.exams.index(row))

    def fault(self) -> str:
        """Return the fault that is shown, empty when none is."""
        return self._fault.words()

    # Asking

    def _have(self, asked: Asked) -> None:
        chosen = self._wanted or (self._outlook().exam.id if self._outlook() else None)  # type: ignore[union-attr]
        fresh = self._asked is None
        self._asked, self._wanted = asked, None
        selection = self._view.selectionModel()
        selection.blockSignals(True)
        self.exams.set_rows(asked.outlooks, asked.habits)
        row = self.exams.row_of(chosen)
        if fresh and chosen is None:
            row = min(1, len(asked.outlooks))
        self._view.setCurrentIndex(self.exams.index(row))
        selection.blockSignals(False)
        self.days.show_habits(asked.habits)
        if not self._editing():
            self._show_chosen()

    # Acting

    def _add_exam(self) -> None:
        self._begin_edit(None)

    def _edit_exam(self) -> None:
        if outlook := self._outlook():
            self._begin_edit(outlook)

    def _begin_edit(self, outlook: ExamOutlook | None) -> None:
        asked = self._asked
        if asked is None:
            return
        self.form.offer(asked.sources)
        self._tags_ticket.cancel()
        self._tags_ticket = self._planner.tags(self.form.offer_tags)
        self._right.setCurrentWidget(self._form_side)
        self.form.edit(outlook.exam if outlook else None, asked.habits.minutes)
        self._show_allowed()

    def _save(self, wanted: Wanted) -> None:
        def verb(services: Services) -> tuple[str, Changes]:
            now, day = services.clock(), wanted.day
            if wanted.exam is None:
                made = services.exams.add(wanted.name, day, now, wanted.minutes, wanted.scope)
                return made.id, Changes(exams=True, count=1)
            on = date(day.year, day.month or 1, day.day or 1)
            exam = replace(wanted.exam, name=wanted.name, day=on, minutes=wanted.minutes, scope=wanted.scope)
            return exam.id, services.exams.change(exam, now)

        self._library.ask(verb, self._saved, lambda error: self.form.complain(error_line(error)))

    def _saved(self, saved: tuple[str, Changes]) -> None:
        self._wanted = saved[0]
        self._end_edit()
        self._library.announce(saved[1])

    def _end_edit(self) -> None:
        self._tags_ticket.cancel()
        self._right.setCurrentWidget(self._days_side)
        self._show_chosen()
        self._view.setFocus()

    def _delete_exam(self) -> None:
        if (outlook := self._outlook()) and sure(
            self, f"Delete “{outlook.exam.name}”?", "Its cards stay and go on by the plain schedule."
        ):
            self._change(lambda s: s.exams.remove(outlook.exam.id))

    def _want_break(self, first: date, last: date) -> None:
        def verb(services: Services) -> Changes:
            from studyapp.services.habits import PlannedBreak

            return services.habits.set_breaks((*services.habits.current().breaks, PlannedBreak(first, last)))

        self._change(verb)

    def _unwant_break(self, planned: PlannedBreak) -> None:
        self._change(lambda s: s.habits.set_breaks([each for each in s.habits.current().breaks if each != planned]))

    def _change(self, verb: Callable[[Services], Changes]) -> None:
        self._fault.say("")
        self._library.change(verb, None, self._failed)

    def _failed(self, error: Exception) -> None:
        self._fault.say(error_line(error))
        if self._asked:
            self.days.show_habits(self._asked.habits)

    # Showing

    def _outlook(self) -> ExamOutlook | None:
        return self.exams.outlook(self._view.currentIndex().row())

    def _editing(self) -> bool:
        return self._right.currentWidget() is self._form_side

    def _row_chosen(self) -> None:
        if self._editing():
            self._end_edit()
        else:
            self._show_chosen()

    def _show_chosen(self) -> None:
        outlook, asked = self._outlook(), self._asked
        if asked is not None:
            self.course.look(outlook, asked.day, asked.accepted)
        self._right.setCurrentWidget(self._exam_side if outlook else self._days_side)
        self._show_allowed()

    def _show_course(self) -> None:
        self.detail.follow()
        self._show_allowed()

    def _show_allowed(self) -> None:
        chosen = self._outlook() is not None and not self._editing()
        self.allow(self._asked is not None and not self._editing(), self._add, self._minutes)
        self.allow(chosen, self._edit, self._remove)
        self.allow(self.course.can_take_back(), self._undo)
        self._ways.follow()

    def _focus_minutes(self) -> None:
        self.choose_row(0)
        self.days.minutes.setFocus()
        self.days.minutes.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a narrow page a narrow list."""
        super().resizeEvent(event)
        self._splitter.setSizes([24 * GRID, 64 * GRID] if self.width() < NARROW else [36 * GRID, 90 * GRID])

    # Building

    def _make_commands(self) -> None:
        add = self.add_command
        self._add = add(Command("&New exam…", ("N",), "Note an exam and its day"), self._add_exam)
        self._edit = add(Command("&Edit…", ("E", "F2"), "Change the chosen exam"), self._edit_exam)
        self._remove = add(
            Command("&Delete exam…", ("Del",), "Forget the chosen exam; its cards stay"), self._delete_exam
        )
        self._minutes = add(
            Command("&Minutes a day", ("M",), "Say how many minutes a day you have"), self._focus_minutes
        )
        self._undo = add(
            Command("&Wake the cards again", ("Ctrl+Z", "U"), "Take back leaving cards out"), self._take_back
        )
        self._ways = WaysCommands(self, self.course)

    def _take_back(self) -> None:
        self.course.take_back()

    def _make_parts(self) -> None:
        self._fault = Fault()
        self._view = list_view(self.exams, TwoLines(self), "Days and exams")
        self._view.selectionModel().currentChanged.connect(lambda *_: self._row_chosen())
        self.detail = ExamDetail(self.course, self._ways.actions)
        self.days, self.form = DaysPanel(), ExamForm()
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._end_edit)
        self.days.minutes_wanted.connect(lambda value: self._change(lambda s: s.habits.set_minutes(value)))
        self.days.weekdays_wanted.connect(lambda days: self._change(lambda s: s.habits.set_easy_weekdays(days)))
        self.days.easy_percent_wanted.connect(
            lambda percent: self._change(lambda s: s.habits.set_easy_percent(percent))
        )
        self.days.parking_wanted.connect(lambda months: self._change(lambda s: s.habits.set_parking(months)))
        self.days.break_wanted.connect(self._want_break)
        self.days.break_unwanted.connect(self._unwant_break)
        self.days.refused.connect(self._fault.say)

    def _lay_out(self) -> None:
        self._splitter = splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(GRID + GRID // 2)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._left_side())
        splitter.addWidget(self._right_side())
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID + GRID // 2)
        layout.addWidget(line("Plan", "title"))
        layout.addWidget(self._fault)
        layout.addWidget(splitter, 1)

    def _left_side(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view, 1)
        column.addWidget(Text("An exam needs only its day: what is asked each day then aims at it.", "small"))
        row = QHBoxLayout()
        row.addWidget(ActionButton(self._add))
        row.addStretch()
        column.addLayout(row)
        return left

    def _right_side(self) -> QStackedWidget:
        self._exam_side, self._form_side = QWidget(), scrolled(self.form)
        self._days_side = scrolled(self.days)
        column = QVBoxLayout(self._exam_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self.detail), 1)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for action in (self._edit, self._remove):
            row.addWidget(ActionButton(action, "plain"))
        row.addStretch()
        column.addLayout(row)
        self._right = QStackedWidget()
        for side in (self._days_side, self._exam_side, self._form_side):
            self._right.addWidget(side)
        return self._right
