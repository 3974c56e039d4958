"""What the tints and signs of the reader mean, with how many there are; a click leads to the next one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studyapp.gui.fact_look import SIGN, FactState, fact_look, paint_sign
from studyapp.gui.theme import GRID, scaled, worn
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.flow import FlowLayout
from studyapp.gui.wording import count


class LegendEntry(Button):
    """The sign of a state on its tint, its word and how many there are."""

    def __init__(self, state: FactState) -> None:
        super().__init__("", "legend")
        self._state, self._number, self._compact = state, 0, False

    def show_number(self, number: int) -> None:
        """Show how many there are; none is not shown at all."""
        self._number = number
        self.setVisible(bool(number))
        self._word()
        self.setToolTip(f"{self._words()}. {self._state.tip}. Click to go to the next one.")
        self.setAccessibleName(f"{self._words()}. Go to the next one")

    def set_compact(self, compact: bool) -> None:
        """Leave the word to the tooltip, or show it."""
        self._compact = compact
        self._word()

    def _words(self) -> str:
        drafts = self._state is FactState.DRAFT
        return count(self._number, "draft") if drafts else f"{self._number:,} {self._state}"

    def _word(self) -> None:
        self.setText(f"{self._number:,}" if self._compact else self._words())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of sign and words."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + SIGN + 4 * GRID, metrics.height() + GRID)

    def minimumSizeHint(self) -> QSize:
        """Return the same: nothing of it can be left out."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the entry on its tint."""
        tokens, painter = worn(), QPainter(self)
        look = fact_look(self._state, tokens)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.strong if self.underMouse() else look.ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), GRID // 2, GRID // 2)
        paint_sign(painter, QRectF(GRID, (self.height() - SIGN) / 2, SIGN, SIGN), self._state, look.ink)
        painter.setPen(QColor(tokens.text))
        painter.setFont(scaled(self.font(), "small"))
        words = self.rect().adjusted(SIGN + 2 * GRID, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()


class FactLegend(QWidget):
    """One entry for each state that occurs."""

    wanted = Signal(object)  # FactState

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What the colours mean")
        layout = FlowLayout(self, GRID // 2)
        self._entries = {state: LegendEntry(state) for state in FactState}
        for state, entry in self._entries.items():
            entry.clicked.connect(lambda *_, state=state: self.wanted.emit(state))
            layout.addWidget(entry)
        self.show_states(())

    def show_states(self, states: Iterable[FactState]) -> None:
        """Count these states."""
        counts = Counter(states)
        for state, entry in self._entries.items():
            entry.show_number(counts[state])

    def set_compact(self, compact: bool) -> None:
        """Show only signs and numbers, or the words too."""
        for entry in self._entries.values():
            entry.set_compact(compact)

    def words(self) -> list[str]:
        """Return what is shown."""
        return [entry.text() for entry in self._entries.values() if not entry.isHidden()]
