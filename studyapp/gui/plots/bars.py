"""Amounts over time as upright bars from zero, each of one or several parts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

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
from studyapp.gui.plots.scale import minute_ticks, ticks
from studyapp.gui.theme import GRID
from studyapp.gui.wording import minutes

WIDEST = 28.0  # pixels of a bar


@dataclass(frozen=True)
class Slot:
    """One bar: an amount for each tone, from the foot up; ``foot`` stands below it."""

    parts: tuple[float, ...]
    words: str
    foot: str = ""

    def total(self) -> float:
        """Return its height."""
        return sum(self.parts)


@dataclass(frozen=True)
class Bars:
    """``in_minutes`` counts time on the axis. ``strong`` is the foot that stands out: today."""

    slots: tuple[Slot, ...]
    tones: tuple[Tone, ...]
    in_minutes: bool = False
    strong: str = ""

    def count(self) -> int:
        """Return how many bars there are."""
        return len(self.slots)

    def words(self, index: int) -> str:
        """Return a bar in words."""
        return self.slots[index].words

    def height(self, _width: float, line: float, /) -> float:
        """Return a calm height."""
        return 22 * GRID + 2 * line

    def step(self, current: int | None, key: Qt.Key) -> int | None:
        """Go on by one bar, or by seven."""
        return step_in_line(current, key, len(self.slots))

    def at(self, point: QPointF, area: QRectF, look: Look) -> int | None:
        """Return the bar above or below the point."""
        inner, _ = self._inner(area, look)
        place = int((point.x() - inner.left()) // max(1e-9, self._width(inner)))
        return place if 0 <= place < len(self.slots) else None

    def paint(self, painter: QPainter, area: QRectF, look: Look, current: int | None) -> None:
        """Paint axis, bars and legend."""
        inner, levels = self._inner(area, look)
        scale = inner.height() / levels[-1]
        slot = self._width(inner)
        if current is not None:
            left = inner.left() + current * slot
            paint_band(painter, QRectF(left, inner.top() - 4, slot, inner.height() + 4), look)
        paint_grid(painter, inner, look, [(inner.bottom() - level * scale, self._level(level)) for level in levels])
        for place, each in enumerate(self.slots):
            self._bar(
                painter, QRectF(inner.left() + place * slot, inner.top(), slot, inner.height()), look, each, scale
            )
        feet = [(inner.left() + (place + 0.5) * slot, each.foot) for place, each in enumerate(self.slots)]
        paint_feet(painter, inner, look, feet, strong=self.strong)
        paint_legend(painter, area, look, self.tones)

    def _inner(self, area: QRectF, look: Look) -> tuple[QRectF, tuple[float, ...]]:
        """Return the area of the bars and the levels of the axis."""
        most = max((slot.total() for slot in self.slots), default=0.0)
        levels = minute_ticks(most) if self.in_minutes else ticks(most)
        metrics = look.metrics()
        left = max(metrics.horizontalAdvance(self._level(level)) for level in levels) + GRID
        top = legend_height(self.tones, metrics.height()) + metrics.height() / 2
        return area.adjusted(left, top, 0, -metrics.height() - GRID), levels

    def _level(self, level: float) -> str:
        if not self.in_minutes:
            return f"{level:,.0f}"
        return minutes(level) if level else "0"

    def _width(self, inner: QRectF) -> float:
        return inner.width() / max(1, len(self.slots))

    def _bar(self, painter: QPainter, slot: QRectF, look: Look, each: Slot, scale: float) -> None:
        width = min(WIDEST, max(1.0, slot.width() * 0.72))
        left, foot = slot.left() + (slot.width() - width) / 2, slot.bottom()
        painter.setPen(Qt.PenStyle.NoPen)
        for part, tone in zip(each.parts, self.tones, strict=False):
            if part <= 0:
                continue
            height = max(1.5, part * scale)
            painter.setBrush(look.colour(tone.colour, tone.share))
            radius = min(3.0, width / 3, height / 2)
            painter.drawRoundedRect(QRectF(left, foot - height, width, height), radius, radius)
            foot -= height
