"""Change the wording of a draft or card in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from studyapp.domain.prompt import BLANK, Prompt, make_prompt, prompt_kind, prompt_text
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.text import Text, line


class Field(QPlainTextEdit):
    """A field in which Enter is done and Esc is off; Shift+Enter begins a line."""

    entered = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Claim Enter and Esc before a shortcut of the window takes them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Signal Enter and Esc; leave the other keys to the editor."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif self._ours(event):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _ours(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return event.key() == Qt.Key.Key_Escape or (enter and not shifted)


class PromptEditor(QFrame):
    """Two fields, the wording checked before it leaves. ``saved`` carries (text, answer)."""

    saved = Signal(str, str)
    cancelled = Signal()

    def __init__(self, save_words: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._kind = "qa"
        self._label = line("Question", "topic")
        self._text, self._answer = Field(), Field()
        self._fault = Text(role="error")
        self._fault.hide()
        self._lay_out(save_words)
        for field in (self._text, self._answer):
            field.setTabChangesFocus(True)
            field.entered.connect(self._save)
            field.left.connect(self.cancelled)

    def _lay_out(self, save_words: str) -> None:
        save, cancel = Button(save_words, "primary"), Button("Cancel", "plain")
        save.setToolTip(f"{save_words} (Enter)")
        cancel.setToolTip("Leave the wording as it was (Esc)")
        save.clicked.connect(self._save)
        cancel.clicked.connect(self.cancelled)
        self._text.setAccessibleName("Question")
        self._answer.setAccessibleName("Answer")
        lines = self.fontMetrics().lineSpacing()
        self._text.setMinimumHeight(3 * lines)
        self._answer.setFixedHeight(2 * lines + 3 * GRID)
        buttons = QHBoxLayout()
        for widget in (save, cancel):
            buttons.addWidget(widget)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * GRID,) * 4)
        layout.setSpacing(GRID)
        for part in (self._label, self._text, line("Answer", "topic"), self._answer, self._fault):
            layout.addWidget(part)
        layout.addLayout(buttons)

    def edit(self, prompt: Prompt) -> None:
        """Begin with the wording of ``prompt``."""
        self._kind = prompt_kind(prompt)
        cloze = self._kind == "cloze"
        self._label.setText(f"Statement, with one blank written {BLANK}" if cloze else "Question")
        self._text.setPlainText(prompt_text(prompt))
        self._answer.setPlainText(prompt.answer)
        self._answer.moveCursor(QTextCursor.MoveOperation.End)
        self._fault.say("")
        self._text.setFocus()
        self._text.selectAll()

    def complain(self, words: str) -> None:
        """Show why the wording was not taken."""
        self._fault.say(words)

    def complaint(self) -> str:
        """Return why the wording was not taken, empty when nothing is wrong."""
        return self._fault.text()

    def _save(self) -> None:
        text, answer = self._text.toPlainText(), self._answer.toPlainText()
        try:
            make_prompt(self._kind, text, answer)
        except ValueError as error:
            self.complain(str(error))
        else:
            self.saved.emit(text.strip(), answer.strip())
