"""Write an article into a text document as it is laid out, and find a place of the one in the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from studyapp.domain.article import Article, Block, BlockKind, Span
from studyapp.gui.theme import GRID, SIZES

_SPACES = re.compile(r"[\s\u200b\ufeff\u2028\u2029]+")
_LETTERLESS = re.compile(r"[^\w\"'“”‘’(\[₹$€£#&]*")
# Marks of Markdown; they are hidden where the words without them are the block's own.
_MARKUP = re.compile(
    r"\*\*|__|~~|`+|(?<![\w*])[*_](?=\S)|(?<=\S)[*_](?![\w*])|!?\[(?=[^\]]*\]\()|\]\([^)\s]*(?:\s\"[^\"]*\")?\)|\\(?=[^\w\s])"
)
_NUMBER = re.compile(r"(?:^|\s)(\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])[\s*_]*$")  # of a list, before its words
_BETWEEN_CELLS = " | "
_SEPARATORS = (re.compile(r"\|"), re.compile(r"\t"), re.compile(r"[ \u00a0]{3,}"))  # of cells in the raw text
_LONGEST_TABLE = 500  # rows; a longer one is set as lines, because a table is laid out all at once
_LINE = QColor(128, 128, 128, 96)  # of tables; seen on light and on dark paper

Cells = tuple[Span, ...]


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


def shown_runs(article: Article, block: Block) -> tuple[Span, ...]:
    """Return the stretches of a block that are shown: all but the sign of a bullet and marks of Markdown."""
    raw = article.text[block.span.start : block.span.end]
    return _runs(block.span.start, raw, lead_in(block, raw), block.text)


def _runs(offset: int, raw: str, lead: int, words: str) -> tuple[Span, ...]:
    whole = (Span(offset + lead, offset + len(raw)),)
    if shown(raw[lead:]).strip() == words:
        return whole
    ends = [lead, *(place for found in _MARKUP.finditer(raw) for place in found.span()), len(raw)]
    runs = [(max(start, lead), end) for start, end in zip(ends[::2], ends[1::2], strict=True) if max(start, lead) < end]
    if "".join(shown(raw[start:end]) for start, end in runs).strip() != words:
        return whole
    return tuple(Span(offset + start, offset + end) for start, end in runs)


def shown_words(article: Article, span: Span) -> str:
    """Return the words of a place as the page shows them, on one line."""
    parts = [_shown_part(article, block, span) for block in article.blocks or _whole(article)]
    return shown(" ".join(part for part in parts if part)).strip()


def _shown_part(article: Article, block: Block, span: Span) -> str:
    if block.span.end <= span.start or span.end <= block.span.start:
        return ""
    cut = [(max(run.start, span.start), min(run.end, span.end)) for run in shown_runs(article, block)]
    return "".join(article.text[start:end] for start, end in cut if start < end)


def page_position(article: Article, pieces: Sequence[Piece], place: int) -> int:
    """Return where the character ``place`` of the article's text stands on the page."""
    index = max(0, bisect_right(pieces, place, key=lambda piece: piece.start) - 1)
    piece = pieces[index]
    return piece.at + utf16(shown(article.text[piece.start : min(place, piece.end)]))


def text_place(article: Article, pieces: Sequence[Piece], position: int) -> int:
    """Return which character of the article's text stands at a position of the page; the way back of the above."""
    index = max(0, bisect_right(pieces, position, key=lambda piece: piece.at) - 1)
    piece = pieces[index]
    left = position - piece.at
    spaced = False
    for place in range(piece.start, piece.end):
        space = _SPACES.match(article.text[place]) is not None
        if left <= 0 and not (space and spaced):
            return place
        left -= 0 if space and spaced else utf16(article.text[place])
        spaced = space
    return piece.end


def trimmed(text: str, span: Span) -> Span | None:
    """Return the span without white space at its ends, None where nothing else is in it."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip())) if words.strip() else None


def pieces_of(pieces: Sequence[Piece], span: Span) -> Iterator[Span]:
    """Yield the parts of a span that the pieces hold, in order."""
    first = max(0, bisect_right(pieces, span.start, key=lambda piece: piece.start) - 1)
    for piece in pieces[first:]:
        if piece.start >= span.end:
            return
        start, end = max(span.start, piece.start), min(span.end, piece.end)
        if start < end:
            yield Span(start, end)


def page_starts(article: Article, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return (position, number) of every page of a file that has pages, in order."""
    if article.first_page is None or not pieces:
        return []
    breaks = [0, *(found.end() for found in re.finditer("\f", article.text))]
    return [(page_position(article, pieces, place), article.first_page + n) for n, place in enumerate(breaks)]


def write(document: QTextDocument, article: Article) -> Iterator[Piece]:
    """Write the article's blocks into the document; yield where each stands."""
    writer = _Writer(document, article)
    writer.cursor.beginEditBlock()
    for columns, group in groupby(article.blocks or _whole(article), key=lambda block: _columns(article.text, block)):
        blocks = list(group)
        if columns and 1 < len(blocks) <= _LONGEST_TABLE:
            yield from writer.table(blocks, columns)
        else:
            for block in blocks:
                yield from writer.block(block)
    writer.cursor.endEditBlock()


def row_cells(text: str, block: Block) -> Cells:
    """Return the places of a row's cells; none where the raw text does not show as many as the row has."""
    wanted = len(block.text.split(_BETWEEN_CELLS)) if block.kind is BlockKind.ROW else 0
    if wanted < 2:
        return ()
    for separator in _SEPARATORS:
        cells = _split(text, block.span, separator)
        if len(cells) == wanted:
            return cells
    return ()


def _split(text: str, span: Span, separator: re.Pattern[str]) -> Cells:
    """Split at every separator; what lies outside the borders of a row is no cell."""
    raw = text[span.start : span.end]
    ends = [(found.start(), found.end()) for found in separator.finditer(raw)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(raw)]
    cells = [_cell(raw, start, stop) for start, stop in zip(starts, stops, strict=True)]
    if len(cells) > 1:
        cells = cells[1 if cells[0][0] == cells[0][1] else 0 :]
        cells = cells[: -1 if cells[-1][0] == cells[-1][1] else None]
    return tuple(Span(span.start + start, span.start + end) for start, end in cells)


def _cell(raw: str, start: int, end: int) -> tuple[int, int]:
    words = raw[start:end]
    if not words.strip():
        return start, start
    first = start + len(words) - len(words.lstrip())
    return first, first + len(words.strip())


def _columns(text: str, block: Block) -> int:
    return len(row_cells(text, block))


def _whole(article: Article) -> tuple[Block, ...]:
    return (Block(BlockKind.PARAGRAPH, article.text, Span(0, len(article.text))),)


class _Writer:
    """Puts one block after the other at the end of a document."""

    def __init__(self, document: QTextDocument, article: Article) -> None:
        self.cursor = QTextCursor(document)
        self._article, self._text = article, article.text
        self._size = document.defaultFont().pointSizeF()
        self._fresh = True  # the paragraph at the cursor is not used yet

    def block(self, block: Block) -> Iterator[Piece]:
        runs, letters = shown_runs(self._article, block), _letters(block, self._size)
        self._paragraph(_paragraph(block), letters)
        if block.kind is BlockKind.BULLET:
            self.cursor.insertText(f"{_sign(self._text, block)}\t", letters)  # it hangs in the margin, in no piece
        for run in runs:
            yield Piece(run.start, run.end, self.cursor.position())
            words = shown(self._text[run.start : run.end])
            self._words(words.rstrip() if run is runs[-1] else words, block.key if run is runs[0] else "", letters)

    def table(self, blocks: Sequence[Block], columns: int) -> Iterator[Piece]:
        if not self._fresh:
            self._paragraph(QTextBlockFormat(), QTextCharFormat())
        table = self.cursor.insertTable(len(blocks), columns, _table(columns))
        head = _has_head(blocks)
        for row, block in enumerate(blocks):
            texts = block.text.split(_BETWEEN_CELLS)
            for column, cell in enumerate(row_cells(self._text, block)):
                inside = table.cellAt(row, column).firstCursorPosition()
                for run in _runs(cell.start, self._text[cell.start : cell.end], 0, texts[column]):
                    yield Piece(run.start, run.end, inside.position())
                    inside.insertText(
                        shown(self._text[run.start : run.end]), _bold() if head and row == 0 else _plain()
                    )
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _paragraph(self, look: QTextBlockFormat, letters: QTextCharFormat) -> None:
        if self._fresh:
            self.cursor.setBlockFormat(look)
            self.cursor.setCharFormat(letters)
            self._fresh = False
        else:
            self.cursor.insertBlock(look, letters)

    def _words(self, words: str, key: str, letters: QTextCharFormat) -> None:
        if key and words.startswith(key):
            bold = QTextCharFormat(letters)
            bold.setFontWeight(QFont.Weight.DemiBold)
            self.cursor.insertText(key, bold)
            words = words[len(key) :]
        self.cursor.insertText(words, letters)


def _sign(text: str, block: Block) -> str:
    """Return the number of a list's entry, or a bullet."""
    line = text.rfind("\n", 0, block.span.start) + 1
    start = block.span.start + lead_in(block, text[block.span.start : block.span.end])
    found = _NUMBER.search(text[line:start])
    return found[1] if found else "•"


def _has_head(blocks: Sequence[Block]) -> bool:
    """Return whether the first row looks like the heading of the others: short words, and figures only below."""
    first, rest = blocks[0].text, " ".join(block.text for block in blocks[1:])
    short = all(len(cell.split()) <= 5 for cell in first.split(_BETWEEN_CELLS))
    return len(blocks) > 2 and short and not re.search(r"\d", first) and re.search(r"\d", rest) is not None


def _plain() -> QTextCharFormat:
    return QTextCharFormat()


def _bold() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.DemiBold)
    return made


def _table(columns: int) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setCellPadding(GRID // 2 + 2)
    made.setCellSpacing(0)
    made.setBorder(1)
    made.setBorderCollapse(True)
    made.setBorderBrush(QBrush(_LINE))
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setTopMargin(GRID)
    made.setBottomMargin(GRID)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    if columns == 2:
        made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in (35, 65)])
    return made


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
    if block.kind is BlockKind.NOISE:
        made.setFontPointSize(size * SIZES["small"])
    if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
        made.setFontPointSize(size * SIZES[_heading_size(block)])
        made.setFontWeight(QFont.Weight.DemiBold)
    return made


def _heading_size(block: Block) -> str:
    if block.kind is BlockKind.TITLE:
        return "title"
    return "lead" if block.level <= 2 else "body"
