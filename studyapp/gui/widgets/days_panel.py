"""What the student chooses about time: minutes a day, easy weekdays, planned breaks, old news. Each choice counts at once."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.date_field import read_date
from studyapp.gui.widgets.minutes_field import SmallField, minutes_field, minutes_text, read_minutes
from studyapp.gui.widgets.text import Text, line
from studyapp.gui.wording import WEEKDAYS, range_words

if TYPE_CHECKING:
    from studyapp.services.habits import Habits, PlannedBreak

BAD_DAY = "Write a day like 22 December 2026 or 2026-12-22."
BAD_PERCENT = "Write a share from 0 to 100, like 50: so much of the minutes has an easy weekday."
BAD_MONTHS = "Write a number of months, like 18, or leave it empty."


def read_day(text: str) -> date:
    """Read one day of the calendar. ValueError with a line for the student when it is none."""
    try:
        found = read_date(text)
    except ValueError:
        raise ValueError(BAD_DAY) from None
    if found is None or found.day is None or found.month is None:
        raise ValueError(BAD_DAY)
    return date(found.year, found.month, found.day)


class DaysPanel(QFrame):
    """Shows habits; its signals carry what the student wants instead."""

    minutes_wanted = Signal(object)  # float or None
    weekdays_wanted = Signal(object)  # frozenset of 0 (Monday) to 6
    easy_percent_wanted = Signal(int)
    break_wanted = Signal(object, object)  # first and last day
    break_unwanted = Signal(object)  # PlannedBreak
    parking_wanted = Signal(object)  # months or None
    refused = Signal(str)  # why what was written cannot be read

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.minutes = minutes_field()
        self.parking = SmallField("Months after which news rest", 4, "never")
        self.easy_percent = SmallField("Percent of the minutes on easy weekdays", 4)
        self.first, self.last = SmallField("First day of a break", 14), SmallField("Last day of a break", 14)
        self.first.setPlaceholderText("first day")
        self.last.setPlaceholderText("last day")
        self.weekdays = [_weekday(number) for number in range(7)]
        self._breaks = QWidget()
        self._no_breaks = Text(
            "None planned. On the days of a break nothing is asked, and exams plan around them.", "muted"
        )
        self._break_rows = QVBoxLayout(self._breaks)
        self._add_break = Button("Add break")
        self._add_break.setToolTip("Plan days without revision (Enter in the last day)")
        self._connect()
        self._lay_out()

    def show_habits(self, habits: Habits) -> None:
        """Show what is stored."""
        self.minutes.show_value(minutes_text(habits.minutes))
        self.parking.show_value(str(habits.park_after_months or ""))
        for number, button in enumerate(self.weekdays):
            button.setChecked(number in habits.easy_weekdays)
        self.easy_percent.show_value(str(habits.easy_percent))
        self._show_breaks(habits.breaks)

    def break_words(self) -> list[str]:
        """Return the planned breaks as they are shown."""
        return [label.text() for label in self._breaks.findChildren(type(line())) if not label.isHidden()]

    def _show_breaks(self, breaks: tuple[PlannedBreak, ...]) -> None:
        while (taken := self._break_rows.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for each in breaks:
            self._break_rows.addWidget(self._break_row(each))
        self._no_breaks.setVisible(not breaks)

    def _break_row(self, planned: PlannedBreak) -> QWidget:
        row, words = QWidget(), range_words(planned.first, planned.last)
        inner = QHBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        remove = Button("Remove", "plain")
        remove.setToolTip(f"Study on {words} after all")
        remove.setAccessibleName(f"Remove the break {words}")
        remove.clicked.connect(partial(self._unwant, planned))
        inner.addWidget(line(words))
        inner.addWidget(remove)
        inner.addStretch()
        return row

    def _unwant(self, planned: PlannedBreak, *_: object) -> None:
        self.break_unwanted.emit(planned)

    def _connect(self) -> None:
        self.minutes.done.connect(self._want_minutes)
        self.parking.done.connect(self._want_parking)
        self.easy_percent.done.connect(self._want_easy_percent)
        self.last.entered.connect(self._want_break)
        self._add_break.clicked.connect(self._want_break)
        for button in self.weekdays:
            button.clicked.connect(self._want_weekdays)

    def _want_minutes(self, text: str) -> None:
        try:
            self.minutes_wanted.emit(read_minutes(text))
        except ValueError as error:
            self.refused.emit(str(error))

    def _want_parking(self, text: str) -> None:
        if text and not text.isdecimal():
            self.refused.emit(BAD_MONTHS)
        else:
            self.parking_wanted.emit(int(text) if text else None)

    def _want_easy_percent(self, text: str) -> None:
        number = text.removesuffix("%").strip()
        if number.isdecimal() and int(number) <= 100:
            self.easy_percent_wanted.emit(int(number))
        else:
            self.refused.emit(BAD_PERCENT)

    def _want_weekdays(self, *_: object) -> None:
        chosen = (number for number, button in enumerate(self.weekdays) if button.isChecked())
        self.weekdays_wanted.emit(frozenset(chosen))

    def _want_break(self, *_: object) -> None:
        try:
            first = read_day(self.first.text())
            last = read_day(self.last.text()) if self.last.text().strip() else first
        except ValueError as error:
            self.refused.emit(str(error))
            return
        self.break_wanted.emit(first, last)
        for field in (self.first, self.last):
            field.setModified(False)
            field.clear()

    def _lay_out(self) -> None:
        self._break_rows.setContentsMargins(0, 0, 0, 0)
        self._break_rows.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * GRID + GRID // 2,) * 4)
        layout.setSpacing(GRID)
        layout.addWidget(line("Your days", "heading"))
        for title, hint, part in (
            (
                "Minutes a day",
                "Empty: as many as what is due takes. An exam may have minutes of its own.",
                _row(self.minutes),
            ),
            ("Easy weekdays", "0 %: nothing is asked on them.", self._weekday_part()),
            ("Planned breaks", "", self._break_part()),
            ("Old news", "", self._parking_row()),
        ):
            layout.addSpacing(GRID)
            layout.addWidget(line(title, "topic"))
            layout.addWidget(part)
            if hint:
                layout.addWidget(Text(hint, "small"))
        layout.addStretch()

    def _weekday_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._weekday_row())
        self.easy_percent.setToolTip("How much of the usual minutes an easy weekday has, 0 to 100")
        self.easy_percent.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.addWidget(_row(line("They have", "muted"), self.easy_percent, line("% of the minutes", "muted")))
        return part

    def _weekday_row(self) -> QWidget:
        grid_side = QWidget()
        grid = QGridLayout(grid_side)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID // 2)
        for number, button in enumerate(self.weekdays):
            grid.addWidget(button, 0, number)
        grid.setColumnStretch(7, 1)
        return grid_side

    def _break_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._no_breaks)
        column.addWidget(self._breaks)
        column.addWidget(_row(self.first, line("to", "muted"), self.last, self._add_break))
        return part

    def _parking_row(self) -> QWidget:
        before, after = line("Leave news in peace after", "muted"), line("months", "muted")
        self.parking.setToolTip(
            "Cards of news older than so many months before the next exam are not asked, and not deleted"
        )
        return _row(before, self.parking, after)


def _weekday(number: int) -> Button:
    button = Button(WEEKDAYS[number][:2], "chip")
    button.setCheckable(True)
    button.setAccessibleName(f"{WEEKDAYS[number]} is easy")
    button.setToolTip(f"{WEEKDAYS[number]} has fewer minutes")
    return button


def _row(*parts: QWidget) -> QWidget:
    row = QWidget()
    inner = QHBoxLayout(row)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(GRID)
    for part in parts:
        inner.addWidget(part)
    inner.addStretch()
    return row
