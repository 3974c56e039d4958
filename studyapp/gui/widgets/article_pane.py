"""Show an article as it was read, with one stretch of it marked and brought before the eyes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QTextEdit

from studyapp.domain.article import Article, Span
from studyapp.gui.theme import GRID, measure_of, worn
from studyapp.gui.widgets.article_text import Piece, page_position, pieces_of, write


class ArticlePane(QTextEdit):
    """A read-only page. The text is built once an article; marking only moves the mark."""

    side = 3 * GRID  # pixels between the text and the page's edge, at least

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
            self._pieces = tuple(write(document, article))
        self._fit(document)
        self.setDocument(document)
        self.setExtraSelections([])

    def mark(self, span: Span | None) -> None:
        """Mark a stretch of the article and scroll it into view."""
        self._span = span
        self._paint_marks()
        if span is not None:
            self._bring_into_view(span)

    def marked_text(self) -> str:
        """Return the words that are marked, empty when there are none."""
        cursor = self._cursor(self._span)
        return cursor.selectedText().replace("\u2029", "\n") if cursor else ""

    def changeEvent(self, event: QEvent) -> None:
        """Mark in the new colours when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._article is not None:
            self._paint_marks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines at a readable length, in the middle."""
        super().resizeEvent(event)
        self._fit(self.document())
        if self._span is not None:
            self._bring_into_view(self._span)

    def selections(self) -> list[QTextEdit.ExtraSelection]:
        """Return what is laid under the words: here the mark."""
        return self.spread(self._span, _mark_format()) if self._span else []

    def spread(self, span: Span, look: QTextCharFormat) -> list[QTextEdit.ExtraSelection]:
        """Return a look for every piece of the page that holds a part of the span."""
        return [_selection(cursor, look) for cursor in self.cursors(span)]

    def cursors(self, span: Span) -> list[QTextCursor]:
        """Return a cursor over every part of the span, one for each piece of the page."""
        return [cursor for part in pieces_of(self._pieces, span) if (cursor := self._cursor(part))]

    def _paint_marks(self) -> None:
        self.setExtraSelections(self.selections())

    def _fit(self, document: QTextDocument) -> None:
        margin = max(self.side, (self.viewport().width() - measure_of(self.font())) // 2)
        frame = document.rootFrame()
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

    def _bring_into_view(self, span: Span) -> None:
        """Scroll so that the mark begins a quarter down the page, unless all of it can be seen already."""
        cursor = self._cursor(span)
        if cursor is None:
            return
        start, end = QTextCursor(cursor), QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        end.setPosition(cursor.selectionEnd())
        top, bottom = self.cursorRect(start).top(), self.cursorRect(end).bottom()
        height = self.viewport().height()
        if top < 0 or bottom > height:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - min(height // 4, max(0, height - (bottom - top))))


def _selection(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor
    made.format = look
    return made


def _mark_format() -> QTextCharFormat:
    tokens = worn()
    made = QTextCharFormat()
    made.setBackground(QColor(tokens.mark))
    made.setForeground(QColor(tokens.mark_text))
    return made
