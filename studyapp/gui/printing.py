"""Lay a sheet out on A4 pages and write them as PDF, with Qt's shaping of every script; no item breaks over two pages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
    QTextOption,
)

_MARGIN_MM = 18.0
_POINT_SIZE = 10.5
_STYLE = (
    "h1 { font-size: 17pt; margin: 0; } h2 { font-size: 12.5pt; margin: 0; }"
    "p { margin: 0; line-height: 125%; } small { font-size: 8.5pt; }"
)
_DOTS = 1200  # an inch
_POINT = _DOTS / 72
_FOOT = 26.0 * _POINT  # the room at the foot of the page, with the distance to the text
_GAP, _HEADING_GAP = 5.0 * _POINT, 12.0 * _POINT


class Item(Protocol):
    """A piece of a sheet: see ``studyapp.exchange.printed``."""

    @property
    def html(self) -> str:
        """Return what it shows."""
        ...

    @property
    def heading(self) -> bool:
        """Return whether it must stay with the next item."""
        ...


class Sheet(Protocol):
    """What is printed."""

    @property
    def title(self) -> str:
        """Return the title."""
        ...

    @property
    def items(self) -> Sequence[Item]:
        """Return the pieces in order."""
        ...


@dataclass(frozen=True)
class Placed:
    """A piece on a page: how far below the top it stands, and which stretch of its height is shown (in dots)."""

    piece: QTextDocument
    y: float
    start: float
    end: float


def print_pdf(sheet: Sheet, path: Path) -> int:
    """Write the sheet as an A4 PDF and return how many pages it has. OSError when the file cannot be written."""
    application = _application()  # fonts need one for as long as they are used
    path.touch()  # QPdfWriter would only log it
    writer = _writer(path, sheet.title)
    area = QSizeF(writer.pageLayout().paintRectPixels(_DOTS).size())
    pages = tuple(paginate(_groups(sheet, writer, area.width()), area.height() - _FOOT))
    painter = QPainter(writer)
    for number, page in enumerate(pages, 1):
        if number > 1:
            writer.newPage()
        for placed in page:
            _draw(painter, placed, area.width())
        _draw_foot(painter, writer, f"{sheet.title}", f"{number} / {len(pages)}", area)
    painter.end()
    del application
    return len(pages)


Group = list[tuple[QTextDocument, float]]  # pieces that belong on one page, each with the gap above it


def paginate(groups: Iterator[Group], height: float) -> Iterator[list[Placed]]:
    """Yield what stands on each page. Only a piece that is higher than a page is cut, between two lines."""
    page: list[Placed] = []
    y = 0.0
    for group in groups:
        needed = sum(gap + piece.size().height() for piece, gap in group)
        if page and y + needed > height:
            yield page
            page, y = [], 0.0
        for piece, gap in group:
            y += gap if page else 0.0
            start, full = 0.0, piece.size().height()
            while y + full - start > height:
                end = _last_line_end(piece, start, height - y)
                if end > start:
                    page.append(Placed(piece, y, start, end))
                yield page
                page, y, start = [], 0.0, end
            page.append(Placed(piece, y, start, full))
            y += full - start
    yield page


def _groups(sheet: Sheet, writer: QPdfWriter, width: float) -> Iterator[Group]:
    """Yield each item with the headings above it."""
    group: Group = [(_piece(f"<h1>{escape(sheet.title)}</h1>", writer, width), 0.0)]
    for item in sheet.items:
        group.append((_piece(item.html, writer, width), _HEADING_GAP if item.heading else _GAP))
        if not item.heading:
            yield group
            group = []
    if group:
        yield group


def _last_line_end(piece: QTextDocument, start: float, room: float) -> float:
    """Return where the last line ends that fits into ``room`` below ``start``; on an empty page the first one must."""
    fitting = [end for end in _line_ends(piece) if start < end <= start + room]
    if fitting:
        return fitting[-1]
    return start if room < _POINT * 100 else start + room


def _line_ends(piece: QTextDocument) -> Iterator[float]:
    block = piece.begin()
    while block.isValid():
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            yield layout.position().y() + line.y() + line.height()
        block = block.next()


def _piece(html: str, writer: QPdfWriter, width: float) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(_POINT_SIZE)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_STYLE)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setHtml(html)
    document.setTextWidth(width)
    return document


def _draw(painter: QPainter, placed: Placed, width: float) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    context.clip = QRectF(0, placed.start, width, placed.end - placed.start)
    painter.save()
    painter.translate(0, placed.y - placed.start)
    painter.setClipRect(context.clip)
    placed.piece.documentLayout().draw(painter, context)
    painter.restore()


def _draw_foot(painter: QPainter, writer: QPdfWriter, title: str, number: str, area: QSizeF) -> None:
    for text, side in ((title, "left"), (number, "right")):
        foot = _piece(f'<p align="{side}"><small>{escape(text)}</small></p>', writer, area.width())
        height = foot.size().height()
        _draw(painter, Placed(foot, area.height() - height, 0, height), area.width())


def _writer(path: Path, title: str) -> QPdfWriter:
    writer = QPdfWriter(str(path))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    writer.setResolution(_DOTS)
    writer.setTitle(title)
    writer.setCreator("StudyApp")
    return writer


def _application() -> QGuiApplication:
    """Return the running application, else one that needs no display."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(sys.argv[:1])
