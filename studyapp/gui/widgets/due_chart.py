"""The next two weeks as a row of bars."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studyapp.gui.theme import GRID, scaled, worn
from studyapp.gui.wording import WEEKDAYS, count


class DueChart(QWidget):
    """Paints how many cards fall due on each study day; tells each bar's number when pointed at."""

    def __init__(self) -> None:
        super().__init__()
        self._first = date.min
        self._counts: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Cards that fall due in the next days")

    def show_days(self, first: date, counts: tuple[int, ...]) -> None:
        """Show ``counts`` for the days from ``first`` (today) on."""
        self._first, self._counts = first, counts
        self.setAccessibleDescription("; ".join(self._words(index) for index in range(len(counts))))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a calm height."""
        return QSize(60 * GRID, 14 * GRID + self._label_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars with their numbers above and days below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled(self.font(), "small"))
        for index in range(len(self._counts)):
            self._paint_day(painter, index)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Answer a pointing hand with the bar's number."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._counts:
            index = min(int(event.pos().x() / self._slot()), len(self._counts) - 1)
            QToolTip.showText(event.globalPos(), self._words(index), self)
            return True
        return super().event(event)

    def _label_height(self) -> int:
        """Return the pixels below the bars for day and date."""
        return 2 * QFontMetrics(scaled(self.font(), "small")).lineSpacing() + GRID

    def _slot(self) -> float:
        return self.width() / max(1, len(self._counts))

    def _day(self, index: int) -> date:
        return date.fromordinal(self._first.toordinal() + index)

    def _words(self, index: int) -> str:
        day = "Today" if index == 0 else WEEKDAYS[self._day(index).weekday()] + f" {self._day(index).day}"
        return f"{day}: {count(self._counts[index], 'card')}"

    def _paint_day(self, painter: QPainter, index: int) -> None:
        tokens, slot = worn(), self._slot()
        number, top = self._counts[index], painter.fontMetrics().height() + GRID / 2
        room = self.height() - self._label_height() - top
        height = max(3.0, room * number / max(1, *self._counts))
        width = min(slot * 0.56, 5.0 * GRID)
        bar = QRectF(index * slot + (slot - width) / 2, top + room - height, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.border if not number else tokens.accent if index == 0 else tokens.outline))
        painter.setOpacity(1.0 if index == 0 or not number else 0.55)
        painter.drawRoundedRect(bar, min(4.0, height / 2), min(4.0, height / 2))
        painter.setOpacity(1.0)
        if number:
            painter.setPen(QColor(tokens.text))
            above = QRectF(index * slot, bar.top() - top, slot, top)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, f"{number:,}")
        self._paint_label(painter, index, QPointF(index * slot, self.height() - self._label_height() + GRID / 2))

    def _paint_label(self, painter: QPainter, index: int, at: QPointF) -> None:
        tokens, day = worn(), self._day(index)
        painter.setPen(QColor(tokens.text if index == 0 else tokens.muted))
        name = "Today" if index == 0 and self._slot() > 5 * GRID else WEEKDAYS[day.weekday()][:2]
        box = QRectF(at.x(), at.y(), self._slot(), self._label_height() - GRID / 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, f"{name}\n{day.day}")
