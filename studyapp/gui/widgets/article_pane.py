"""Show an article as it was read, with one stretch of it marked and brought before the eyes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit

from studyapp.domain.article import Article, Block, BlockKind, Span
from studyapp.gui.theme import GRID, SIZES, measure_of, worn

_SPACES = re.compile(r"[\s\u200b\ufeff\u2028\u2029]+")
_LETTERLESS = re.compile(r"[^\w\"'“”‘’(\[₹$€£#&]*")


@dataclass(frozen=True)
class Piece:
    """A stretch of the article on the page: from ``start`` to ``end`` of its text, shown from position ``at`` on."""

    start: int
    end: int
    at: int


def shown(raw: str) -> str:
    """Return a stretch of the article's text as one line of the page: runs of white space become one space."""
    return _SPACES.sub(" ", raw)


def utf16(text: str) -> int:
    """Return the length of a text as Qt counts it (two for a letter beyond the Basic Multilingual Plane)."""
    return len(text) + sum(character > "\uffff" for character in text)


def lead_in(block: Block, raw: str) -> int:
    """Return how many characters of a block's raw text (the sign of a bullet) are not shown."""
    found = _LETTERLESS.match(raw) if block.kind is BlockKind.BULLET else None
    return found.end() if found else len(raw) - len(raw.lstrip())


def page_position(article: Article, pieces: tuple[Piece, ...], place: int) -> int:
    """Return where the character ``place`` of the article's text stands on the page."""
    index = max(0, bisect_right(pieces, place, key=lambda piece: piece.start) - 1)
    piece = pieces[index]
    return piece.at + utf16(shown(article.text[piece.start : min(place, piece.end)]))


class ArticlePane(QTextEdit):
    """A read-only page. The text is built once an article; marking only moves the mark."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setProperty("role", "article")
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("Article")
        self._article: Article | None = None
        self._pieces: tuple[Piece, ...] = ()
        self._span: Span | None = None

    def article_id(self) -> str | None:
        """Return the id of the article that is shown."""
        return self._article.id if self._article else None

    def show_article(self, article: Article | None) -> None:
        """Show an article from its beginning, without a mark; None shows an empty page."""
        if article is not None and self._article == article:
            return
        self._article, self._pieces, self._span = article, (), None
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        if article is not None:
            self._pieces = tuple(_write(document, article))
        self.setDocument(document)
        self._fit()
        self.setExtraSelections([])

    def mark(self, span: Span | None) -> None:
        """Mark a stretch of the article and scroll it into view."""
        self._span = span
        cursor = self._cursor(span)
        if cursor is None:
            self.setExtraSelections([])
            return
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = self._mark_format()
        self.setExtraSelections([selection])
        self._bring_into_view(cursor)

    def marked_text(self) -> str:
        """Return the words that are marked, empty when there are none."""
        cursor = self._cursor(self._span)
        return cursor.selectedText().replace("\u2029", "\n") if cursor else ""

    def changeEvent(self, event: QEvent) -> None:
        """Mark in the new colours when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._span is not None:
            self.mark(self._span)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines at a readable length, in the middle."""
        super().resizeEvent(event)
        self._fit()
        cursor = self._cursor(self._span)
        if cursor is not None:
            self._bring_into_view(cursor)

    def _fit(self) -> None:
        margin = max(3 * GRID, (self.viewport().width() - measure_of(self.font())) // 2)
        frame = self.document().rootFrame()
        look = frame.frameFormat()
        if look.leftMargin() != margin:
            look.setLeftMargin(margin)
            look.setRightMargin(margin)
            look.setTopMargin(2 * GRID)
            look.setBottomMargin(3 * GRID)
            frame.setFrameFormat(look)

    def _cursor(self, span: Span | None) -> QTextCursor | None:
        if span is None or self._article is None or not self._pieces:
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(page_position(self._article, self._pieces, span.start))
        end = page_position(self._article, self._pieces, span.end)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark_format(self) -> QTextCharFormat:
        tokens = worn()
        made = QTextCharFormat()
        made.setBackground(QColor(tokens.mark))
        made.setForeground(QColor(tokens.mark_text))
        made.setProperty(QTextFormat.Property.FullWidthSelection, False)
        return made

    def _bring_into_view(self, cursor: QTextCursor) -> None:
        """Scroll so that the mark begins a quarter down the page, unless all of it can be seen already."""
        start, end = QTextCursor(cursor), QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        end.setPosition(cursor.selectionEnd())
        top, bottom = self.cursorRect(start).top(), self.cursorRect(end).bottom()
        height = self.viewport().height()
        if top < 0 or bottom > height:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - min(height // 4, max(0, height - (bottom - top))))


def _write(document: QTextDocument, article: Article) -> Iterator[Piece]:
    """Write the article's blocks into the document; yield where each stands."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    size = document.defaultFont().pointSizeF()
    first = True
    for block in article.blocks or _whole(article):
        raw = article.text[block.span.start : block.span.end]
        start = block.span.start + lead_in(block, raw)
        look = _paragraph(block), _letters(block, size)
        if first:
            cursor.setBlockFormat(look[0])
            cursor.setCharFormat(look[1])
            first = False
        else:
            cursor.insertBlock(*look)
        if block.kind is BlockKind.BULLET:
            cursor.insertText("•\t", look[1])  # it hangs in the margin and belongs to no piece of the text
        yield Piece(start, block.span.end, cursor.position())
        cursor.insertText(shown(article.text[start : block.span.end]).rstrip(), look[1])
    cursor.endEditBlock()


def _whole(article: Article) -> tuple[Block, ...]:
    return (Block(BlockKind.PARAGRAPH, article.text, Span(0, len(article.text))),)


def _paragraph(block: Block) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setBottomMargin(GRID)
    heading = block.kind in (BlockKind.TITLE, BlockKind.HEADING)
    made.setLineHeight(110 if heading else 135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if heading:
        made.setTopMargin(2 * GRID)
    if block.kind is BlockKind.BULLET:
        indent = 2.5 * GRID
        made.setLeftMargin(indent * max(1, block.level))
        made.setTextIndent(-indent)
        made.setTabPositions([QTextOption.Tab(indent, QTextOption.TabType.LeftTab)])
    return made


def _letters(block: Block, size: float) -> QTextCharFormat:
    made = QTextCharFormat()
    if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
        made.setFontPointSize(size * SIZES["title" if block.kind is BlockKind.TITLE else "lead"])
        made.setFontWeight(QFont.Weight.DemiBold)
    return made
