"""Small squares for all questions of a paper: one look tells what is answered, marked and blank; a click goes there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from studyapp.domain.paper import Outcome
from studyapp.gui.models.paper_palette import SQUARE, PaletteModel, Square
from studyapp.gui.theme import GRID, Tokens, scaled, worn

Index = QModelIndex | QPersistentModelIndex
SIDE = 5 * GRID - GRID // 2


class _Squares(QStyledItemDelegate):
    """Paints one square; ``current`` has a ring."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.current = 0

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return a square that holds three digits."""
        side = self.side(option.fontMetrics)
        return QSize(side, side)

    def side(self, metrics: QFontMetrics) -> int:
        """Return the pixels of a square's side."""
        return max(SIDE, metrics.horizontalAdvance("888") + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a square with its number, and a corner where it is marked for review."""
        shown: Square = index.data(SQUARE)
        tokens = worn()
        rect: QRect = option.rect.adjusted(3, 3, -3, -3)
        ground, ink, edge = _colours(shown, tokens)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = index.row() == self.current
        painter.setPen(QPen(QColor(tokens.text if current else edge), 2 if current else 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(rect, GRID * 3 // 4, GRID * 3 // 4)
        if shown.flagged:
            _paint_corner(painter, rect, tokens)
        painter.setPen(QColor(ink))
        painter.setFont(scaled(option.font, "small"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(shown.number))
        painter.restore()


class Palette(QListView):
    """Follows a model of squares. ``wanted`` carries the row that was clicked."""

    wanted = Signal(int)

    def __init__(self, model: PaletteModel) -> None:
        super().__init__()
        self._squares = _Squares(self)
        self.setModel(model)
        self.setItemDelegate(self._squares)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("All questions")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_columns(5)
        self.clicked.connect(lambda index: self.wanted.emit(index.row()))

    def set_columns(self, number: int) -> None:
        """Be wide enough for so many squares beside each other."""
        self.setMinimumWidth(number * self._squares.side(self.fontMetrics()) + 12 + 2 * GRID)

    def hug(self, squares: int) -> None:
        """Be no higher than so many squares need."""
        side = self._squares.side(self.fontMetrics())
        beside = max(1, (self.minimumWidth() - 12 - 2 * GRID) // side)
        self.setMaximumHeight(-(-squares // beside) * side + 2 * GRID)

    def show_current(self, row: int) -> None:
        """Put the ring around a square and bring it into view."""
        self._squares.current = row
        self.viewport().update()
        model = self.model()
        if row < model.rowCount():
            self.scrollTo(model.index(row, 0))


def _colours(shown: Square, tokens: Tokens) -> tuple[str, str, str]:
    """Return ground, ink and edge."""
    if shown.outcome is Outcome.WRONG:
        return tokens.danger_soft, tokens.danger, tokens.danger
    if shown.answered or shown.outcome is Outcome.RIGHT:
        return tokens.accent_soft, tokens.accent_text, tokens.accent
    return tokens.surface, tokens.muted, tokens.outline


def _paint_corner(painter: QPainter, rect: QRect, tokens: Tokens) -> None:
    size = GRID + GRID // 2
    corner = rect.topRight()
    painter.setPen(QPen(QColor(tokens.mark_text), 1))
    painter.setBrush(QColor(tokens.mark))
    left, below = QPoint(corner.x() - size, corner.y()), QPoint(corner.x(), corner.y() + size)
    painter.drawPolygon(QPolygon([left, corner, below]))
