"""The page of the reader: places tinted by how they stand, signs in the margin, words that can be chosen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip

from studyapp.domain.article import Article, Span
from studyapp.gui.fact_look import SIGN, fact_look, letters_of, paint_sign
from studyapp.gui.reading_items import Spot
from studyapp.gui.theme import GRID, scaled, worn
from studyapp.gui.widgets.article_pane import ArticlePane
from studyapp.gui.widgets.article_text import page_position, page_starts, text_place, trimmed
from studyapp.gui.wording import count

AROUND = 6000  # positions of the page: some screens
MOST_FOUND = 1000
MOST_SEEN = 12_000  # on the largest screen


class ReadingPane(ArticlePane):
    """A click on a tinted place, or on its sign, chooses it; dragging chooses words."""

    chosen = Signal(object)  # Spot
    side = 5 * GRID

    def __init__(self) -> None:
        super().__init__()
        self._spots: list[Spot] = []
        self._ats: list[int] = []  # where each spot begins on the page
        self._pages: list[tuple[int, int]] = []
        self._tinted = (
            0,
            0,
        )  # the positions of the page between which places are tinted: those that are seen, and more
        self._now_at: Spot | None = None
        self._pressed: QPoint | None = None
        self.viewport().setMouseTracking(True)

    def show_article(self, article: Article | None) -> None:
        """Show an article from its beginning; None shows an empty page."""
        if article is None or article != self._article:
            self._spots, self._ats, self._now_at = [], [], None
            super().show_article(article)
            self._pages = page_starts(article, self._pieces) if article else []

    def show_spots(self, spots: Sequence[Spot]) -> None:
        """Tint these places, which are in reading order."""
        if self._article is not None and list(spots) != self._spots:
            self._spots = list(spots)
            self._ats = [page_position(self._article, self._pieces, spot.span.start) for spot in spots]
            self._paint_marks()
            self.viewport().update()

    def look_at(self, spot: Spot | None, *, scroll: bool = True) -> None:
        """Make one place stand out, and bring it before the eyes; the keyboard's cursor goes there too."""
        if spot != self._now_at:
            self._now_at = spot
            self._span = spot.span if spot else None
            self._paint_marks()
            self.viewport().update()
        if spot is not None and scroll:
            self._bring_into_view(spot.span)
            if not self.textCursor().hasSelection() and (cursor := self._cursor(spot.span)):
                cursor.setPosition(cursor.selectionStart())
                self.setTextCursor(cursor)

    def chosen_span(self) -> Span | None:
        """Return the place of the words that are chosen, None where none are."""
        cursor = self.textCursor()
        if self._article is None or not self._pieces or not cursor.hasSelection():
            return None
        start = text_place(self._article, self._pieces, cursor.selectionStart())
        end = text_place(self._article, self._pieces, cursor.selectionEnd())
        return trimmed(self._article.text, Span(start, end)) if start < end else None

    def choose(self, span: Span | None) -> None:
        """Choose the words of a place as the mouse would; None chooses none."""
        cursor = self._cursor(span) or QTextCursor(self.textCursor())
        if span is None:
            cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)

    def choose_sentence(self) -> None:
        """Choose the sentence in which the keyboard's cursor stands."""
        if self._article is None or not self._pieces:
            return
        place = text_place(self._article, self._pieces, self.textCursor().position())
        for sentence in self._article.sentences:
            if sentence.span.start <= place <= sentence.span.end:
                self.choose(sentence.span)
                return

    def find_words(self, words: str, way: int) -> tuple[int, int]:
        """Choose a place of these words, from the cursor on (0), the next (1) or the one before (-1), round the end.

        Return which of how many it is, counted from 1; (0, 0) where there is none.
        """
        found = self._places_of(words)
        if not found:
            return 0, 0
        cursor = self.textCursor()
        starts, here = [place.selectionStart() for place in found], cursor.selectionStart()
        behind = bisect_right(starts, here if way > 0 else here - 1)
        number = (behind if way >= 0 else behind - 1) % len(found)
        self.setTextCursor(found[number])
        self.ensureCursorVisible()
        return number + 1, len(found)

    def _places_of(self, words: str) -> list[QTextCursor]:
        found: list[QTextCursor] = []
        place = self.document().find(words) if words.strip() else QTextCursor()
        while not place.isNull() and len(found) < MOST_FOUND:
            found.append(place)
            place = self.document().find(words, place)
        return found

    def spot_at(self, point: QPoint) -> Spot | None:
        """Return the place at a point of the viewport, also at its sign in the margin."""
        index = bisect_right(self._ats, self.cursorForPosition(point).position()) - 1
        if index < 0 or self._article is None:
            index = 0
        for spot in self._spots[index : index + 2]:
            if any(self._covers(cursor, point) for cursor in self.cursors(spot.span)):
                return spot
            if self._sign_box(spot).adjusted(-GRID, -GRID, GRID, GRID).contains(point):
                return spot
        return None

    def page_number(self, span: Span) -> int | None:
        """Return the page of a file with pages on which a place stands."""
        return self._article.page_at(span.start) if self._article else None

    # Qt's side

    def selections(self) -> list[QTextEdit.ExtraSelection]:
        """Return the tints of the places that are seen, and of those around; the one that is looked at is drawn last.

        All of a long article at once would cost a tenth of a second at every step.
        """
        tokens, (first, last) = worn(), self._seen()
        self._tinted = max(0, first - AROUND), last + AROUND
        found: list[QTextEdit.ExtraSelection] = []
        for spot in self._between(*self._tinted):
            found += self.spread(spot.span, letters_of(spot.state, tokens, looked_at=False))
        if self._now_at is not None:
            found += self.spread(self._now_at.span, letters_of(self._now_at.state, tokens, looked_at=True))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the signs and the page numbers beside the text that is seen."""
        super().paintEvent(event)
        if self._article is None:
            return
        painter = QPainter(self.viewport())
        first, last = self._seen()
        if first < self._tinted[0] or last > self._tinted[1]:
            QTimer.singleShot(0, self._paint_marks)
        self._paint_signs(painter, first, last)
        self._paint_pages(painter, first, last)
        painter.end()

    def _paint_signs(self, painter: QPainter, first: int, last: int) -> None:
        tokens = worn()
        for spot in self._between(first, last):
            box = self._sign_box(spot)
            paint_sign(painter, box, spot.state, fact_look(spot.state, tokens).ink)
            if self._now_at is not None and spot.span == self._now_at.span:
                painter.fillRect(QRectF(box.left() - GRID, box.top() - 3, 3, box.height() + 6), QColor(tokens.accent))

    def _paint_pages(self, painter: QPainter, first: int, last: int) -> None:
        painter.setFont(scaled(self.font(), "small"))
        painter.setPen(QColor(worn().muted))
        for at, number in self._pages:
            if first <= at <= last:
                cursor = QTextCursor(self.document())
                cursor.setPosition(at)
                top, width = self.cursorRect(cursor).top(), self.viewport().width()
                box = QRectF(0, top, width - GRID, 3 * GRID)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, f"p. {number}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the mouse went down."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the place that was clicked, unless words were chosen."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self.textCursor().hasSelection() and (spot := self.spot_at(pressed)):
            self.chosen.emit(spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be clicked."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            over = self.spot_at(event.position().toPoint()) is not None
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say how the place under the mouse stands."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot_at(event.pos())
            QToolTip.showText(event.globalPos(), tip_of(spot) if spot else "", self)
            return True
        return super().viewportEvent(event)

    def _seen(self) -> tuple[int, int]:
        """Return the first and the last position of the page that are seen."""
        bar, x = self.verticalScrollBar(), int(self.document().rootFrame().frameFormat().leftMargin()) + 1
        first, last = (self.cursorForPosition(QPoint(x, y)).position() for y in (0, self.viewport().height()))
        first = first if bar.value() else 0  # above the text's beginning Qt's answer may be any place
        return first, min(last, first + MOST_SEEN)  # what is not laid out yet has no end for Qt but the text's

    def _between(self, first: int, last: int) -> list[Spot]:
        """Return the places that begin between two positions, and the one before, which may reach in."""
        return self._spots[max(0, bisect_right(self._ats, first) - 1) : bisect_right(self._ats, last)]

    def _covers(self, cursor: QTextCursor, point: QPoint) -> bool:
        position = self.cursorForPosition(point).position()
        if not cursor.selectionStart() <= position <= cursor.selectionEnd():
            return False
        start, end = QTextCursor(cursor), QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        end.setPosition(cursor.selectionEnd())
        top, bottom = self.cursorRect(start), self.cursorRect(end)
        if point.y() < top.top() or point.y() > bottom.bottom():
            return False
        if point.y() <= top.bottom() and point.x() < top.left():
            return False
        return not (point.y() >= bottom.top() and point.x() > bottom.right())

    def _sign_box(self, spot: Spot) -> QRectF:
        cursor = self._cursor(spot.span)
        if cursor is None:
            return QRectF()
        cursor.setPosition(cursor.selectionStart())
        rect = self.cursorRect(cursor)
        left = int(self.document().rootFrame().frameFormat().leftMargin()) - 3 * GRID
        return QRectF(left, rect.center().y() - SIGN / 2, SIGN, SIGN)


def tip_of(spot: Spot) -> str:
    """Return how a place stands, in words."""
    number = len(spot.keys)
    return f"{spot.state.capitalize()}: {spot.state.tip}" + (f" ({count(number, 'card')} here)" if number > 1 else "")
