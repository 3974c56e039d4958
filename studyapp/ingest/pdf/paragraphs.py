"""Make headings, paragraphs, points and tables of the lines of a PDF's pages, by how they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from studyapp.ingest.markers import read_marker
from studyapp.ingest.parts import PAGE_BREAK, Part, PartKind
from studyapp.ingest.pdf.columns import Row, reading_order
from studyapp.ingest.pdf.run import Line, Page
from studyapp.ingest.pdf.tables import find_tables
from studyapp.ingest.pdf.words import join_words, words_of

_LARGER = 1.08  # of the body's size: from here on a line is a heading
_MOST_HEADING_WORDS = 25
_MOST_BOLD_WORDS = 14  # a longer bold line is an emphasis
_STOPS = (".", "!", "?", ":", ";", "।", ".”", ".)", '."')
_SIGNS = "•▪◦●○■□◆❖⁃∙⦁\uf0a7\uf0b7\uf0d8\uf0fc➢➤►▶✓❑"


def to_parts(pages: Sequence[Page]) -> list[Part]:
    """Return the parts of the pages in reading order, with the marks of page breaks."""
    lines = [line for page in pages for line in _lines(page)]
    if not lines:
        return []
    style = _Style(lines)
    known = words_of(line.text for line in lines)
    first = pages[0].index
    return list(_parts(lines, style, known, first))


def _lines(page: Page) -> Iterator[Line]:
    for number, column in enumerate(reading_order(page.runs)):
        left, right = min(row[0].left for row in column), max(row[-1].right for row in column)
        bases = iter([row[0].base for row in column])
        for item in find_tables(column):
            if isinstance(item, list) and item and isinstance(item[0], tuple):
                base = next(bases, 0.0)
                for cells in item:
                    text = " | ".join(cells)
                    yield Line(text, left, right, base, 0.0, False, page.index, number, left, right, cells)
            else:
                row: Row = item  # type: ignore[assignment]
                yield _line(row, page.index, number, left, right)


def _line(row: Row, page: int, column: int, left: float, right: float) -> Line:
    text = row[0].text
    for before, after in pairwise(row):
        text += ("" if after.left - before.right < 0.1 * after.size else " ") + after.text
    longest = max(row, key=lambda run: len(run.text))
    bold = all(run.bold for run in row)
    return Line(text.strip(), row[0].left, row[-1].right, longest.base, longest.size, bold, page, column, left, right)


class _Style:
    """How the body of the document is set: its size, whether it is bold, the distance of its lines, its headings."""

    def __init__(self, lines: Sequence[Line]) -> None:
        texts = [line for line in lines if not line.cells]
        sizes: Counter[float] = Counter()
        for line in texts:
            sizes[_size(line)] += len(line.text)
        self.size = sizes.most_common(1)[0][0] if sizes else 10.0
        body = [line for line in texts if _size(line) == self.size]
        self.bold = sum(len(line.text) for line in body if line.bold) > 0.5 * sum(len(line.text) for line in body)
        steps = [
            (after.base - before.base) / after.size
            for before, after in pairwise(body)
            if _is_below(before, after) and after.base - before.base < 2.5 * after.size
        ]
        self.step = median(sorted(steps)[: max(1, 2 * len(steps) // 3)]) if steps else 1.2
        larger = sorted({_size(line) for line in texts if self.is_large(line)}, reverse=True)
        self._levels = {size: min(rank, 3) for rank, size in enumerate(larger, 1)}
        self._bold_level = min(len(larger) + 1, 4)

    def is_large(self, line: Line) -> bool:
        """Tell whether the line is set larger than the body."""
        return line.size >= _LARGER * self.size and len(line.text.split()) <= _MOST_HEADING_WORDS

    def level(self, line: Line) -> int:
        """Return the level of a heading, 0 for what is none."""
        if line.cells or line.text[0] in _SIGNS:
            return 0
        if self.is_large(line):
            return self._levels[_size(line)]
        if not any(char.isalpha() for char in line.text):
            return 0
        plain = not line.text.endswith((".", ",", ";")) and len(line.text.split()) <= _MOST_BOLD_WORDS
        return self._bold_level if line.bold and not self.bold and plain and line.size > 0.95 * self.size else 0


def _size(line: Line) -> float:
    return round(line.size * 2) / 2


def _is_below(before: Line, after: Line) -> bool:
    return before.page == after.page and before.column == after.column and after.base > before.base


def _parts(lines: Sequence[Line], style: _Style, known: Collection[str], page: int) -> Iterator[Part]:
    for group in _groups(lines, style):
        start = group[0].page
        for _ in range(start - page):
            yield PAGE_BREAK
        page = group[-1].page
        if group[0].cells:
            yield Part(PartKind.ROW, group[0].text)
            continue
        text = group[0].text
        for before, after in pairwise(group):
            text = join_words(text, after.text, "\f" * (after.page - before.page) or " ", known)
        yield _part(text, style.level(group[0]))


def _part(text: str, level: int) -> Part:
    if level:
        return Part(PartKind.HEADING, text, level)
    bare = text.lstrip(_SIGNS + " ")
    return Part(PartKind.BULLET, bare, 1) if text[0] in _SIGNS and bare else Part(PartKind.PARAGRAPH, text)


def _groups(lines: Iterable[Line], style: _Style) -> Iterator[list[Line]]:
    """Yield the lines that make one part."""
    group: list[Line] = []
    for line in lines:
        if not line.text:
            continue
        if group and not _goes_on(group, line, style):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(group: Sequence[Line], after: Line, style: _Style) -> bool:
    """Tell whether the line continues the part that the group is."""
    before = group[-1]
    if before.cells or after.cells or _opens_point(after):
        return False
    level = style.level(before)
    if style.level(after) != level or abs(before.size - after.size) > 0.1 * style.size:
        return False
    if not _is_below(before, after):
        return not level and _runs_over(group, after)
    step = (after.base - before.base) / after.size
    if level:
        return step < 1.5 * max(style.step, 1.1)
    if step > 1.25 * style.step + 0.05:
        return False
    return not _is_indented(group, after, style) and not _is_short(before, after)


def _opens_point(line: Line) -> bool:
    marker = read_marker(line.text)
    return line.text[0] in _SIGNS or (marker is not None and marker.kind in ("number", "roman", "letter", "sign"))


def _runs_over(group: Sequence[Line], after: Line) -> bool:
    """Tell whether a paragraph goes on in the next column or on the next page."""
    before = group[-1]
    stopped = before.text.endswith(_STOPS)
    full = before.right >= before.edge_right - 2 * before.size
    lower = after.text[0].islower() or before.text.endswith("-")
    indent = after.left - after.edge_left
    hangs = _opens_point(group[0]) and indent >= group[0].left - group[0].edge_left
    return not stopped and (lower or (full and (hangs or indent <= 0.5 * after.size)))


def _is_indented(group: Sequence[Line], after: Line, style: _Style) -> bool:
    """Tell whether the line begins a paragraph by standing further right than the one before."""
    if _opens_point(group[0]):  # a point's own lines hang
        return after.left < group[0].left - 0.5 * style.size
    if len(group) == 1:
        return after.left > group[0].left + 0.7 * style.size
    return abs(after.left - group[-1].left) > 0.7 * style.size


def _is_short(before: Line, after: Line) -> bool:
    """Tell whether the line before ended early: the next word would have fitted into it."""
    word = after.text.split(" ", 1)[0]
    room = before.edge_right - before.right
    fits = room > (len(word) + 2) * 0.6 * after.size
    return fits and (before.text.endswith(_STOPS) or room > 0.4 * (before.edge_right - before.edge_left))
