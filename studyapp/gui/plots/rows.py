"""Named amounts below each other as lying bars of several parts, with a mark where something was aimed at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from studyapp.gui.plots.drawing import Look, Tone, legend_height, paint_band, paint_legend
from studyapp.gui.theme import GRID

NAME = 0.36  # of the width, at most
THICK = 12.0  # pixels of a bar
_UP_DOWN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


@dataclass(frozen=True)
class Row:
    """A name, an amount for each tone, what stands at the right end, and where the mark is."""

    name: str
    parts: tuple[float, ...]
    note: str
    words: str
    mark: float | None = None


@dataclass(frozen=True)
class Rows:
    """``whole`` is the amount of a full bar."""

    rows: tuple[Row, ...]
    tones: tuple[Tone, ...]
    whole: float

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def words(self, index: int) -> str:
        """Return a row in words."""
        return self.rows[index].words

    def height(self, _width: float, line: float, /) -> float:
        """Return the height of all rows."""
        return legend_height(self.tones, line) + len(self.rows) * _row_height(line)

    def step(self, current: int | None, key: Qt.Key) -> int | None:
        """Go up and down; at either end the page goes on."""
        return step_in_rows(current, key, len(self.rows))

    def at(self, point: QPointF, area: QRectF, look: Look) -> int | None:
        """Return the row under the point."""
        line = look.metrics().height()
        place = int((point.y() - area.top() - legend_height(self.tones, line)) // _row_height(line))
        return place if 0 <= place < len(self.rows) else None

    def paint(self, painter: QPainter, area: QRectF, look: Look, current: int | None) -> None:
        """Paint every row."""
        metrics = look.metrics()
        high, top = _row_height(metrics.height()), area.top() + legend_height(self.tones, metrics.height())
        name, note = self._columns(area, look)
        painter.setFont(look.font)
        for place, row in enumerate(self.rows):
            box = QRectF(area.left(), top + place * high, area.width(), high)
            if place == current:
                paint_band(painter, box.adjusted(-GRID / 2, 1, GRID / 2, -1), look)
            paint_ends(painter, box, look, (row.name, row.note), (name, note))
            self._bar(painter, box.adjusted(name, 0, -note, 0), look, row)
        paint_legend(painter, area, look, self.tones)

    def _columns(self, area: QRectF, look: Look) -> tuple[float, float]:
        return ends(area, look, [(row.name, row.note) for row in self.rows])

    def _bar(self, painter: QPainter, room: QRectF, look: Look, row: Row) -> None:
        track = QRectF(room.left(), room.center().y() - THICK / 2, room.width(), THICK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sunken"))
        painter.drawRoundedRect(track, 4, 4)
        left = track.left()
        for part, tone in zip(row.parts, self.tones, strict=False):
            width = track.width() * min(part, self.whole) / self.whole if self.whole else 0.0
            if width > 0:
                painter.setBrush(look.colour(tone.colour, tone.share))
                painter.drawRoundedRect(QRectF(left, track.top(), max(2.0, width), THICK), 3, 3)
                left += width
        if row.mark is not None and self.whole:
            x = track.left() + track.width() * min(row.mark, self.whole) / self.whole
            painter.setPen(QPen(look.colour("text", 0.8), 2))
            painter.drawLine(QPointF(x, track.top() - 4), QPointF(x, track.bottom() + 4))


def step_in_rows(current: int | None, key: Qt.Key, number: int) -> int | None:
    """Return the row that a key leads to, None where there is none: beyond the first and the last one."""
    if not number:
        return None
    if key == Qt.Key.Key_Home:
        return 0
    if key == Qt.Key.Key_End:
        return number - 1
    if key not in _UP_DOWN:
        return None
    if current is None:
        return 0
    after = current + _UP_DOWN[key]
    return after if 0 <= after < number else None


def ends(area: QRectF, look: Look, words: list[tuple[str, str]]) -> tuple[float, float]:
    """Return the widths of the columns of names (left) and notes (right)."""
    metrics = look.metrics()
    name = max((metrics.horizontalAdvance(name) for name, _ in words), default=0.0) + 2 * GRID
    note = max((metrics.horizontalAdvance(note) for _, note in words), default=0.0) + GRID
    return min(name, area.width() * NAME), note


def paint_ends(
    painter: QPainter, box: QRectF, look: Look, words: tuple[str, str], columns: tuple[float, float]
) -> None:
    """Paint the name at the left and the note at the right end of a row."""
    name = look.metrics().elidedText(words[0], Qt.TextElideMode.ElideRight, columns[0] - GRID)
    painter.setPen(look.colour("text"))
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(box.left(), box.top(), columns[0], box.height()), left, name)
    painter.setPen(look.colour("muted"))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(box.right() - columns[1], box.top(), columns[1], box.height()), right, words[1])


def _row_height(line: float) -> float:
    return max(line, THICK) + GRID
