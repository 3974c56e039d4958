"""Labels for words that come from articles: shown as they are, wrapped, never taken for markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studyapp.gui.theme import GRID, measure_of


class Text(QLabel):
    """A wrapped label of plain text in one of the style sheet's roles."""

    def __init__(self, text: str = "", role: str = "", *, selectable: bool = False) -> None:
        super().__init__(text)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def say(self, text: str) -> None:
        """Show ``text``; take no room when it is empty."""
        self.setText(text)
        self.setVisible(bool(text))


def line(text: str = "", role: str = "") -> QLabel:
    """Return a label of one line that does not wrap."""
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def scrolled(inside: QWidget) -> QScrollArea:
    """Return a frameless area that scrolls ``inside`` up and down when it does not fit."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def rule() -> QFrame:
    """Return a thin horizontal line."""
    frame = QFrame()
    frame.setProperty("role", "rule")
    return frame


class Column(QWidget):
    """A centred column that grows to ``width`` times the measure and not beyond."""

    def __init__(self, width: float = 1.0) -> None:
        super().__init__()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        self._inner = QWidget()
        self._inner.setMaximumWidth(int(measure_of(self.font()) * width))
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(2 * GRID)
        outer.addStretch(1)
        outer.addWidget(self._inner, 1000)
        outer.addStretch(1)
