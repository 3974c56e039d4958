"""What was expected against what came: dots on the diagonal mean that the expectation holds."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from studyapp.gui.plots.drawing import Look, paint_feet, paint_grid, step_in_line
from studyapp.gui.theme import GRID

MOST_RADIUS, LEAST_RADIUS = 9.0, 3.5  # pixels; the area of a dot grows with its answers
SIDE = 36.0 * GRID  # pixels, at most
NEAR = 24.0  # pixels at which a dot is meant


@dataclass(frozen=True)
class Pair:
    """Both shares (0 to 1), the likely range of the second, and how many answers they stand on."""

    expected: float
    share: float
    low: float
    high: float
    asked: int
    words: str


@dataclass(frozen=True)
class Diagonal:
    """Both axes have one scale, so that the diagonal is a diagonal."""

    pairs: tuple[Pair, ...]
    across: str
    upward: str

    def count(self) -> int:
        """Return how many dots there are."""
        return len(self.pairs)

    def words(self, index: int) -> str:
        """Return a dot in words."""
        return self.pairs[index].words

    def height(self, width: float, line: float, /) -> float:
        """Return the side of the square with its words."""
        return min(SIDE, max(14 * GRID, width - 8 * GRID)) + 3 * line

    def step(self, current: int | None, key: Qt.Key) -> int | None:
        """Go on by one dot."""
        return step_in_line(current, key, len(self.pairs))

    def at(self, point: QPointF, area: QRectF, look: Look) -> int | None:
        """Return the nearest dot, if it is near."""
        square = self._square(area, look)
        far = [(self._point(square, pair) - point).manhattanLength() for pair in self.pairs]
        nearest = min(range(len(far)), key=far.__getitem__, default=None)
        return nearest if nearest is not None and far[nearest] < NEAR else None

    def paint(self, painter: QPainter, area: QRectF, look: Look, current: int | None) -> None:
        """Paint axes, diagonal and dots."""
        square, least, metrics = self._square(area, look), self._least(), look.metrics()
        levels = [least + number / 10 for number in range(round((1 - least) * 10) + 1)]
        paint_grid(painter, square, look, [(self._y(square, level), f"{level:.0%}") for level in levels])
        paint_feet(painter, square, look, [(self._x(square, level), f"{level:.0%}") for level in levels])
        painter.setPen(look.colour("muted"))
        painter.drawText(
            QRectF(square.left() - 5 * GRID, area.top(), square.width() + 5 * GRID, metrics.height()), 0, self.upward
        )
        foot = QRectF(square.left(), square.bottom() + metrics.height() + 4, square.width(), metrics.height())
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, self.across)
        painter.setPen(QPen(look.colour("text", 0.6), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(square.bottomLeft(), square.topRight())
        most = max((pair.asked for pair in self.pairs), default=1)
        for place, pair in enumerate(self.pairs):
            self._dot(painter, square, look, pair, sqrt(pair.asked / most), chosen=place == current)

    def _dot(self, painter: QPainter, square: QRectF, look: Look, pair: Pair, size: float, *, chosen: bool) -> None:
        centre, radius = self._point(square, pair), max(LEAST_RADIUS, MOST_RADIUS * size)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent", 0.25))
            painter.drawEllipse(centre, radius + 6, radius + 6)
        painter.setPen(QPen(look.colour("accent", 0.45), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(
            QPointF(centre.x(), self._y(square, pair.low)), QPointF(centre.x(), self._y(square, pair.high))
        )
        painter.setPen(QPen(look.colour("surface"), 1))
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(centre, radius, radius)

    def _square(self, area: QRectF, look: Look) -> QRectF:
        metrics = look.metrics()
        left = metrics.horizontalAdvance("100%") + GRID
        side = min(area.width() - left - GRID, area.height() - 3 * metrics.height() - 12)
        start = area.left() + left + max(0.0, (area.width() - left - side) / 2)
        return QRectF(start, area.top() + 1.4 * metrics.height(), side, side)

    def _least(self) -> float:
        least = min((value for pair in self.pairs for value in (pair.expected, pair.share)), default=0.5)
        return max(0.0, min(0.7, floor(least * 10 - 1e-9) / 10))

    def _point(self, square: QRectF, pair: Pair) -> QPointF:
        return QPointF(self._x(square, pair.expected), self._y(square, pair.share))

    def _x(self, square: QRectF, share: float) -> float:
        return square.left() + square.width() * (share - self._least()) / (1 - self._least())

    def _y(self, square: QRectF, share: float) -> float:
        least = self._least()
        return square.bottom() - square.height() * (max(least, share) - least) / (1 - least)
