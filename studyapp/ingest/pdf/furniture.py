"""Take away what belongs to the page and not to the text: running heads, page numbers, watermarks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from studyapp.ingest.pdf.columns import Row, rows_of
from studyapp.ingest.pdf.run import Page, Run

_EDGE_ROWS = 3  # heads and feet are looked for in so many rows at the page's ends
_HEIGHT = 3  # points by which the place of a head may differ from page to page
_SHARE = 0.4  # of the pages: so many bear the same head, or three of them do
_MOST_WORDS = 25  # a longer row is text, whatever stands where heads stand
_NUMBER = re.compile(
    r"(?:page|pg\.?|p\.)?[\s|–—-]*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[\s|–—-]*(?:\|?\s*page)?",
    re.IGNORECASE,
)
# What browsers print above and below a page.
_PRINTED = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?\b.*|(?:https?|file)://\S+.*", re.IGNORECASE)


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without what they repeat at their ends, their numbers, and what lies across all of them."""
    edges = [_edges(page) for page in pages]
    heads = _repeated(edges)
    heights = _heights(edges, heads, len(pages))
    marks = _marks(pages)
    return [_cleaned(page, rows, heads, heights, marks) for page, rows in zip(pages, edges, strict=True)]


def _edges(page: Page) -> list[Row]:
    rows = rows_of(page.runs)
    return rows if len(rows) <= 2 * _EDGE_ROWS else rows[:_EDGE_ROWS] + rows[-_EDGE_ROWS:]


def _text(row: Row) -> str:
    return " ".join(run.text for run in row).strip()


def _pattern(row: Row) -> str:
    """Return the row's text with every number alike, and its height."""
    return re.sub(r"\s+", " ", re.sub(r"\d+", "0", _text(row)))


def _repeated(edges: Sequence[Sequence[Row]]) -> frozenset[tuple[str, int]]:
    """Return (text, height) of the rows that several pages have at the same place."""
    places: dict[str, Counter[int]] = defaultdict(Counter)
    for rows in edges:
        for text, height in {(_pattern(row), _height(row)) for row in rows if len(_text(row).split()) <= _MOST_WORDS}:
            places[text][height] += 1
    least = max(2, min(3, _SHARE * len(edges)))
    return frozenset(
        (text, height)
        for text, heights in places.items()
        for height in heights
        if sum(heights[near] for near in (height - 1, height, height + 1)) >= least
    )


def _height(row: Row) -> int:
    return round(row[0].base / _HEIGHT)


def _heights(edges: Sequence[Sequence[Row]], heads: frozenset[tuple[str, int]], pages: int) -> frozenset[int]:
    """Return the heights at which most pages have a head: there a head that changes with every chapter stands too."""
    found = Counter(_height(row) for rows in edges for row in rows if (_pattern(row), _height(row)) in heads)
    return frozenset(height for height, count in found.items() if pages >= 4 and count >= 0.5 * pages)


def _marks(pages: Sequence[Page]) -> frozenset[tuple[str, int, int]]:
    """Return (text, x, y) of the runs that most pages have at the very same place: watermarks."""
    if len(pages) < 3:
        return frozenset()
    counts = Counter(mark for page in pages for mark in {_mark(run) for run in page.runs})
    return frozenset(mark for mark, count in counts.items() if count >= max(3, 0.5 * len(pages)))


def _mark(run: Run) -> tuple[str, int, int]:
    return run.text, round(run.left), round(run.base)


def _cleaned(
    page: Page,
    edges: Sequence[Row],
    heads: frozenset[tuple[str, int]],
    heights: frozenset[int],
    marks: frozenset[tuple[str, int, int]],
) -> Page:
    gone = {id(run) for row in edges if _is_furniture(row, heads, heights) for run in row}
    gone |= {id(run) for row in (*edges[:1], *edges[-1:]) if _is_number(row, page) for run in row}
    seen: set[tuple[str, int, int]] = set()
    kept: list[Run] = []
    for run in page.runs:
        mark = _mark(run)
        if id(run) not in gone and mark not in marks and mark not in seen:
            seen.add(mark)  # what is printed twice at one place is one bold word
            kept.append(run)
    return replace(page, runs=tuple(kept))


def _is_furniture(row: Row, heads: frozenset[tuple[str, int]], heights: frozenset[int]) -> bool:
    text, height = _text(row), _height(row)
    if (_pattern(row), height) in heads or _PRINTED.fullmatch(text):
        return True
    return height in heights and len(text.split()) <= _MOST_WORDS


def _is_number(row: Row, page: Page) -> bool:
    """Tell whether the row is a page's number: it stands alone and is not set larger than the rest."""
    text = _text(row)
    small = row[0].size <= 1.05 * median(run.size for run in page.runs)
    return small and len(text) <= 24 and _NUMBER.fullmatch(text) is not None
