"""How a place of an article looks by what became of it: a tint, a line under the words and a sign, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF, QTextCharFormat

from studyapp.gui.theme import DARK, LIGHT, Tokens

SIGN = 10  # pixels


class FactState(StrEnum):
    """How a place stands, in the order of the legend."""

    DRAFT = "draft"
    LEARNING = "learning"
    KNOWN = "known"
    FADING = "fading"
    PAUSED = "paused"
    OVERTAKEN = "overtaken"
    LEFT_OUT = "left out"

    @property
    def tip(self) -> str:
        """Return what the word means."""
        return _TIPS[self]


_TIPS = {
    FactState.DRAFT: "A card that waits for your decision",
    FactState.LEARNING: "A card that is new or being learned",
    FactState.KNOWN: "Known, and not due yet",
    FactState.FADING: "Known, but it is time to see it again",
    FactState.PAUSED: "Rests until you wake it",
    FactState.OVERTAKEN: "A newer fact has taken its place; it is not asked any more",
    FactState.LEFT_OUT: "Made no card; choose it to see why",
}
# What a place with several cards shows: the first of these that one of them has.
URGENCY = (
    FactState.FADING,
    FactState.DRAFT,
    FactState.LEARNING,
    FactState.KNOWN,
    FactState.PAUSED,
    FactState.OVERTAKEN,
    FactState.LEFT_OUT,
)


@dataclass(frozen=True)
class FactLook:
    """``ground`` lies under the words, ``strong`` under those that are looked at; ``ink`` draws the line and the sign."""

    ground: str
    strong: str
    ink: str


_ON_LIGHT = {
    FactState.DRAFT: FactLook("#e2ecfc", "#bfd6f9", "#2a5fb0"),
    FactState.LEARNING: FactLook("#ece4fb", "#d6c4f6", "#6b3fb5"),
    FactState.KNOWN: FactLook("#ddf1e1", "#b4dfbd", "#1f7a3a"),
    FactState.FADING: FactLook("#fde7d2", "#fbcb9d", "#a14a08"),
    FactState.PAUSED: FactLook("#eeece6", "#d9d5ca", "#6b675e"),
    FactState.OVERTAKEN: FactLook("#f8e5e7", "#eec5ca", "#9c2f3f"),
    FactState.LEFT_OUT: FactLook("#f6f5f1", "#e0ddd4", "#6b675e"),
}
_ON_DARK = {
    FactState.DRAFT: FactLook("#1e304c", "#2c4e80", "#86b4f6"),
    FactState.LEARNING: FactLook("#33294c", "#533f80", "#bba0f2"),
    FactState.KNOWN: FactLook("#1c3826", "#295b39", "#74cf8d"),
    FactState.FADING: FactLook("#452f15", "#704a16", "#f0ab62"),
    FactState.PAUSED: FactLook("#2a2e32", "#434a51", "#a2a9b1"),
    FactState.OVERTAKEN: FactLook("#40252a", "#68333a", "#ef98a2"),
    FactState.LEFT_OUT: FactLook("#23272b", "#3a4046", "#a2a9b1"),
}
LOOKS = ((LIGHT, _ON_LIGHT), (DARK, _ON_DARK))

_LINES = {
    FactState.DRAFT: QTextCharFormat.UnderlineStyle.DotLine,
    FactState.LEARNING: QTextCharFormat.UnderlineStyle.DashUnderline,
    FactState.KNOWN: QTextCharFormat.UnderlineStyle.SingleUnderline,
    FactState.FADING: QTextCharFormat.UnderlineStyle.WaveUnderline,
    FactState.PAUSED: QTextCharFormat.UnderlineStyle.NoUnderline,
    FactState.OVERTAKEN: QTextCharFormat.UnderlineStyle.NoUnderline,
    FactState.LEFT_OUT: QTextCharFormat.UnderlineStyle.DotLine,
}


def fact_look(state: FactState, tokens: Tokens) -> FactLook:
    """Return the colours of a state for the colours that are worn."""
    return (_ON_LIGHT if tokens == LIGHT else _ON_DARK)[state]


@cache
def letters_of(state: FactState, tokens: Tokens, *, looked_at: bool) -> QTextCharFormat:
    """Return what is laid over the words of a place."""
    look, made = fact_look(state, tokens), QTextCharFormat()
    made.setBackground(QColor(look.strong if looked_at else look.ground))
    made.setForeground(QColor(tokens.text))
    made.setUnderlineStyle(_LINES[state])
    made.setUnderlineColor(QColor(look.ink))
    made.setFontStrikeOut(state is FactState.OVERTAKEN)
    return made


def paint_sign(painter: QPainter, box: QRectF, state: FactState, ink: str) -> None:
    """Paint the sign of a state into a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(ink)
    painter.setPen(QPen(colour, max(1.4, box.width() / 7)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _SIGNS[state](painter, box, QBrush(colour))
    painter.restore()


def _ring(painter: QPainter, box: QRectF, _fill: QBrush) -> None:
    painter.drawEllipse(box)


def _half(painter: QPainter, box: QRectF, fill: QBrush) -> None:
    painter.drawEllipse(box)
    painter.setBrush(fill)
    painter.drawPie(box, 90 * 16, 180 * 16)


def _disc(painter: QPainter, box: QRectF, fill: QBrush) -> None:
    painter.setBrush(fill)
    painter.drawEllipse(box)


def _triangle(painter: QPainter, box: QRectF, fill: QBrush) -> None:
    painter.setBrush(fill)
    painter.drawPolygon(QPolygonF([box.topLeft(), box.topRight(), QPointF(box.center().x(), box.bottom())]))


def _bars(painter: QPainter, box: QRectF, _fill: QBrush) -> None:
    for share in (0.3, 0.7):
        x = box.left() + share * box.width()
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))


def _cross(painter: QPainter, box: QRectF, _fill: QBrush) -> None:
    painter.drawLine(box.topLeft(), box.bottomRight())
    painter.drawLine(box.topRight(), box.bottomLeft())


def _dash(painter: QPainter, box: QRectF, _fill: QBrush) -> None:
    y = box.center().y()
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


_SIGNS = {
    FactState.DRAFT: _ring,
    FactState.LEARNING: _half,
    FactState.KNOWN: _disc,
    FactState.FADING: _triangle,
    FactState.PAUSED: _bars,
    FactState.OVERTAKEN: _cross,
    FactState.LEFT_OUT: _dash,
}
