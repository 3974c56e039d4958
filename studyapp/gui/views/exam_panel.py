"""The next exam on the first page: how far it is, what is expected on the day, and what helps if that is little."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studyapp.gui.exam_course import ExamCourse
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.text import Text
from studyapp.gui.widgets.ways_panel import WaysPanel
from studyapp.gui.wording import countdown

if TYPE_CHECKING:
    from studyapp.services.exam_planning import ExamOutlook


def expectation(course: ExamCourse) -> str:
    """Return what is expected on the day of the exam, in one sentence."""
    outlook, forecast = course.outlook, course.forecast
    if outlook is None:
        return ""
    if not outlook.cards:
        return "It has no cards yet. Those you keep from now on are planned for it."
    if forecast is None:
        return "Working out what you will know on the day…"
    return forecast.sentence


def others_words(others: Sequence[ExamOutlook]) -> str:
    """Return the exams after the next one, in a line."""
    return " · ".join(f"{each.exam.name} {countdown(each.days_left)}" for each in others)


class ExamPanel(QFrame):
    """Follows the course of an exam."""

    def __init__(self, course: ExamCourse, ways: tuple[QAction, QAction, QAction]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._course = course
        self._title, self._sentence, self._others = Text("", "heading"), Text(), Text("", "small")
        self._ways = WaysPanel(ways)
        self.plan = Button("See the plan", "plain")
        self.plan.setToolTip("Go to your exams and days (Ctrl+6)")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.plan)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * GRID + GRID // 2,) * 4)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        for part in (self._sentence, self._ways, self._others):
            layout.addWidget(part)
        self._ways.hide()

    def follow(self, others: Sequence[ExamOutlook]) -> None:
        """Show how the exam stands, and in a line those after it."""
        outlook = self._course.outlook
        self.setVisible(outlook is not None)
        if outlook is not None:
            self._title.setText(f"{outlook.exam.name} {countdown(outlook.days_left)}")
            self._sentence.setText(expectation(self._course))
            self._ways.setVisible(self._course.short())
            self._ways.show_ways(self._course.ways)
            self._others.say(f"Then {others_words(others)}" if others else "")

    def words(self) -> tuple[str, str]:
        """Return the countdown and the expectation, empty while no exam is shown."""
        return ("", "") if self.isHidden() else (self._title.text(), self._sentence.text())

    def ways(self) -> list[tuple[str, str]]:
        """Return the ways out that are shown, each with what it would bring."""
        return self._ways.words()
