"""One option of a test question: its letter, its words, and after the answer why it is right or wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studyapp.domain.question import Option
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.text import Text, line

RIGHT, WRONG, NEITHER = "right", "wrong", ""


class OptionButton(Button):
    """A wide button. With a verdict it is a card to read and cannot be pressed any more."""

    def __init__(self, letter: str, option: Option, tip: str) -> None:
        super().__init__("", "option")
        self._name = f"{letter}. {option.text}"
        self.setCheckable(True)
        self.setToolTip(tip)
        self.setAccessibleName(self._name)
        self._words, self._why, self._sign = Text(option.text), Text(role="muted"), line("", "badge")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        badge = line(letter, "key")
        badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        badge.setFixedWidth(self.fontMetrics().horizontalAdvance("M") + 2 * GRID)
        self._lay_out(badge)
        self._why.hide()
        self._sign.hide()
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def judge(self, verdict: str, chosen: bool, reason: str) -> None:
        """Show whether it is the key, and the ``reason`` why or why not; ``chosen`` says that the student took it."""
        self.setProperty("verdict", verdict)
        self.setChecked(False)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parts = ["right answer"] if verdict == RIGHT else []
        words = " · ".join([*parts, "your answer"] if chosen else parts)
        self._sign.setText(words)
        self._sign.setProperty("role", "badge" if verdict == RIGHT else "caution")
        self._sign.setVisible(bool(words))
        self._why.say(reason)
        self.setAccessibleDescription(f"{words}. {reason}")
        for widget in (self, self._sign):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def explanation(self) -> str:
        """Return the explanation that is shown."""
        return "" if self._why.isHidden() else self._why.text()

    def sign(self) -> str:
        """Return the words of the verdict that are shown."""
        return "" if self._sign.isHidden() else self._sign.text()

    def _lay_out(self, letter: QWidget) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + GRID // 2, GRID, GRID + GRID // 2, GRID)
        row.setSpacing(GRID + GRID // 2)
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        top = QHBoxLayout()
        top.addWidget(self._words, 1)
        top.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(top)
        words.addWidget(self._why)
        row.addWidget(letter, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
