"""Shares in a row as dots, each with the range in which it likely lies, and beside it what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from studyapp.gui.plots.drawing import (
    Look,
    Tone,
    legend_height,
    paint_band,
    paint_feet,
    paint_grid,
    paint_legend,
    step_in_line,
)
from studyapp.gui.plots.scale import lowest
from studyapp.gui.theme import GRID

RADIUS = 4.5  # pixels of a dot
WIDEST = 12.0 * GRID  # pixels between two dots


@dataclass(frozen=True)
class Dot:
    """A share (0 to 1, or below 0 for marks) with its likely range, and the share that was expected, if any was."""

    share: float
    low: float
    high: float
    words: str
    foot: str = ""
    expected: float | None = None
    hollow: bool = False


@dataclass(frozen=True)
class Dots:
    """``line`` joins the dots: they follow each other in time. ``tones`` name dot, range and expectation."""

    dots: tuple[Dot, ...]
    tones: tuple[Tone, ...] = ()
    line: bool = True
    from_zero: bool = False

    def count(self) -> int:
        """Return how many dots there are."""
        return len(self.dots)

    def words(self, index: int) -> str:
        """Return a dot in words."""
        return self.dots[index].words

    def height(self, _width: float, line: float, /) -> float:
        """Return a calm height."""
        return 22 * GRID + 2 * line

    def step(self, current: int | None, key: Qt.Key) -> int | None:
        """Go on by one dot, or by seven."""
        return step_in_line(current, key, len(self.dots))

    def at(self, point: QPointF, area: QRectF, look: Look) -> int | None:
        """Return the dot above or below the point."""
        inner, slot = self._inner(area, look)
        place = int((point.x() - inner.left()) // max(1e-9, slot))
        return place if 0 <= place < len(self.dots) else None

    def paint(self, painter: QPainter, area: QRectF, look: Look, current: int | None) -> None:
        """Paint axis, ranges, expectation, line and dots."""
        inner, slot = self._inner(area, look)
        least = self._least()
        if current is not None:
            left = inner.left() + current * slot
            paint_band(painter, QRectF(left, inner.top() - 4, slot, inner.height() + 4), look)
        step = 0.1 if least == 0.5 else 0.2
        levels = [least + number * step for number in range(round((1 - least) / step) + 1)]
        paint_grid(painter, inner, look, [(self._y(inner, level), f"{level:.0%}") for level in levels])
        places = [inner.left() + (place + 0.5) * slot for place in range(len(self.dots))]
        self._ranges(painter, inner, look, places)
        self._expected(painter, inner, look, places)
        self._dots(painter, inner, look, places)
        paint_feet(painter, inner, look, [(x, dot.foot) for x, dot in zip(places, self.dots, strict=True)])
        paint_legend(painter, area, look, self.tones)

    def _least(self) -> float:
        shares = [value for dot in self.dots for value in (dot.share, dot.low, dot.expected) if value is not None]
        return 0.0 if self.from_zero else lowest(shares)

    def _inner(self, area: QRectF, look: Look) -> tuple[QRectF, float]:
        """Return the area of the dots and the pixels from one to the next."""
        metrics = look.metrics()
        left = metrics.horizontalAdvance("100%") + GRID
        top = legend_height(self.tones, metrics.height()) + metrics.height() / 2
        inner = area.adjusted(left, top, 0, -metrics.height() - GRID)
        return inner, min(WIDEST, inner.width() / max(1, len(self.dots)))

    def _y(self, inner: QRectF, share: float) -> float:
        least = self._least()
        return inner.bottom() - inner.height() * (max(least, min(1.0, share)) - least) / (1 - least)

    def _ranges(self, painter: QPainter, inner: QRectF, look: Look, places: list[float]) -> None:
        painter.setPen(QPen(look.colour("accent", 0.3), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for x, dot in zip(places, self.dots, strict=True):
            if dot.high > dot.low:
                painter.drawLine(QPointF(x, self._y(inner, dot.low)), QPointF(x, self._y(inner, dot.high)))

    def _expected(self, painter: QPainter, inner: QRectF, look: Look, places: list[float]) -> None:
        painter.setPen(QPen(look.colour("text", 0.75), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        for x, dot in zip(places, self.dots, strict=True):
            if dot.expected is not None:
                y = self._y(inner, dot.expected)
                painter.drawLine(QPointF(x - 8, y), QPointF(x + 8, y))

    def _dots(self, painter: QPainter, inner: QRectF, look: Look, places: list[float]) -> None:
        points = [QPointF(x, self._y(inner, dot.share)) for x, dot in zip(places, self.dots, strict=True)]
        if self.line:
            painter.setPen(QPen(look.colour("accent", 0.55), 1.5))
            for one, two in pairwise(points):
                painter.drawLine(one, two)
        for point, dot in zip(points, self.dots, strict=True):
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.setBrush(look.colour("surface" if dot.hollow else "accent"))
            painter.drawEllipse(point, RADIUS, RADIUS)
