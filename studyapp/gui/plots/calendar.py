"""A year of days as small squares, a column a week, the darker the more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from studyapp.domain.dates import MONTHS
from studyapp.gui.plots.drawing import Look
from studyapp.gui.theme import GRID
from studyapp.gui.wording import WEEKDAYS

WEEKS = 54  # columns that a year may touch
WIDEST = 18.0  # pixels of a square with its gap
SHADES = (0.0, 0.28, 0.5, 0.74, 1.0)  # of the accent, from nothing to most
_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7}


def shade_limits(amounts: Iterable[int]) -> tuple[int, int, int, int]:
    """Return from which amounts on a day has each shade: a quarter of the days that have any amount each."""
    some = sorted(amount for amount in amounts if amount > 0)
    if not some:
        return 1, 1, 1, 1
    quarters = (some[len(some) * part // 4] for part in range(1, 4))
    limits = [1, *quarters]
    for place in range(1, 4):
        limits[place] = max(limits[place], limits[place - 1] + 1)
    return limits[0], limits[1], limits[2], limits[3]


@dataclass(frozen=True)
class Calendar:
    """``amounts`` and ``told`` are those of each day of ``year``, the first of January first; later days are left out."""

    year: int
    amounts: tuple[int, ...]
    told: tuple[str, ...]
    limits: tuple[int, int, int, int]
    today: date

    def count(self) -> int:
        """Return how many days there are."""
        return len(self.amounts)

    def words(self, index: int) -> str:
        """Return a day in words."""
        return self.told[index]

    def height(self, width: float, line: float, /) -> float:
        """Return the height of a week with the names of the months above and the shades below."""
        return 7 * self._size(width, 3.5 * line) + 2 * line + 3 * GRID

    def step(self, current: int | None, key: Qt.Key) -> int | None:
        """Go by days up and down, by weeks left and right."""
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End or (current is None and key in _KEYS):
            return len(self.amounts) - 1
        if key not in _KEYS or current is None:
            return None
        return max(0, min(len(self.amounts) - 1, current + _KEYS[key]))

    def at(self, point: QPointF, area: QRectF, look: Look) -> int | None:
        """Return the day under the point."""
        origin, size = self._origin(area, look)
        week, weekday = int((point.x() - origin.x()) // size), int((point.y() - origin.y()) // size)
        day = week * 7 + weekday - self._offset()
        return day if week >= 0 and 0 <= weekday < 7 and 0 <= day < len(self.amounts) else None

    def paint(self, painter: QPainter, area: QRectF, look: Look, current: int | None) -> None:
        """Paint days, months, weekdays and shades."""
        origin, size = self._origin(area, look)
        painter.setFont(look.font)
        self._names(painter, origin, size, look)
        for day in range(_days(self.year)):
            box = self._box(origin, size, day)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(look, day))
            painter.drawRoundedRect(box, 2.5, 2.5)
            if day == current or date(self.year, 1, 1).toordinal() + day == self.today.toordinal():
                painter.setPen(QPen(look.colour("text" if day == current else "outline"), 2 if day == current else 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 3, 3)
        self._shades(painter, origin, size, look)

    def _colour(self, look: Look, day: int) -> QColor:
        if day >= len(self.amounts):
            return look.colour("sunken", 0.5)
        return self._shade(look, sum(self.amounts[day] >= limit for limit in self.limits))

    def _shade(self, look: Look, shade: int) -> QColor:
        return look.colour("accent", SHADES[shade]) if shade else look.colour("sunken")

    def _names(self, painter: QPainter, origin: QPointF, size: float, look: Look) -> None:
        metrics = look.metrics()
        painter.setPen(look.colour("muted"))
        for month in range(1, 13):
            day = date(self.year, month, 1).toordinal() - date(self.year, 1, 1).toordinal()
            x = origin.x() + size * ((day + self._offset() + 6) // 7)
            painter.drawText(QPointF(x, origin.y() - GRID / 2 - metrics.descent()), MONTHS[month - 1][:3])
        for weekday in (0, 2, 4):
            box = QRectF(0, origin.y() + weekday * size, origin.x() - GRID, size)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, WEEKDAYS[weekday][:3])

    def _shades(self, painter: QPainter, origin: QPointF, size: float, look: Look) -> None:
        """Paint below what the shades mean."""
        metrics = look.metrics()
        words = [
            "none",
            *(f"{limit:,} or more" if place == 3 else f"{limit:,}" for place, limit in enumerate(self.limits)),
        ]
        y, x = origin.y() + 7 * size + GRID, origin.x()
        for shade, word in enumerate(words):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._shade(look, shade))
            painter.drawRoundedRect(QRectF(x, y + (metrics.height() - 11) / 2, 11, 11), 2.5, 2.5)
            painter.setPen(look.colour("muted"))
            painter.drawText(QPointF(x + 16, y + metrics.ascent()), word)
            x += 16 + metrics.horizontalAdvance(word) + 1.5 * GRID

    def _offset(self) -> int:
        """Return how many days of the first week belong to the year before."""
        return date(self.year, 1, 1).weekday()

    def _origin(self, area: QRectF, look: Look) -> tuple[QPointF, float]:
        """Return where the first square stands and how far it is to the next one."""
        metrics = look.metrics()
        left = metrics.horizontalAdvance("Wed") + GRID
        return QPointF(area.left() + left, area.top() + metrics.height() + GRID / 2), self._size(area.width(), left)

    @staticmethod
    def _size(width: float, left: float) -> float:
        return max(5.0, min(WIDEST, (width - left) / WEEKS))

    def _box(self, origin: QPointF, size: float, day: int) -> QRectF:
        week, weekday = divmod(day + self._offset(), 7)
        gap = 3.0 if size > 11 else 1.5
        return QRectF(origin.x() + week * size, origin.y() + weekday * size, size - gap, size - gap)


def _days(year: int) -> int:
    return date(year + 1, 1, 1).toordinal() - date(year, 1, 1).toordinal()
