"""What every picture can do: paint itself into an area, say which value lies under a point, and lead on by keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from studyapp.gui.theme import GRID, Tokens

_NEXT = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_PageDown: 7, Qt.Key.Key_PageUp: -7}


@dataclass(frozen=True)
class Look:
    """Colours and font that a picture is painted with."""

    tokens: Tokens
    font: QFont

    def metrics(self) -> QFontMetricsF:
        """Return the measures of the font."""
        return QFontMetricsF(self.font)

    def colour(self, name: str, share: float = 1.0) -> QColor:
        """Return a colour of the theme, thinned with that of the surface so that nothing below shines through."""
        full, ground = QColor(getattr(self.tokens, name)), QColor(self.tokens.surface)
        pairs = ((full.red(), ground.red()), (full.green(), ground.green()), (full.blue(), ground.blue()))
        return QColor(*(round(share * one + (1 - share) * two) for one, two in pairs))


@dataclass(frozen=True)
class Tone:
    """A part of the picture: what it stands for, and its colour in the theme, of which ``share`` is left."""

    name: str
    colour: str
    share: float = 1.0


class Drawing(Protocol):
    """A picture of values that are numbered from 0."""

    def count(self) -> int:
        """Return how many values there are."""

    def words(self, index: int) -> str:
        """Return a value in words."""

    def height(self, width: float, line: float, /) -> float:
        """Return the pixels it needs at this width, when a line of text has so many."""

    def paint(self, painter: QPainter, area: QRectF, look: Look, current: int | None) -> None:
        """Paint it, with one value pointed out."""

    def at(self, point: QPointF, area: QRectF, look: Look) -> int | None:
        """Return the value under a point."""

    def step(self, current: int | None, key: Qt.Key) -> int | None:
        """Return the value that a key leads to, None when the key leads nowhere."""


def step_in_line(current: int | None, key: Qt.Key, number: int) -> int | None:
    """Return the place that a key leads to among values in a row; the first key leads to the last value."""
    if not number:
        return None
    if key == Qt.Key.Key_Home:
        return 0
    if key == Qt.Key.Key_End or (current is None and key in _NEXT):
        return number - 1
    if key in _NEXT and current is not None:
        return max(0, min(number - 1, current + _NEXT[key]))
    return None


def legend_height(tones: tuple[Tone, ...], line: float) -> float:
    """Return the pixels of the legend; one part needs none."""
    return line + GRID if len(tones) > 1 else 0.0


def paint_legend(painter: QPainter, area: QRectF, look: Look, tones: tuple[Tone, ...]) -> None:
    """Paint the names of the parts from the right end of the top."""
    if len(tones) < 2:
        return
    metrics, right = look.metrics(), area.right()
    painter.setFont(look.font)
    for tone in reversed(tones):
        width = metrics.horizontalAdvance(tone.name)
        painter.setPen(look.colour("muted"))
        painter.drawText(
            QRectF(right - width, area.top(), width + 1, metrics.height()), Qt.AlignmentFlag.AlignLeft, tone.name
        )
        square = QRectF(right - width - 16, area.top() + metrics.height() / 2 - 5, 10, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(tone.colour, tone.share))
        painter.drawRoundedRect(square, 2, 2)
        right -= width + 16 + 2 * GRID


def paint_grid(painter: QPainter, area: QRectF, look: Look, lines: list[tuple[float, str]]) -> None:
    """Paint level lines across ``area`` at their heights, each with its words left of it; the first is the foot."""
    metrics = look.metrics()
    painter.setFont(look.font)
    for number, (y, words) in enumerate(lines):
        painter.setPen(QPen(look.colour("outline" if number == 0 else "border"), 1))
        level = round(y) + 0.5
        painter.drawLine(QPointF(area.left(), level), QPointF(area.right(), level))
        painter.setPen(look.colour("muted"))
        box = QRectF(area.left() - 200, y - metrics.height() / 2, 200 - GRID, metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)


def paint_feet(painter: QPainter, area: QRectF, look: Look, feet: list[tuple[float, str]], *, strong: str = "") -> None:
    """Paint words below ``area``, each in the middle below its place; what would run into another is left out.

    The last one is always there; ``strong`` is painted like text.
    """
    metrics = look.metrics()
    painter.setFont(look.font)
    free = float("inf")
    for x, words in reversed([foot for foot in feet if foot[1]]):
        width = metrics.horizontalAdvance(words)
        left = max(area.left() - 3 * GRID, min(x - width / 2, area.right() - width))
        if left + width > free - GRID / 2:
            continue
        painter.setPen(look.colour("text" if words == strong else "muted"))
        painter.drawText(QRectF(left, area.bottom() + 4, width + 1, metrics.height()), 0, words)
        free = left


def paint_band(painter: QPainter, band: QRectF, look: Look) -> None:
    """Paint the ground behind the value that is pointed out."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent_soft"))
    painter.drawRoundedRect(band, 4, 4)
