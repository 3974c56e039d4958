"""The lines of a text as they stand on the page: where, how far indented, after a gap or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from studyapp.text.normalise import INVISIBLE, NEWLINES, SPACES

_BLANK = re.compile(f"[{SPACES}{INVISIBLE}{NEWLINES}]")
_PAGE_NUMBER = re.compile(
    r"(?:page|p a g e|pg\.?)?[\s|–—-]*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[\s|–—-]*(?:page|p a g e)?", re.IGNORECASE
)
_PAGE_WORD = re.compile(r"page|p a g e|pg|^[–—-]", re.IGNORECASE)
_NUMBERED_PAGE = re.compile(r"\b(?:page|pg|p a g e)\b[\s.|:–-]*\d|\d[\s|]*(?:\bpage\b|p a g e)", re.IGNORECASE)
_TAB = 4
_EDGE_LINES = 4  # running headers and footers are looked for in so many lines at a page's ends


@dataclass(frozen=True)
class Line:
    """A line that is not blank. text[start:end] has no space at its ends; ``gap``: a blank line stands before it."""

    text: str
    start: int
    end: int
    indent: int
    gap: bool
    page: int


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that are not blank, without running headers, footers and page numbers."""
    return _without_furniture(all_lines(text))


def all_lines(text: str) -> list[Line]:
    """Return every line that is not blank."""
    lines: list[Line] = []
    at, gap, page = 0, True, 0
    for raw in text.splitlines(keepends=True):
        left, right = _edges(raw)
        start, end = at + left, at + right
        if end > start:
            lines.append(Line(text[start:end], start, end, _indent(raw[:left]), gap, page))
        gap = end <= start and not (raw.endswith("\f") and len(raw) == 1)
        page += raw.count("\f")
        at += len(raw)
    return lines


def _edges(raw: str) -> tuple[int, int]:
    """Return where the line begins and ends without the blank characters around it."""
    left, right = 0, len(raw)
    while left < right and _BLANK.match(raw, left):
        left += 1
    while right > left and _BLANK.match(raw, right - 1):
        right -= 1
    return left, right


def _indent(space: str) -> int:
    return sum(_TAB if char == "\t" else 1 for char in space if char.isspace())


def _without_furniture(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Drop what a page repeats or numbers; a paragraph that runs over the page's end goes on without a gap."""
    repeated = _repeated(lines)
    running = _running(lines)
    kept: list[Line] = []
    dropped = False
    for line in lines:
        pattern = _pattern(line.text)
        if (line.page, pattern) in repeated or pattern in running or _is_page_number(line.text):
            dropped = True
            continue
        over = kept and kept[-1].page != line.page
        kept.append(replace(line, gap=line.gap and not (over and dropped)))
        dropped = False
    return tuple(kept)


def _repeated(lines: Iterable[Line]) -> set[tuple[int, str]]:
    """Return (page, pattern) of the edge lines that stand at the edges of two pages or more."""
    pages: dict[int, list[str]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(_pattern(line.text))
    edges = {page: {*texts[:_EDGE_LINES], *texts[-_EDGE_LINES:]} for page, texts in pages.items()}
    seen = Counter(pattern for patterns in edges.values() for pattern in patterns)
    return {(page, pattern) for page, patterns in edges.items() for pattern in patterns if seen[pattern] > 1}


def _running(lines: Iterable[Line]) -> set[str]:
    """Return the patterns of lines with a page number that come back in a text without page breaks."""
    seen = Counter(_pattern(line.text) for line in lines if _NUMBERED_PAGE.search(line.text) and len(line.text) <= 120)
    return {pattern for pattern, times in seen.items() if times > 1}


def _pattern(text: str) -> str:
    """Return the line with every number alike, for comparing the headers of pages."""
    return re.sub(r"\s+", " ", re.sub(r"\d+", "0", text))


def _is_page_number(text: str) -> bool:
    return len(text) <= 24 and _PAGE_NUMBER.fullmatch(text) is not None and _PAGE_WORD.search(text) is not None
