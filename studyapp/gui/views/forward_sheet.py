"""Bring chosen cards forward to a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from studyapp.gui.card_changes import CardChanges
from studyapp.gui.views.sheet import Sheet
from studyapp.gui.widgets.date_field import read_date
from studyapp.gui.widgets.text import Text, line
from studyapp.gui.wording import count, countdown, day_words, error_line

BAD_DAY = "Write today, tomorrow, a number of days, or a date like 30 November 2026."
ABOUT = (
    "Cards that would come later come on that day instead; what you know of them stays as it is. New cards, and those that "
    "come earlier anyway, stay where they are."
)


def read_day(text: str, today: date) -> date:
    """Read a day from today on; ValueError with a line for the student."""
    word = text.strip().lower()
    if word in ("", "today"):
        return today
    if word == "tomorrow":
        return today + timedelta(days=1)
    if word.isdecimal() and len(word) <= 4:
        return today + timedelta(days=int(word))
    try:
        found = read_date(text)
    except ValueError:
        found = None
    if found is None or found.month is None or found.day is None:
        raise ValueError(BAD_DAY)
    day = date(found.year, found.month, found.day)
    if day < today:
        raise ValueError("That day is over; choose today or a later one.")
    return day


class ForwardSheet(Sheet):
    """One line for the day, and under it what it means."""

    def __init__(self, changes: CardChanges, card_ids: Sequence[str], today: date, parent: QWidget | None) -> None:
        super().__init__(f"Bring {count(len(card_ids), 'card')} forward", "Bring forward", parent)
        self._changes, self._ids, self._today = changes, tuple(card_ids), today
        self.day, self._means = QLineEdit("today"), Text("", "small")
        self.day.setAccessibleName("Day")
        self.day.textChanged.connect(lambda _: self._explain())
        for part in (line("To which day?", "topic"), self.day, self._means, Text(ABOUT, "muted")):
            self.body.addWidget(part)
        self.body.addStretch()
        self.main.clicked.connect(self.change)
        self.day.setFocus()
        self.day.selectAll()
        self._explain()

    def change(self) -> None:
        """Bring the cards forward."""
        try:
            day = read_day(self.day.text(), self._today)
        except ValueError as error:
            self.complain(str(error))
            return
        ids = self._ids
        self.set_busy("Bringing forward…")
        self._changes.do(
            lambda services: services.browse.bring_forward(ids, day, services.clock()),
            lambda number: (
                f"{count(number, 'card')} brought forward to {day_words(day)}." if number else "No card comes later."
            ),
            lambda _: self.accept(),
            lambda error: self.complain(error_line(error)),
        )

    def _explain(self) -> None:
        try:
            day = read_day(self.day.text(), self._today)
        except ValueError as error:
            self._means.setText(str(error))
            return
        self._means.setText(f"{day_words(day)}, {countdown((day - self._today).days)}")
