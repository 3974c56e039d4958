"""The head of a sitting: which paper, which question, whether all is stored, how far, and the clock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from studyapp.gui.paper_sitting import PaperSitting
from studyapp.gui.paper_words import time_left
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.paper_title import Heading
from studyapp.gui.widgets.text import line

HURRY_SECONDS = 300


class Head(QWidget):
    """Follows a PaperSitting. ``ways`` are actions that stand at the end of the line, the last one more prominent."""

    def __init__(self, flow: PaperSitting, ways: Sequence[QAction]) -> None:
        super().__init__()
        self._flow = flow
        self._title, self._place = Heading(), line("", "muted")
        self._saved, self._clock, self._bar = line("", "small"), line("", "clock"), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Answered questions")
        self._saved.setToolTip("Every answer is written to your library the moment you give it.")
        self._lay_out(ways)

    def follow(self) -> None:
        """Show where the sitting is."""
        flow = self._flow
        self._title.say(flow.paper.name if flow.paper else "")
        self._place.setText(f"Question {flow.at + 1} of {len(flow.questions)}")
        self._bar.setRange(0, len(flow.questions))
        self._bar.setValue(flow.tally().answered)
        self._saved.setText("Saving…" if flow.saving() else "Saved" if flow.answers else "")
        self.follow_clock()

    def follow_clock(self) -> None:
        """Show the time that is left, nothing without a clock."""
        left = self._flow.left()
        self._clock.setVisible(left is not None)
        if left is not None:
            self._clock.setText(f"{time_left(left)} left")
            role = "hurry" if left.total_seconds() < HURRY_SECONDS else "clock"
            if self._clock.property("role") != role:
                self._clock.setProperty("role", role)
                self._clock.style().unpolish(self._clock)
                self._clock.style().polish(self._clock)

    def clock_words(self) -> str:
        """Return the time that is shown."""
        return "" if self._clock.isHidden() else self._clock.text()

    def saved_words(self) -> str:
        """Return whether everything is stored."""
        return self._saved.text()

    def set_narrow(self, narrow: bool) -> None:
        """Leave the name of the paper out in a narrow window."""
        self._title.setVisible(not narrow)

    def _lay_out(self, ways: Sequence[QAction]) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._title, 1)
        for part in (self._saved, self._place, self._clock):
            row.addWidget(part)
            row.addSpacing(GRID)
        for action in ways[:-1]:
            row.addWidget(ActionButton(action, "plain"))
        row.addWidget(ActionButton(ways[-1]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + GRID // 2)
        column.addLayout(row)
        column.addWidget(self._bar)
