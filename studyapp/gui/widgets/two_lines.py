"""Paint list rows of two lines: what it is, and below it a quieter word about it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studyapp.domain.draft import Draft, Verdict
from studyapp.gui.fact_look import SIGN, FactState, fact_look, paint_sign
from studyapp.gui.models.batch_list import ROW, BatchRow
from studyapp.gui.models.draft_list import DRAFT
from studyapp.gui.models.dropped_list import DROPPED
from studyapp.gui.models.fact_list import ITEM
from studyapp.gui.models.source_list import SECOND_LINE
from studyapp.gui.reading_items import Item
from studyapp.gui.theme import GRID, Tokens, scaled, worn

Index = QModelIndex | QPersistentModelIndex
_SIGNS = {Verdict.ACCEPTED: "✓", Verdict.EDITED: "✓", Verdict.REJECTED: "✕", Verdict.PENDING: ""}


class TwoLines(QStyledItemDelegate):
    """The row of a source. Other rows say their own words and signs."""

    sign_room = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def lines(self, index: Index) -> tuple[str, str]:
        """Return the upper and the lower line of a row."""
        return str(index.data(Qt.ItemDataRole.DisplayRole)), str(index.data(SECOND_LINE) or "")

    def sign(self, _index: Index) -> str:
        """Return the sign before a row."""
        return ""

    def quiet(self, _index: Index) -> bool:
        """Return whether a row steps back because it is settled."""
        return False

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return two lines and air around them."""
        font: QFont = option.font
        metrics = option.fontMetrics
        small = scaled(font, "small").pointSizeF() / max(1.0, font.pointSizeF())
        return QSize(20 * GRID, int(metrics.height() * (1 + small)) + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        tokens = worn()
        rect: QRect = option.rect
        self._paint_ground(painter, option, rect, tokens)
        inner = rect.adjusted(GRID + GRID // 2, GRID - 1, -GRID, -GRID + 1)
        self._paint_sign(painter, option, inner, index, tokens)
        self._paint_words(painter, option, inner.adjusted(self.sign_room, 0, 0, 0), index, tokens)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, tokens: Tokens) -> None:
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.sunken))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), GRID, GRID)

    def _paint_sign(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: Index, tokens: Tokens
    ) -> None:
        sign = self.sign(index)
        if sign:
            painter.setFont(option.font)
            painter.setPen(QColor(tokens.accent if sign == "✓" else tokens.muted))
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, sign)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: Index, tokens: Tokens
    ) -> None:
        upper, lower = self.lines(index)
        painter.setFont(option.font)
        painter.setPen(QColor(tokens.muted if self.quiet(index) else tokens.text))
        _draw(painter, rect, Qt.AlignmentFlag.AlignTop, upper)
        painter.setFont(scaled(option.font, "small"))
        painter.setPen(QColor(tokens.muted))
        _draw(painter, rect, Qt.AlignmentFlag.AlignBottom, lower)


class DraftLines(TwoLines):
    """The row of a draft: its verdict, its prompt, its answer."""

    sign_room = 2 * GRID + GRID // 2

    def lines(self, index: Index) -> tuple[str, str]:
        """Return prompt and answer."""
        draft: Draft = index.data(DRAFT)
        return str(index.data(Qt.ItemDataRole.DisplayRole)), draft.prompt.answer

    def sign(self, index: Index) -> str:
        """Return the sign of the verdict, or of doubt."""
        draft: Draft = index.data(DRAFT)
        return _SIGNS[draft.verdict] or ("" if draft.confident else "?")

    def quiet(self, index: Index) -> bool:
        """Return whether the draft is decided."""
        draft: Draft = index.data(DRAFT)
        return draft.verdict is not Verdict.PENDING


class BatchLines(TwoLines):
    """The row of a file that comes in: whether it did, its name, what became of it."""

    sign_room = 2 * GRID + GRID // 2

    def sign(self, index: Index) -> str:
        """Return the sign of what became of it."""
        row: BatchRow = index.data(ROW)
        return "✕" if row.fault else "✓" if row.articles else ""


class FactLines(TwoLines):
    """The row of a draft or card in the reader: the sign of how it stands, its prompt, its answer."""

    sign_room = 2 * GRID + GRID // 2

    def lines(self, index: Index) -> tuple[str, str]:
        """Return prompt, and answer with how it stands."""
        item: Item = index.data(ITEM)
        return str(index.data(Qt.ItemDataRole.DisplayRole)), f"{item.prompt.answer} · {item.words}"

    def quiet(self, index: Index) -> bool:
        """Return whether the card is not asked."""
        item: Item = index.data(ITEM)
        return item.state in (FactState.PAUSED, FactState.OVERTAKEN)

    def _paint_sign(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: Index, tokens: Tokens
    ) -> None:
        item: Item = index.data(ITEM)
        top = rect.top() + (option.fontMetrics.height() - SIGN) / 2
        paint_sign(painter, QRectF(rect.left(), top, SIGN, SIGN), item.state, fact_look(item.state, tokens).ink)


class DroppedLines(TwoLines):
    """The row of something left out: its words, and why."""

    def lines(self, index: Index) -> tuple[str, str]:
        """Return words and reason."""
        dropped = index.data(DROPPED)
        return " ".join(dropped.text.split()), dropped.reason


def list_view(model: QAbstractItemModel, lines: TwoLines, name: str) -> QListView:
    """Return a list whose rows are painted by ``lines``; ``name`` is what a screen reader says."""
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(lines)
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setAccessibleName(name)
    return view


def _draw(painter: QPainter, rect: QRect, edge: Qt.AlignmentFlag, words: str) -> None:
    elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, edge | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, elided)
