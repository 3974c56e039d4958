"""Marked questions to look at, of one paper or from the error log, after one row that stands for the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.domain.paper import Confidence, ErrorEntry, ItemResult, Outcome, Result
from studyapp.domain.question import Question, QuestionKind
from studyapp.gui.models.source_list import SECOND_LINE
from studyapp.gui.paper_words import ERRORS, FORMATS, OUTCOMES, SIGNS, SURENESS, signed

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
SIGN = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class Looked:
    """A marked question; ``number`` is its place in its paper (0: not said), ``error`` its line of the error log."""

    item: ItemResult
    number: int = 0
    error: ErrorEntry | None = None


def looked_result(result: Result, *, only_wrong: bool = False) -> tuple[Looked, ...]:
    """Return the questions of a result: all, or those that are worth another look."""
    errors = {entry.question.id: entry for entry in result.errors}
    return tuple(
        Looked(item, number, errors.get(item.question.id))
        for number, item in enumerate(result.items, 1)
        if not only_wrong or went_wrong(item)
    )


def looked_errors(entries: Sequence[ErrorEntry]) -> tuple[Looked, ...]:
    """Return the lines of the error log; what they cost is not said there."""
    return tuple(Looked(_item_of(entry), error=entry) for entry in entries)


def _item_of(entry: ErrorEntry) -> ItemResult:
    chosen = entry.answer.chosen if entry.answer else ()
    right = chosen == (entry.question.key,)
    return ItemResult(entry.question, Outcome.RIGHT if right else Outcome.WRONG, Fraction(0), entry.answer)


def head_words(question: Question) -> str:
    """Return the words by which a question is told from others."""
    if question.kind in (QuestionKind.TRUE_FALSE, QuestionKind.REASON) and question.statements:
        return question.statements[0].text
    if question.rows and all(question.heads):
        return f"{question.heads[0]} – {question.heads[1]}"
    return question.topic or question.stem if question.statements else question.stem


def went_wrong(item: ItemResult) -> bool:
    """Return whether an item is worth another look: wrong, blank, or right by a guess."""
    guessed = item.answer is not None and item.answer.confidence is Confidence.GUESS
    return item.outcome in (Outcome.WRONG, Outcome.BLANK) or (item.outcome is Outcome.RIGHT and guessed)


def item_line(item: ItemResult) -> str:
    """Return what became of an item: ``Wrong, sure · −0.67``."""
    confidence = item.answer.confidence if item.answer and item.answer.chosen else None
    said = f", {SURENESS[confidence].lower()}" if confidence else ""
    marks = [signed(item.marks)] if item.marks and item.outcome is not Outcome.WITHDRAWN else []
    return " · ".join([OUTCOMES[item.outcome] + said, *marks])


def _below(looked: Looked) -> str:
    error = looked.error
    if looked.number or error is None:
        return f"{item_line(looked.item)} · {FORMATS[looked.item.question.kind]}"
    return f"{ERRORS[error.kind]} · {item_line(looked.item)}"


class ItemList(QAbstractListModel):
    """Row 0 is the whole; the question of row n is ``looked(n)``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._head = ("", "")
        self._rows: tuple[Looked, ...] = ()

    def set_rows(self, rows: Sequence[Looked], head: tuple[str, str]) -> None:
        """Show these questions below a first row with the two lines ``head``."""
        self.beginResetModel()
        self._rows, self._head = tuple(rows), head
        self.endResetModel()

    def looked(self, row: int) -> Looked | None:
        """Return the question of a row; None for the first row and outside the list."""
        return self._rows[row - 1] if 1 <= row <= len(self._rows) else None

    def row_of(self, looked: Looked | None) -> int:
        """Return the row of the same question of the same sitting, 0 when it is not here."""
        if looked is None:
            return 0
        return next((row for row, each in enumerate(self._rows, 1) if _key(each) == _key(looked)), 0)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of rows, the first one counted."""
        return 0 if parent.isValid() else len(self._rows) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's two lines and its sign."""
        if not index.isValid() or not 0 <= index.row() <= len(self._rows):
            return None
        looked = self.looked(index.row())
        if role == SIGN:
            return SIGNS[looked.item.outcome] if looked else ""
        title, below = (_title(looked), _below(looked)) if looked else self._head
        if role == SECOND_LINE:
            return below
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {below}"
        return title if role == Qt.ItemDataRole.DisplayRole else None


def _title(looked: Looked) -> str:
    number = f"{looked.number}. " if looked.number else ""
    return number + head_words(looked.item.question)


def _key(looked: Looked) -> tuple[str, str]:
    return looked.item.question.id, "" if looked.number or looked.error is None else looked.error.sitting_id
