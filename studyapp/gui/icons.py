"""Draw the shipped icons in the colour that is wanted."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from studyapp.resources import resource

_SIZES = (24, 36, 48, 72, 96)  # one icon's pixels on screens of 100 to 400 per cent


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def icon(name: str, colour: str) -> QIcon:
    """Return the line icon of that name in ``colour`` (``#rrggbb``)."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_painted(renderer, size))
    return made


def place_icon(name: str, colour: str, chosen: str) -> QIcon:
    """Return an icon that takes the colour ``chosen`` while its button is checked."""
    made = icon(name, colour)
    for size in _SIZES:
        renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", chosen).encode()))
        made.addPixmap(_painted(renderer, size), QIcon.Mode.Normal, QIcon.State.On)
    return made


def _painted(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap
