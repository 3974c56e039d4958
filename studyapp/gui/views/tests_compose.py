"""Order a paper: which exam, how many questions, of which cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.exam import Scope
from studyapp.gui.paper_words import marking_words
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import ActionButton, Button
from studyapp.gui.widgets.paper_field import Field
from studyapp.gui.widgets.paper_scope import ScopeField
from studyapp.gui.widgets.text import Text, line
from studyapp.gui.wording import count, minutes

if TYPE_CHECKING:
    from studyapp.services.paper_making import ProfileLine

USUAL = "upsc-balanced"
SIZES = (10, 25, 50, 100)
BAD_SIZE = "Write the number of questions as a number from 1 to 500, like 25."
BAD_SEED = "The number of the paper is a whole number; leave it empty for a new paper."


@dataclass(frozen=True)
class Order:
    """The paper that is wanted."""

    profile: str
    size: int
    seed: int | None
    scope: Scope


def read_number(text: str, fault: str, least: int = 0, most: int | None = None) -> int:
    """Read a whole number. ValueError with the line ``fault`` when it is none."""
    cleaned = text.strip().replace(",", "")
    if not cleaned.isdecimal():
        raise ValueError(fault)
    number = int(cleaned)
    if number < least or (most is not None and number > most):
        raise ValueError(fault)
    return number


def profile_words(profile: ProfileLine) -> str:
    """Return what the real paper is like."""
    return (
        f"The real paper: {count(profile.items, 'question')} in {minutes(profile.minutes)}, "
        f"{marking_words(profile.marking)}."
    )


def unsure_words(profile: ProfileLine) -> str:
    """Return what was not checked, empty when everything was."""
    if not profile.unsure:
        return ""
    return f"Not checked against the exam's own notice: {', '.join(profile.unsure)}."


class ComposeForm(QFrame):
    """Fields of an order. ``wanted`` carries it."""

    wanted = Signal(object)  # Order
    left = Signal()

    def __init__(self, compose: QAction) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._profiles: tuple[ProfileLine, ...] = ()
        self.profile, self.scope = QComboBox(), ScopeField()
        self.number, self.seed = Field("Questions"), Field("Number of the paper", "any: a new paper")
        self._about, self._real, self._unsure = Text("", "small"), Text("", "muted"), Text("", "caution")
        self._time, self._fault = Text("", "small"), Text(role="error")
        self.profile.setAccessibleName("Exam")
        self.profile.currentIndexChanged.connect(self._show_profile)
        self.number.setText("25")
        self.number.textChanged.connect(self._show_time)
        self.seed.setToolTip("The same number and the same cards give the same questions, for a friend for instance.")
        for field in (self.number, self.seed):
            field.returnPressed.connect(self.order)
            field.left.connect(self.left)
        self._lay_out(compose)
        self._fault.say("")

    def offer(self, profiles: Sequence[ProfileLine]) -> None:
        """Offer exams; the one that was chosen stays chosen."""
        if tuple(profiles) == self._profiles:
            return
        chosen = self.profile.currentData() or USUAL
        self._profiles = tuple(profiles)
        self.profile.blockSignals(True)
        self.profile.clear()
        for each in profiles:
            self.profile.addItem(each.name, each.key)
        self.profile.setCurrentIndex(max(0, self.profile.findData(chosen)))
        self.profile.blockSignals(False)
        self._show_profile()

    def begin(self) -> None:
        """Take the keyboard."""
        self.profile.setFocus()

    def order(self) -> None:
        """Send the order, or say what is wrong with it."""
        try:
            size = read_number(self.number.text(), BAD_SIZE, 1, 500)
            seed = read_number(self.seed.text(), BAD_SEED) if self.seed.text().strip() else None
        except ValueError as error:
            self.complain(str(error))
            return
        self.complain("")
        if profile := self._profile():
            self.wanted.emit(Order(profile.key, size, seed, self.scope.scope()))

    def complain(self, words: str) -> None:
        """Show why no paper was made; empty words hide it."""
        self._fault.say(words)

    def complaint(self) -> str:
        """Return why no paper was made, empty when nothing is wrong."""
        return self._fault.text()

    def profile_words(self) -> str:
        """Return what is said of the chosen exam."""
        return " ".join(part.text() for part in (self._real, self._about, self._unsure) if part.text())

    def _profile(self) -> ProfileLine | None:
        place = self.profile.currentIndex()
        return self._profiles[place] if 0 <= place < len(self._profiles) else None

    def _show_profile(self, *_: object) -> None:
        if profile := self._profile():
            self._real.setText(profile_words(profile))
            self._about.say(profile.about)
            self._unsure.say(unsure_words(profile))
        self._show_time()

    def _show_time(self, *_: object) -> None:
        profile = self._profile()
        try:
            size = read_number(self.number.text(), BAD_SIZE, 1, 500)
        except ValueError:
            self._time.say("")
            return
        if profile:
            self._time.say(f"{minutes(max(1, -(-profile.minutes * size // profile.items)))} as an exam")

    def _lay_out(self, compose: QAction) -> None:
        sizes = QWidget()
        row = QHBoxLayout(sizes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        self.number.setFixedWidth(10 * self.fontMetrics().averageCharWidth() + 3 * GRID)
        row.addWidget(self.number)
        for size in SIZES:
            chip = Button(str(size), "chip")
            chip.setToolTip(f"{size} questions")
            chip.clicked.connect(lambda _=False, size=size: self.number.setText(str(size)))
            row.addWidget(chip)
        row.addStretch()
        self.seed.setFixedWidth(28 * self.fontMetrics().averageCharWidth())
        buttons = QHBoxLayout()
        buttons.addWidget(ActionButton(compose, "primary"))
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(3 * GRID,) * 4)
        layout.setSpacing(GRID)
        layout.addWidget(line("A test from your own cards", "heading"))
        for part in (_titled("Exam", self.profile), self._real, self._about, self._unsure):
            layout.addWidget(part)
        layout.addWidget(_titled("Questions", sizes))
        layout.addWidget(self._time)
        layout.addWidget(_titled("Which cards", self.scope))
        layout.addWidget(_titled("Number of the paper", self.seed))
        layout.addWidget(self._fault)
        layout.addLayout(buttons)
        layout.addStretch()


def _titled(title: str, part: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, GRID // 2, 0, 0)
    column.setSpacing(GRID // 2)
    column.addWidget(line(title, "topic"))
    column.addWidget(part)
    return both
