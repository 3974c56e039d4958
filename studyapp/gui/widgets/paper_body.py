"""The statements, pairs or lists of a test question as they are printed, and after the answer what is true of each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from studyapp.domain.question import Question, QuestionKind
from studyapp.gui.paper_reasons import part_reason
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.text import Text, line

_TOP = Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def body_of(question: Question, *, judged: bool) -> QWidget | None:
    """Return the part between stem and options, None where there is none."""
    if question.kind is QuestionKind.MATCH:
        return _match(question, judged)
    if question.rows:
        return _pairs(question, judged)
    if question.statements:
        return _statements(question, judged)
    return None


def _statements(question: Question, judged: bool) -> QWidget:
    widget, grid = _grid()
    alone = question.kind is QuestionKind.TRUE_FALSE
    labels = question.labels or ("",) * len(question.statements)
    for row, (label, statement) in enumerate(zip(labels, question.statements, strict=False)):
        name = f"Statement-{label}:" if question.kind is QuestionKind.REASON else f"{label}."
        if not alone:
            grid.addWidget(line(name, "label"), 2 * row, 0, _TOP)
        grid.addWidget(_cell(statement.text, "lead-text" if alone else ""), 2 * row, 1)
        if judged:
            if question.kind is not QuestionKind.CHRONOLOGY:
                grid.addWidget(_verdict(statement.true, "true", "false"), 2 * row, 2, _LEFT)
            _explain(grid, 2 * row + 1, part_reason(question, row))
    grid.setColumnStretch(1, 1)
    return widget


def _pairs(question: Question, judged: bool) -> QWidget:
    widget, grid = _grid()
    for column, head in zip((1, 2), question.heads, strict=True):
        grid.addWidget(Text(head, "topic"), 0, column)
    for place, (label, row) in enumerate(zip(question.labels, question.rows, strict=True)):
        at = 1 + 2 * place
        grid.addWidget(line(f"{label}.", "label"), at, 0, _TOP)
        grid.addWidget(_cell(row.left), at, 1)
        grid.addWidget(_cell(row.right), at, 2)
        if judged:
            grid.addWidget(_verdict(row.true, "matches", "does not"), at, 3, _LEFT)
            _explain(grid, at + 1, part_reason(question, place) or ("" if row.true else f"{row.left}: {row.answer}"))
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    return widget


def _match(question: Question, judged: bool) -> QWidget:
    widget, grid = _grid()
    for column, (name, head) in zip(
        (1, 3), (("List-I", question.heads[0]), ("List-II", question.heads[1])), strict=True
    ):
        grid.addWidget(Text(f"{name}: {head}" if head else name, "topic"), 0, column)
    for place, (label, row) in enumerate(zip(question.labels, question.rows, strict=True)):
        grid.addWidget(line(f"{label}.", "label"), 1 + place, 0, _TOP)
        grid.addWidget(_cell(row.left), 1 + place, 1)
    for place, text in enumerate(question.second_list):
        grid.addWidget(line(f"{place + 1}.", "label"), 1 + place, 2, _TOP)
        grid.addWidget(_cell(text), 1 + place, 3)
    if judged:
        below = 1 + max(len(question.rows), len(question.second_list))
        for place, (label, row) in enumerate(zip(question.labels, question.rows, strict=True)):
            number = question.second_list.index(row.answer) + 1 if row.answer in question.second_list else 0
            told = f"{label}-{number}" if number else row.answer
            grid.addWidget(Text(f"{told}: {row.left}, {row.answer}", "muted"), below + place, 0, 1, 4)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    return widget


def _grid() -> tuple[QWidget, QGridLayout]:
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GRID + GRID // 2)
    grid.setVerticalSpacing(GRID // 2 + 2)
    return widget, grid


def _cell(words: str, role: str = "") -> Text:
    cell = Text(words, role)
    cell.setAlignment(_LEFT)
    return cell


def _verdict(true: bool, yes: str, no: str) -> QLabel:
    return line(yes if true else no, "badge" if true else "caution")


def _explain(grid: QGridLayout, row: int, words: str) -> None:
    if words:
        grid.addWidget(Text(words, "muted"), row, 1, 1, 2)
