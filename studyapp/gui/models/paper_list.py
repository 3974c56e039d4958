"""The papers, after the rows that stand for a new test, for the mistakes, and for the student's own questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.domain.paper import PaperLine, Sitting
from studyapp.gui.models.source_list import SECOND_LINE
from studyapp.gui.paper_words import answered, figure
from studyapp.gui.wording import count, day_words

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
NEW, MISTAKES, OWN = range(3)
FIXED = 3
Marks = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class PaperRow:
    """A paper with its sittings, the last begun first."""

    line: PaperLine
    sittings: tuple[Sitting, ...] = ()

    @property
    def open(self) -> Sitting | None:
        """The sitting that is under way."""
        return next((each for each in self.sittings if each.submitted_at is None), None)

    @property
    def done(self) -> tuple[Sitting, ...]:
        """The sittings that were handed in."""
        return tuple(each for each in self.sittings if each.submitted_at is not None)


def paper_rows(lines: Sequence[PaperLine], sittings: Sequence[Sitting]) -> tuple[PaperRow, ...]:
    """Return the papers, first those under way, then the newest first."""
    of: dict[str, list[Sitting]] = {}
    for sitting in sittings:
        of.setdefault(sitting.paper_id, []).append(sitting)
    rows = [PaperRow(line, tuple(of.get(line.id, ()))) for line in lines]
    return tuple(sorted(rows, key=lambda row: row.open is None))


def row_line(row: PaperRow, marks: Mapping[str, Marks], zone: tzinfo) -> str:
    """Return how a paper stands: ``31.33 of 50 marks · 20 November 2026``."""
    if sitting := row.open:
        return f"Under way · {answered(sitting.answers)} of {len(sitting.question_ids)} answered"
    if not row.done:
        return f"Not taken yet · {count(row.line.questions, 'question')}"
    last = row.done[0]
    told = marks.get(last.id)
    day = day_words((last.submitted_at or last.started_at).astimezone(zone).date())
    times = f"taken {len(row.done)} times · " if len(row.done) > 1 else ""
    return f"{times}{f'{figure(told[0])} of {figure(told[1])} marks · ' if told else ''}{day}"


class PaperList(QAbstractListModel):
    """Rows 0 to 2 are a new test, mistakes, own questions; the paper of row n is ``paper(n)``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PaperRow, ...] = ()
        self._fixed: tuple[str, str, str] = ("", "", "")
        self._marks: dict[str, Marks] = {}
        self._zone: tzinfo = UTC

    def set_rows(self, rows: Sequence[PaperRow], fixed: tuple[str, str, str], zone: tzinfo) -> None:
        """Show these papers; ``fixed`` are the lower lines of the first rows."""
        self.beginResetModel()
        self._rows, self._fixed, self._zone = tuple(rows), fixed, zone
        self.endResetModel()

    def set_marks(self, marks: Mapping[str, Marks]) -> None:
        """Show what sittings earned, by their ids."""
        self._marks = dict(marks)
        if self._rows:
            self.dataChanged.emit(self.index(FIXED), self.index(self.rowCount() - 1))

    def marks(self, sitting_id: str) -> Marks | None:
        """Return what a sitting earned, None while it is not known."""
        return self._marks.get(sitting_id)

    def paper(self, row: int) -> PaperRow | None:
        """Return the paper of a row; None for the first rows and outside the list."""
        return self._rows[row - FIXED] if FIXED <= row < len(self._rows) + FIXED else None

    def row_of(self, paper_id: str | None) -> int:
        """Return the row of a paper, 0 when it is not here."""
        return next((row for row, each in enumerate(self._rows, FIXED) if each.line.id == paper_id), NEW)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of rows, the first ones counted."""
        return 0 if parent.isValid() else len(self._rows) + FIXED

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's two lines."""
        if not index.isValid() or not 0 <= index.row() < self.rowCount():
            return None
        title, below = self._words(index.row())
        if role == SECOND_LINE:
            return below
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {below}"
        return title if role == Qt.ItemDataRole.DisplayRole else None

    def _words(self, row: int) -> tuple[str, str]:
        paper = self.paper(row)
        if paper is None:
            return ("New test", "Mistakes", "My own questions")[row], self._fixed[row]
        return paper.line.name, row_line(paper, self._marks, self._zone)
