"""One paper before and after it is taken: what it is like, what was not to be had, its sittings with their marks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.paper import Paper, Sitting
from studyapp.gui.models.paper_list import PaperList, PaperRow
from studyapp.gui.paper_words import marking_words, moment_words, sitting_line
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import ActionButton, Button
from studyapp.gui.widgets.text import Text, line, rule
from studyapp.gui.wording import count, minutes

FIRST = 2  # ways of which one leads on: go on, or begin as an exam


class PaperDetail(QFrame):
    """Follows a row of the papers. ``result_wanted`` carries the id of a sitting.

    ``ways``: going on, beginning as an exam, beginning in practice, then what else can be done.
    """

    result_wanted = Signal(str)

    def __init__(self, papers: PaperList, ways: Sequence[QAction]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._papers = papers
        self._row: PaperRow | None = None
        self._zone: tzinfo = UTC
        self._title, self._what, self._how = Text("", "heading"), Text("", "muted"), Text("", "muted")
        self._missing_title, self._missing = line("What your cards do not bear", "topic"), Text()
        self._sittings = QWidget()
        self._rows = QVBoxLayout(self._sittings)
        self._words: list[str] = []
        self._lay_out(ways)

    def follow(self, row: PaperRow, zone: tzinfo) -> None:
        """Show a paper, as far as its line tells."""
        if self._row is None or self._row.line.id != row.line.id:
            self._how.say("")
            self._missing_title.hide()
            self._missing.say("")
        self._row, self._zone = row, zone
        self._title.setText(row.line.name)
        made = f"{count(row.line.questions, 'question')}, made {moment_words(row.line.created_at, zone)}"
        self._what.setText(made)
        self._show_sittings(row.sittings)

    def show_paper(self, paper: Paper) -> None:
        """Show what only the whole paper tells."""
        if self._row is None or paper.id != self._row.line.id:
            return
        number = f" Its number is {paper.seed}." if paper.seed else ""
        self._how.say(f"{minutes(paper.minutes)} as an exam, {marking_words(paper.marking)}.{number}")
        self._missing_title.setVisible(bool(paper.missing))
        self._missing.say("\n".join(f"•  {told[:1].upper()}{told[1:]}" for told in paper.missing))

    def missing_words(self) -> str:
        """Return what is said of what was not to be had."""
        return self._missing.text()

    def sitting_words(self) -> list[str]:
        """Return the lines of the sittings, the last begun first."""
        return list(self._words)

    def _show_sittings(self, sittings: Sequence[Sitting]) -> None:
        while (taken := self._rows.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        self._words = [sitting_line(each, self._papers.marks(each.id), self._zone) for each in sittings]
        if sittings:
            self._rows.addWidget(rule())
            self._rows.addWidget(line("Taken", "topic"))
        for sitting, words in zip(sittings, self._words, strict=True):
            self._rows.addWidget(self._sitting_row(sitting, words))

    def _sitting_row(self, sitting: Sitting, words: str) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Text(words), 1)
        if sitting.submitted_at is not None:
            button = Button("See", "plain")
            button.setToolTip("Show the marks of this sitting, and every answer")
            button.clicked.connect(lambda *_: self.result_wanted.emit(sitting.id))
            row.addWidget(button)
        return widget

    def _lay_out(self, ways: Sequence[QAction]) -> None:
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(GRID // 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(3 * GRID,) * 4)
        layout.setSpacing(GRID)
        for part in (self._title, self._what, self._how):
            layout.addWidget(part)
        layout.addSpacing(GRID // 2)
        begin, again = QHBoxLayout(), QHBoxLayout()
        for row in (begin, again):
            row.setSpacing(GRID)
        for number, action in enumerate(ways):
            button = ActionButton(action, "primary" if number < FIRST else "choice")
            button.setVisible(action.isEnabled())
            action.changed.connect(lambda action=action, button=button: button.setVisible(action.isEnabled()))
            (begin if number <= FIRST else again).addWidget(button)
        for row in (begin, again):
            row.addStretch()
            layout.addLayout(row)
        layout.addSpacing(GRID // 2)
        layout.addWidget(self._missing_title)
        layout.addWidget(self._missing)
        layout.addWidget(self._sittings)
        layout.addStretch()
