"""Write a card of one's own on a place of an article; what speaks against it is said, and forbids nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from studyapp.domain.prompt import BLANK, make_prompt
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.flow import FlowLayout
from studyapp.gui.widgets.prompt_editor import Field
from studyapp.gui.widgets.text import Text, line

CHECK_AFTER_MS = 250  # a pause in typing
_NO_BLANK = f"Put {BLANK} where the answer stood."


class OwnEditor(QFrame):
    """Topic, question or statement, answer. ``checked`` asks whether something speaks against (kind, text, answer)."""

    saved = Signal(str, str, str, str)  # kind, text, answer, topic
    checked = Signal(str, str, str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._kind = "cloze"
        self._label = line("", "topic")
        self._topic, self._text, self._answer = QLineEdit(), Field(), Field()
        self._warning, self._fault = Text(role="caution"), Text(role="error")
        self._save_button, self._cancel = Button("Make this card", "primary"), Button("Cancel")
        self._other = Button("Ask a question instead", "plain")
        self._texts = {"qa": "", "cloze": ""}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(CHECK_AFTER_MS)
        self._pause.timeout.connect(self._check)
        self._lay_out()

    def begin(self, kind: str, statement: str, answer: str) -> None:
        """Begin with a statement with its blank, and the answer; ``propose_topic`` follows."""
        self._texts = {"qa": "", "cloze": statement}
        self._topic.clear()
        self._answer.setPlainText(answer)
        self.set_kind(kind)

    def set_kind(self, kind: str) -> None:
        """Ask by a question (``qa``) or by a statement with a blank (``cloze``)."""
        self._kind = kind
        cloze = kind == "cloze"
        self._label.setText(f"Statement, with one blank written {BLANK}" if cloze else "Question")
        self._text.setAccessibleName("Statement" if cloze else "Question")
        self._text.setPlaceholderText("" if cloze else "What is asked? The answer below is what you chose.")
        self._other.setText("Ask a question instead" if cloze else "Leave a blank instead")
        self._text.setPlainText(self._texts[kind])
        self._fault.say("")
        self.warn("")
        field = (
            self._text if not cloze or BLANK not in self._texts[kind] or self._answer.toPlainText() else self._answer
        )
        field.setFocus()
        field.moveCursor(QTextCursor.MoveOperation.End)
        self._check()

    def propose_topic(self, topic: str) -> None:
        """Fill in the line above the card, unless the student has written one already."""
        if not self._topic.text():
            self._topic.setText(topic)
            self._topic.setCursorPosition(0)

    def kind(self) -> str:
        """Return ``qa`` or ``cloze``."""
        return self._kind

    def values(self) -> tuple[str, str, str]:
        """Return topic, text and answer as they stand."""
        return self._topic.text(), self._text.toPlainText(), self._answer.toPlainText()

    def warn(self, words: str) -> None:
        """Show what speaks against the card, empty for nothing."""
        self._warning.say(f"Check this: {words}. You may keep it all the same." if words else "")
        self._save_button.setText("Make it all the same" if words else "Make this card")

    def warning(self) -> str:
        """Return what is shown against the card."""
        return "" if self._warning.isHidden() else self._warning.text()

    def complain(self, words: str) -> None:
        """Show why no card was made."""
        self._fault.say(words)

    def complaint(self) -> str:
        """Return why no card was made, empty when nothing is wrong."""
        return "" if self._fault.isHidden() else self._fault.text()

    def _check(self) -> None:
        text, answer = self._text.toPlainText(), self._answer.toPlainText()
        if self._kind == "cloze" and text.strip() and BLANK not in text:
            self.warn("")
            self._fault.say(_NO_BLANK)
            return
        if self.complaint() == _NO_BLANK:
            self._fault.say("")
        if text.strip() and answer.strip():
            self.checked.emit(self._kind, text, answer)
        else:
            self.warn("")

    def _save(self) -> None:
        topic, text, answer = self.values()
        try:
            make_prompt(self._kind, text, answer)
        except ValueError as error:
            self.complain(str(error))
        else:
            self._pause.stop()
            self.saved.emit(self._kind, text.strip(), answer.strip(), topic)

    def _swap(self) -> None:
        self._texts[self._kind] = self._text.toPlainText()
        self.set_kind("qa" if self._kind == "cloze" else "cloze")

    def _lay_out(self) -> None:
        self._save_button.setToolTip("Make this card (Enter)")
        self._cancel.setToolTip("Make no card (Esc)")
        for button, slot in ((self._save_button, self._save), (self._other, self._swap)):
            _connect(button, slot)
        self._cancel.clicked.connect(self.cancelled)
        self._topic.setAccessibleName("Topic")
        self._topic.setToolTip("The line that stands above the card")
        self._topic.returnPressed.connect(self._save)
        self._text.setAccessibleName("Statement")
        self._answer.setAccessibleName("Answer")
        lines = self.fontMetrics().lineSpacing()
        self._text.setMinimumHeight(2 * lines + 3 * GRID)
        self._text.setMaximumHeight(6 * lines + 3 * GRID)
        self._answer.setFixedHeight(2 * lines + 3 * GRID)
        for field in (self._text, self._answer):
            field.setTabChangesFocus(True)
            field.entered.connect(self._save)
            field.left.connect(self.cancelled)
            field.textChanged.connect(self._pause.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * GRID,) * 4)
        layout.setSpacing(GRID // 2)
        parts = (line("Topic", "topic"), self._topic, self._label, self._text, line("Answer", "topic"), self._answer)
        for part in (*parts, self._warning, self._fault):
            layout.addWidget(part, 1 if part is self._text else 0)
        buttons = QFrame()
        row = FlowLayout(buttons, GRID)
        for button in (self._save_button, self._cancel, self._other):
            row.addWidget(button)
        layout.addWidget(buttons)
        layout.addStretch()


def _connect(button: Button, slot: Callable[[], None]) -> None:
    button.clicked.connect(lambda *_: slot())
