"""A test question as it is printed, to be answered, and afterwards with everything that can be said of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.paper import ItemResult, Outcome
from studyapp.domain.question import Evidence, Question, QuestionKind
from studyapp.gui.actions import key_words
from studyapp.gui.models.paper_items import item_line
from studyapp.gui.paper_reasons import option_reason
from studyapp.gui.paper_words import FORMATS, LETTERS
from studyapp.gui.theme import GRID, measure_of
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.paper_body import body_of
from studyapp.gui.widgets.paper_option import NEITHER, RIGHT, WRONG, OptionButton
from studyapp.gui.widgets.text import Text, line, rule

WIDEST = 1.6  # of a comfortable line: options stand beside their signs
OUT_OF_MARKS = "You said that this key is wrong: it counts nowhere and waits for repair."


class QuestionFace(QFrame):
    """Shows one question. ``chosen`` carries the option that was pressed, ``source_wanted`` an Evidence."""

    chosen = Signal(int)
    source_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._shown: tuple[Question, ItemResult | None] | None = None
        self._inside: QWidget | None = None
        self.buttons: list[OptionButton] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*(3 * GRID,) * 4)

    def show_question(self, question: Question, item: ItemResult | None = None) -> None:
        """Show a question; with ``item`` also the key and all explanations."""
        if self._shown == (question, item):
            return
        self._shown = (question, item)
        if self._inside is not None:
            self._layout.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = self._build(question, item)
        self._layout.addWidget(self._inside)
        self.setAccessibleName(question.stem)

    def show_choice(self, chosen: Sequence[int]) -> None:
        """Show which options stand."""
        if self._shown and self._shown[1] is None:
            for place, button in enumerate(self.buttons):
                button.setChecked(place in chosen)

    def judged(self) -> bool:
        """Return whether the key is shown."""
        return self._shown is not None and self._shown[1] is not None

    def _build(self, question: Question, item: ItemResult | None) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(Text(question.topic or FORMATS[question.kind], "topic"))
        if item is not None and (item.answer is not None or item.outcome is not Outcome.BLANK):
            column.addLayout(_outcome(item))
        body = body_of(question, judged=item is not None)
        if question.kind is not QuestionKind.TRUE_FALSE or body is None:
            column.addWidget(Text(question.stem, "prompt", selectable=True))
        else:
            column.addWidget(Text(question.stem, "muted"))
        if body is not None:
            column.addWidget(body)
        if question.closing:
            column.addWidget(Text(question.closing, "prompt"))
        self._add_options(column, question, item)
        if item is not None:
            self._add_reasons(column, question)
        return inside

    def _add_options(self, column: QVBoxLayout, question: Question, item: ItemResult | None) -> None:
        self.buttons = []
        taken = item.answer.chosen if item and item.answer else ()
        for place, (letter, option) in enumerate(zip(LETTERS, question.options, strict=False)):
            button = OptionButton(letter, option, f"Choose {letter} ({key_words(letter)} or {place + 1})")
            button.clicked.connect(lambda _=False, place=place: self._press(place))
            if item is not None:
                wrong = WRONG if place in taken else NEITHER
                verdict = RIGHT if place == question.key else wrong
                button.judge(verdict, place in taken, option_reason(question, place))
            self.buttons.append(button)
            column.addWidget(button)

    def _press(self, place: int) -> None:
        self.buttons[place].setChecked(True)
        self.chosen.emit(place)

    def _add_reasons(self, column: QVBoxLayout, question: Question) -> None:
        told = {button.explanation() for button in self.buttons}
        if question.explanation and question.explanation not in told:
            column.addWidget(Text(question.explanation, "muted", selectable=True))
        sources = list(dict.fromkeys(question.evidence))
        if sources:
            column.addWidget(rule())
            column.addWidget(line("Where it stands", "topic"))
        for evidence in sources:
            column.addWidget(self._source(evidence))

    def _source(self, evidence: Evidence) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        if evidence.sentence:
            column.addWidget(Text(f"“{' '.join(evidence.sentence.split())}”", "quote", selectable=True))
        row = QHBoxLayout()
        row.addWidget(Text(evidence.source, "small"), 1)
        if evidence.article_id:
            button = Button("Open", "plain")
            button.setToolTip(f"Show the article “{evidence.source}” beside the question (O)")
            button.clicked.connect(lambda *_: self.source_wanted.emit(evidence))
            row.addWidget(button)
        column.addLayout(row)
        return part


def hugged(face: QuestionFace) -> QWidget:
    """Return a face with nothing but air below it, not wider than can be read with comfort."""
    inside = QWidget()
    inside.setMaximumWidth(int(measure_of(face.font()) * WIDEST))
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(face)
    column.addStretch(1)
    return inside


def _outcome(item: ItemResult) -> QHBoxLayout:
    row = QHBoxLayout()
    good = item.outcome is Outcome.RIGHT
    words = OUT_OF_MARKS if item.outcome is Outcome.WITHDRAWN else item_line(item)
    row.addWidget(line(words, "badge" if good else "caution"))
    row.addStretch()
    return row
