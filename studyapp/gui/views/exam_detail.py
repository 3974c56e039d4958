"""One exam at length: how it stands, what is planned for today, what is expected on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.exam import Scope
from studyapp.gui.exam_course import ExamCourse
from studyapp.gui.theme import GRID
from studyapp.gui.views.exam_panel import expectation
from studyapp.gui.widgets.exam_form import month_words
from studyapp.gui.widgets.text import Text, line, rule
from studyapp.gui.widgets.ways_panel import WaysPanel
from studyapp.gui.wording import WEEKDAYS, count, countdown, day_words, minutes

if TYPE_CHECKING:
    from studyapp.services.exam_planning import ExamForecast, ExamOutlook

STEP = 10.0  # minutes, as the service steps


def scope_words(scope: Scope) -> str:
    """Return which cards an exam is about."""
    if scope.is_everything():
        return "On every card of your library."
    parts = [
        count(len(scope.sources), "source") if scope.sources else "",
        ("the tag " if len(scope.tags) == 1 else "the tags ") + ", ".join(scope.tags) if scope.tags else "",
        ", ".join(map(month_words, scope.months)),
    ]
    return f"On cards of {' and '.join(part for part in parts if part)}."


def today_words(outlook: ExamOutlook) -> str:
    """Return what is planned for today."""
    if outlook.minutes_today <= 0:
        return "Nothing is planned for today: it is a day of a break, or the day itself."
    if outlook.minutes_left <= 0:
        return f"Today's {minutes(outlook.minutes_today)} are done."
    if outlook.minutes_left < outlook.minutes_today - 0.5:
        return f"Today: {minutes(outlook.minutes_left)} left of {minutes(outlook.minutes_today)}."
    return f"Today: up to {minutes(outlook.minutes_today)}."


def standing_words(outlook: ExamOutlook) -> str:
    """Return how far the student is."""
    unseen = f", {outlook.unseen:,} of them not yet seen" if outlook.unseen else ""
    return f"{count(outlook.cards, 'card')}{unseen}. If it were today, you would know about {outlook.known_now:,.0f}."


def expected_figures(forecast: ExamForecast) -> list[tuple[str, str]]:
    """Return (minutes, cards known) for ten fewer minutes a day, the planned ones, ten more."""
    at = forecast.minutes
    rows = [(at, forecast.known), (at + STEP, forecast.known_with_more)]
    if forecast.known_with_fewer is not None:
        rows.insert(0, (at - STEP, forecast.known_with_fewer))
    return [(f"{minute:g} min a day", f"{known:,.0f}") for minute, known in rows]


class ExamDetail(QFrame):
    """Follows the course of an exam."""

    def __init__(self, course: ExamCourse, ways: tuple[QAction, QAction, QAction]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._course = course
        self._title, self._when = Text("", "heading"), Text("", "muted")
        self._phase, self._today, self._standing = Text(), Text(), Text()
        self._scope, self._expected = Text("", "small"), Text("", "muted")
        self._expected_title = line("Expected on the day", "topic")
        self._figures = QWidget()
        self._figure_row = QHBoxLayout(self._figures)
        self._ways = WaysPanel(ways)
        self._lay_out()

    def follow(self) -> None:
        """Show how the exam stands."""
        outlook = self._course.outlook
        if outlook is None:
            return
        over = outlook.days_left < 0
        self._title.setText(outlook.exam.name)
        day = outlook.exam.day
        self._when.setText(f"{countdown(outlook.days_left)} · {WEEKDAYS[day.weekday()]}, {day_words(day)}")
        self._phase.setText(outlook.words)
        self._today.say("" if over else today_words(outlook))
        self._standing.say(standing_words(outlook) if outlook.cards else "")
        self._scope.setText(scope_words(outlook.exam.scope))
        self._expected_title.setVisible(not over)
        self._expected.say("" if over else expectation(self._course))
        self._show_figures(self._course.forecast)
        self._ways.setVisible(self._course.short())
        self._ways.show_ways(self._course.ways)

    def words(self) -> str:
        """Return everything that is said, a line for each part."""
        parts = (self._title, self._when, self._phase, self._today, self._standing, self._expected, self._scope)
        return "\n".join(part.text() for part in parts if not part.isHidden())

    def figures(self) -> list[tuple[str, str]]:
        """Return the figures of the forecast, fewest minutes first."""
        return expected_figures(self._course.forecast) if self._course.forecast and not self._figures.isHidden() else []

    def ways(self) -> list[tuple[str, str]]:
        """Return the ways out that are shown, each with what it would bring."""
        return self._ways.words()

    def _show_figures(self, forecast: ExamForecast | None) -> None:
        while (taken := self._figure_row.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        rows = expected_figures(forecast) if forecast and forecast.cards else []
        for minute, known in rows:
            self._figure_row.addWidget(_figure(known, minute, planned=bool(forecast and minute == _planned(forecast))))
        self._figure_row.addStretch()
        self._figures.setVisible(bool(rows))

    def _lay_out(self) -> None:
        self._figure_row.setContentsMargins(0, 0, 0, 0)
        self._figure_row.setSpacing(3 * GRID)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * GRID + GRID // 2,) * 4)
        layout.setSpacing(GRID)
        layout.addWidget(self._title)
        layout.addWidget(self._when)
        layout.addSpacing(GRID // 2)
        for part in (self._phase, self._today, self._standing, rule(), self._expected_title, self._figures):
            layout.addWidget(part)
        for part in (self._expected, self._ways, self._scope):
            layout.addWidget(part)
        layout.addStretch()


def _planned(forecast: ExamForecast) -> str:
    return f"{forecast.minutes:g} min a day"


def _figure(known: str, minute: str, *, planned: bool) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(line(known, "figure-planned" if planned else "figure"))
    column.addWidget(line(minute, "small"))
    return part
