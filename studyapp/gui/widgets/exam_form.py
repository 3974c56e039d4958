"""Note or change an exam: its name, its day, its minutes, and which cards it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from studyapp.domain.dates import PartialDate
from studyapp.domain.exam import Exam, Scope
from studyapp.gui.theme import GRID, measure_of
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.check_list import CheckList
from studyapp.gui.widgets.date_field import read_date
from studyapp.gui.widgets.minutes_field import minutes_text, read_minutes
from studyapp.gui.widgets.text import Text, line
from studyapp.gui.wording import count, day_words

if TYPE_CHECKING:
    from studyapp.domain.source import Source

BAD_DAY = "Write the day like 23 May 2027 or 2027-05-23. If only the month is known, write May 2027."
PARTS = ("Sources", "Tags", "Months")


@dataclass(frozen=True)
class Wanted:
    """What the student wrote; ``exam`` is the one to change, None for a new one."""

    exam: Exam | None
    name: str
    day: PartialDate
    minutes: float | None
    scope: Scope


def month_words(month: str) -> str:
    """Return ``October 2026`` for ``2026-10``."""
    return PartialDate.parse(month).words()


class _Field(QLineEdit):
    """A field in which Enter is done and Esc is off."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Claim Enter and Esc before a shortcut of the window takes them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Signal Esc; leave the other keys to the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _ours(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ExamForm(QFrame):
    """Fields and a list to tick. ``saved`` carries Wanted."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._exam: Exam | None = None
        self.name, self.day, self.minutes = _Field(), _Field(), _Field()
        self.parts = QComboBox()
        self.lists = tuple(CheckList(name) for name in PARTS)
        self._title, self._hint, self._fault = line("", "heading"), Text("", "small"), Text(role="error")
        for field in (self.name, self.day, self.minutes):
            field.returnPressed.connect(self._save)
            field.left.connect(self.cancelled)
        self.parts.addItems(PARTS)
        self.parts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.parts.setMinimumContentsLength(18)
        self.parts.setAccessibleName("By what the cards are chosen")
        self.parts.currentIndexChanged.connect(self._show_part)
        for each in self.lists:
            each.ticked.connect(self._show_part)
        self._lay_out()

    def edit(self, exam: Exam | None, usual: float | None) -> None:
        """Begin with an exam, or with an empty form; ``usual`` are the minutes of a day that count if none are named."""
        self._exam = exam
        scope = exam.scope if exam else Scope()
        self._title.setText("Change the exam" if exam else "A new exam")
        self.name.setText(exam.name if exam else "")
        self.day.setText(day_words(exam.day) if exam else "")
        self.minutes.setText(minutes_text(exam.minutes) if exam else "")
        self.minutes.setPlaceholderText(f"your usual {usual:g}" if usual else "your usual ones")
        for each, ticked in zip(self.lists, (scope.sources, scope.tags, scope.months), strict=True):
            each.tick(ticked)
        self.parts.setCurrentIndex(next((n for n, each in enumerate(self.lists) if each.chosen()), 0))
        self._fault.say("")
        self._show_part()
        self.name.setFocus()
        self.name.selectAll()

    def offer(self, sources: Sequence[Source]) -> None:
        """Offer sources and the months of their publication to be ticked."""
        months = sorted(
            {each.published.iso()[:7] for each in sources if each.published and each.published.month}, reverse=True
        )
        self.lists[0].offer([(each.id, each.title) for each in sources])
        self.lists[2].offer([(month, month_words(month)) for month in months])

    def offer_tags(self, tags: Sequence[str]) -> None:
        """Offer tags to be ticked."""
        self.lists[1].offer([(tag, tag) for tag in tags])

    def complain(self, words: str) -> None:
        """Show why the exam was not taken."""
        self._fault.say(words)

    def complaint(self) -> str:
        """Return why the exam was not taken, empty when nothing is wrong."""
        return self._fault.text()

    def _save(self, *_: object) -> None:
        try:
            wanted = self._wanted()
        except ValueError as error:
            self.complain(str(error))
        else:
            self.saved.emit(wanted)

    def _wanted(self) -> Wanted:
        sources, tags, months = (each.chosen() for each in self.lists)
        scope = Scope(tags=tags, sources=sources, months=months)
        return Wanted(self._exam, self.name.text().strip(), self._day(), read_minutes(self.minutes.text()), scope)

    def _day(self) -> PartialDate:
        try:
            day = read_date(self.day.text())
        except ValueError:
            raise ValueError(BAD_DAY) from None
        if day is None or day.month is None:
            raise ValueError(BAD_DAY)
        return day

    def _show_part(self, *_: object) -> None:
        for number, each in enumerate(self.lists):
            each.setVisible(number == self.parts.currentIndex())
            chosen = len(each.chosen())
            self.parts.setItemText(number, f"{PARTS[number]} ({chosen:,} ticked)" if chosen else PARTS[number])
        self._hint.setText(self._scope_words())

    def _scope_words(self) -> str:
        ticked = [
            count(len(each.chosen()), name.lower().removesuffix("s"))
            for each, name in zip(self.lists, PARTS, strict=True)
            if each.chosen()
        ]
        return f"Cards that fit {' and '.join(ticked)}." if ticked else "Nothing ticked: the exam is about every card."

    def _lay_out(self) -> None:
        for field, name in ((self.name, "Name"), (self.day, "Day"), (self.minutes, "Minutes a day")):
            field.setAccessibleName(name)
        self.name.setPlaceholderText("e.g. UPSC Prelims")
        self.day.setPlaceholderText("e.g. 23 May 2027")
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for part in (self.name, self.day, self.minutes, *self.lists):
            part.setMaximumWidth(measure_of(self.font()))
        for words, field in (("Name", self.name), ("Day", self.day), ("Minutes a day", self.minutes)):
            form.addRow(words, field)
        form.addRow("Which cards", self.parts)
        save, cancel = Button("Save", "primary"), Button("Cancel", "plain")
        save.setToolTip("Save the exam (Enter)")
        cancel.setToolTip("Leave everything as it was (Esc)")
        save.clicked.connect(self._save)
        cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        for button in (save, cancel):
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * GRID + GRID // 2,) * 4)
        layout.setSpacing(GRID)
        layout.addWidget(self._title)
        layout.addLayout(form)
        for each in self.lists:
            layout.addWidget(each, 1)
        for part in (self._hint, self._fault):
            layout.addWidget(part)
        layout.addLayout(buttons)
