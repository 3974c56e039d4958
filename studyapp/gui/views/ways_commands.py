"""The keys of the three ways out, for each place that shows them."""

from __future__ import annotations

from PySide6.QtGui import QAction

from studyapp.gui.actions import Command
from studyapp.gui.exam_course import ExamCourse
from studyapp.gui.views.page import Page


class WaysCommands:
    """Three actions of a page that do what the course of an exam offers."""

    def __init__(self, page: Page, course: ExamCourse) -> None:
        self._page, self._course = page, course
        add = page.add_command
        self.actions: tuple[QAction, QAction, QAction] = (
            add(Command("More minutes", ("1",), "Give this exam the minutes that bring enough"), course.more_minutes),
            add(Command("Fewer cards", ("2",), "Let the least important unseen cards rest"), course.leave_out),
            add(Command("Accept it", ("3",), "Leave everything as it is"), course.accept),
        )
        self.follow()

    def follow(self) -> None:
        """Allow what can be done now."""
        ways = self._course.ways if self._course.short() else None
        for action, possible in zip(
            self.actions,
            (bool(ways and ways.minutes), bool(ways and ways.drop), ways is not None),
            strict=True,
        ):
            self._page.allow(possible, action)
