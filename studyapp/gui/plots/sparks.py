"""Named shares over the same months below each other: a small line each, all on one scale from 0 to 100 %."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from studyapp.gui.plots.drawing import Look, paint_band, paint_feet
from studyapp.gui.plots.rows import ends, paint_ends
from studyapp.gui.theme import GRID

RADIUS = 3.0  # pixels
_ACROSS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_DOWN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True)
class Spark:
    """A name with a share (cut to 0 to 1 when painted) and its words for each month; None where there is none."""

    name: str
    note: str
    shares: tuple[float | None, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Sparks:
    """``months`` are the feet of the columns. A value is a month of a name."""

    sparks: tuple[Spark, ...]
    months: tuple[str, ...]

    def count(self) -> int:
        """Return how many values there are."""
        return len(self._values())

    def words(self, index: int) -> str:
        """Return a value in words."""
        row, month = self._values()[index]
        return self.sparks[row].words[month]

    def height(self, _width: float, line: float, /) -> float:
        """Return the height of all lines."""
        return len(self.sparks) * _row_height(line) + line + GRID

    def step(self, current: int | None, key: Qt.Key) -> int | None:
        """Go along a line, and up and down to the nearest month of the next one."""
        values = self._values()
        if not values or key not in (*_ACROSS, *_DOWN, Qt.Key.Key_Home, Qt.Key.Key_End):
            return None
        if current is None or key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return len(values) - 1
        if key in _ACROSS:
            return max(0, min(len(values) - 1, current + _ACROSS[key]))
        row, month = values[current]
        there = [place for place, (each, _) in enumerate(values) if each == row + _DOWN[key]]
        return min(there, key=lambda place: abs(values[place][1] - month), default=None)

    def at(self, point: QPointF, area: QRectF, look: Look) -> int | None:
        """Return the nearest value of the line under the point."""
        row = int((point.y() - area.top()) // _row_height(look.metrics().height()))
        there = [place for place, (each, _) in enumerate(self._values()) if each == row]
        room = self._room(area, look)
        return min(there, key=lambda place: abs(self._x(room, self._values()[place][1]) - point.x()), default=None)

    def paint(self, painter: QPainter, area: QRectF, look: Look, current: int | None) -> None:
        """Paint every line."""
        high, columns, room = _row_height(look.metrics().height()), self._columns(area, look), self._room(area, look)
        chosen = self._values()[current] if current is not None else None
        painter.setFont(look.font)
        for row, spark in enumerate(self.sparks):
            box = QRectF(area.left(), area.top() + row * high, area.width(), high)
            if chosen and chosen[0] == row:
                paint_band(painter, box.adjusted(-GRID / 2, 1, GRID / 2, -1), look)
            paint_ends(painter, box, look, (spark.name, spark.note), columns)
            line = QRectF(room.left(), box.top() + GRID / 2, room.width(), high - GRID)
            self._line(painter, line, look, spark, chosen[1] if chosen and chosen[0] == row else None)
        foot = QRectF(room.left(), area.top(), room.width(), len(self.sparks) * high)
        paint_feet(painter, foot, look, [(self._x(room, place), month) for place, month in enumerate(self.months)])

    def _values(self) -> list[tuple[int, int]]:
        return [
            (row, month)
            for row, spark in enumerate(self.sparks)
            for month, share in enumerate(spark.shares)
            if share is not None
        ]

    def _columns(self, area: QRectF, look: Look) -> tuple[float, float]:
        return ends(area, look, [(spark.name, spark.note) for spark in self.sparks])

    def _room(self, area: QRectF, look: Look) -> QRectF:
        name, note = self._columns(area, look)
        return area.adjusted(name + GRID, 0, -note - GRID, 0)

    def _x(self, room: QRectF, month: int) -> float:
        return room.left() + room.width() * (month + 0.5) / max(1, len(self.months))

    def _line(self, painter: QPainter, room: QRectF, look: Look, spark: Spark, chosen: int | None) -> None:
        painter.setPen(QPen(look.colour("border"), 1))
        for y in (round(room.top()) + 0.5, round(room.bottom()) + 0.5):  # 100 and 0 %
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        points = {
            month: QPointF(self._x(room, month), room.bottom() - room.height() * max(0.0, min(1.0, share)))
            for month, share in enumerate(spark.shares)
            if share is not None
        }
        painter.setPen(QPen(look.colour("accent", 0.6), 1.5))
        for one, two in pairwise(points.values()):
            painter.drawLine(one, two)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        for month, point in points.items():
            radius = RADIUS + (2 if month == chosen else 0)
            painter.drawEllipse(point, radius, radius)


def _row_height(line: float) -> float:
    return line + 2 * GRID
