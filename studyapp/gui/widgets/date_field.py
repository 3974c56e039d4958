"""Ask when an article was published; a year or a month will do, and so will nothing."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studyapp.domain.article import DateOrigin
from studyapp.domain.dates import MONTHS, PartialDate
from studyapp.gui.theme import GRID, measure_of
from studyapp.gui.widgets.text import Text

NO_DATE = (
    "Left empty, the date counts as unknown: facts that say “last year” or “on Tuesday” then wait "
    "under “Left out, and why”, because nobody could tell what they mean."
)
BAD_DATE = "Write the date like 2020-10-08, 8 October 2020, October 2020 or 2020."
_ORIGINS = {
    DateOrigin.TEXT: "found in the text",
    DateOrigin.FILE_NAME: "found in the file's name",
    DateOrigin.STUDENT: "given by you",
}
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_WORDS_US = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


def read_date(text: str) -> PartialDate | None:
    """Read a date as people in India write it, day before month; None for nothing. ValueError when it is no date."""
    text = text.strip()
    if not text:
        return None
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        return PartialDate(year, month, day)
    if found := _WORDS.fullmatch(text):
        return PartialDate(int(found[3]), _month(found[2]), int(found[1]) if found[1] else None)
    if found := _WORDS_US.fullmatch(text):
        return PartialDate(int(found[3]), _month(found[1]), int(found[2]))
    return PartialDate.parse(text)


def _month(name: str) -> int:
    for number, month in enumerate(MONTHS, start=1):
        if month.lower().startswith(name.lower()[:3]) and (len(name) <= 4 or month.lower() == name.lower()):
            return number
    raise ValueError(f"not a month: {name}")


class DateField(QWidget):
    """A field for a date and, under it, what the date means. What the student wrote is never overwritten."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._edit = QLineEdit()
        self._edit.setPlaceholderText("e.g. 2020-10-08 or October 2020")
        self._edit.setAccessibleName("Publication date")
        self._edit.setToolTip("When the article was published. A month or a year will do; leave it empty if unknown.")
        self._edit.setMaximumWidth(measure_of(self.font()) // 2)
        self._hint = Text(NO_DATE, "small")
        self._found: tuple[PartialDate | None, DateOrigin] = (None, DateOrigin.UNKNOWN)
        self._edit.textEdited.connect(self._edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        row = QHBoxLayout()
        row.addWidget(self._edit)
        row.addStretch()
        layout.addLayout(row)
        layout.addWidget(self._hint)

    def edit(self) -> QLineEdit:
        """Return the field itself, for labels and focus."""
        return self._edit

    def propose(self, published: PartialDate | None, origin: DateOrigin) -> None:
        """Prefill with a date that was found, unless the student has written one."""
        if self._edit.isModified():
            return
        self._found = (published, origin)
        self._edit.setText(published.words() if published else "")
        self._explain()

    def clear(self) -> None:
        """Begin anew."""
        self._edit.clear()
        self._edit.setModified(False)
        self._found = (None, DateOrigin.UNKNOWN)
        self._explain()

    def value(self) -> tuple[PartialDate | None, DateOrigin]:
        """Return the date and who said so. ValueError with a line for the student when it is no date."""
        date = self._read()
        if date == self._found[0]:
            return self._found
        return date, DateOrigin.STUDENT if date else DateOrigin.UNKNOWN

    def _read(self) -> PartialDate | None:
        try:
            return read_date(self._edit.text())
        except ValueError:
            raise ValueError(BAD_DATE) from None

    def _edited(self) -> None:
        self._explain()
        self.changed.emit()

    def _explain(self) -> None:
        try:
            date, origin = self.value()
        except ValueError as error:
            self._hint.setText(str(error))
            return
        self._hint.setText(f"{date.words()}, {_ORIGINS.get(origin, '')}" if date else NO_DATE)
