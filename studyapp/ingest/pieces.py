"""Join the lines that were broken for the page: what comes out stands by itself, a paragraph, a point or a heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from studyapp.domain.article import Span
from studyapp.ingest.lines import Line
from studyapp.ingest.markers import Marker, read_markers
from studyapp.text.normalise import Cleaned, join

_STOPPED = re.compile(r"[.!?:;।][\"”’')\]]*$")
_BROKEN_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_WIDEST = 140  # characters; longer lines are paragraphs that nobody broke
_NARROW = 100  # a text whose lines are all so short was broken for a page
# A line with an arrow of its own is a point of a note: "approval → both Houses", below another such line.
_ARROW = re.compile(r"→|➜|⇒|⇨|[-=]+>")
_QUESTION = re.compile(r"Q(?:ues(?:tion)?)?\s?\d*\s?[.:)] ")
_COLUMNS = re.compile(r"\t| \| ")  # rows of a table are never one paragraph
_MIDDLE_SIGN = re.compile(r"(?<=\S)\s+(?=[•▪●■◦\uf0b7]\s*\S)")


@dataclass(frozen=True)
class Piece:
    """Lines that belong together. ``spans`` leave out the marker; ``gap``: a blank line stands before it."""

    marker: Marker | None
    spans: tuple[Span, ...]
    cleaned: Cleaned
    raw: str
    indent: int
    gap: bool

    @property
    def text(self) -> str:
        """The tidy text."""
        return self.cleaned.text


@dataclass(frozen=True)
class _Marked:
    line: Line
    marker: Marker | None

    @property
    def width(self) -> int:
        return self.line.indent + len(self.line.text)


def join_lines(text: str, lines: Iterable[Line]) -> tuple[Piece, ...]:
    """Return the pieces of ``text``, whose lines are ``lines``; none has an empty text."""
    split = [part for line in lines for part in _split_points(line)]
    marked = [
        _Marked(line, marker) for line, marker in zip(split, read_markers(line.text for line in split), strict=True)
    ]
    whole = _page_width(list(pairwise(marked)))
    pieces = (_piece(text, part) for group in _groups(marked) for part in _parts(group, whole))
    return tuple(piece for piece in pieces if piece.cleaned.text)


def _split_points(line: Line) -> Iterator[Line]:
    """Cut a line that holds several points ("• one • two • three")."""
    cuts = [match.end() for match in _MIDDLE_SIGN.finditer(line.text)]
    if len(cuts) < (1 if line.text[0] in "•▪●■◦\uf0b7" else 3):
        yield line
        return
    for number, (left, right) in enumerate(pairwise([0, *cuts, len(line.text)])):
        part = line.text[left:right].rstrip()
        start = line.start + left
        yield replace(line, text=part, start=start, end=start + len(part), gap=line.gap and number == 0)


def _groups(lines: Sequence[_Marked]) -> Iterator[list[_Marked]]:
    """Yield the runs of lines without a blank line between them."""
    group: list[_Marked] = []
    for marked in lines:
        if marked.line.gap and group:
            yield group
            group = []
        group.append(marked)
    if group:
        yield group


def _parts(group: Sequence[_Marked], whole: int) -> Iterator[list[_Marked]]:
    """Yield the lines of a group that belong together; ``whole`` is the page width of the text, 0 for none."""
    pairs = list(pairwise(group))
    width = _page_width(pairs) or (whole if len(pairs) < 4 or any(_flows(*pair) for pair in pairs) else 0)
    part = [group[0]]
    for before, after in pairs:
        if not _joined(part[0], before, after, width):
            yield part
            part = []
        part.append(after)
    yield part


def _page_width(pairs: Sequence[tuple[_Marked, _Marked]]) -> int:
    """Return the width in characters at which these lines were broken, 0 when they end where their words end."""
    neighbours = [pair for pair in pairs if pair[1].marker is None and not pair[1].line.gap]
    flowing = [pair for pair in neighbours if _flows(*pair)]
    if len(flowing) < 2 or len(flowing) < 0.35 * len(neighbours):
        return 0
    if len(flowing) == 2 and max(after.width for _, after in pairs) > _NARROW:
        return 0  # two lines that happen to begin small, in a text that nobody broke
    width = max(before.width for before, _ in flowing)
    full = [pair for pair in flowing if _is_full(*pair, int(0.85 * width))]
    return width if width <= _WIDEST and len(full) >= 0.6 * len(flowing) else 0


def _flows(before: _Marked, after: _Marked) -> bool:
    """Tell whether a sentence visibly goes on from line to line."""
    goes_on = after.marker is None and after.line.text[0].islower() and not _STOPPED.search(before.line.text)
    return goes_on and not _are_points(before, after)


def _are_points(before: _Marked, after: _Marked) -> bool:
    """Tell whether each of the two lines has an arrow between its words, as each line of such notes has."""
    one, other = (_ARROW.search(marked.line.text) for marked in (before, after))
    return one is not None and other is not None and one.end() < len(before.line.text) and other.start() > 0


def _is_full(before: _Marked, after: _Marked, width: int) -> bool:
    """Tell whether the next word would not have fitted into the line."""
    return before.width + 1 + len(after.line.text.split(None, 1)[0]) > width


def _joined(first: _Marked, before: _Marked, after: _Marked, width: int) -> bool:
    """Tell whether ``after`` goes on what ``before`` says; ``first`` is the line that opened the piece."""
    if after.marker is not None or (first.marker is not None and first.marker.kind == "heading"):
        return False
    if _QUESTION.match(after.line.text):
        return False
    if (_COLUMNS.search(before.line.text) and _COLUMNS.search(after.line.text)) or _are_points(before, after):
        return False
    lower = after.line.text[0].islower()
    if lower and _BROKEN_WORD.search(before.line.text):
        return True
    if not width:
        hanging = first.marker is not None and after.line.indent > first.line.indent
        return hanging and (lower or not _STOPPED.search(before.line.text))
    if lower:
        return before.width >= 0.5 * width
    if before.line.text.isupper() != after.line.text.isupper():
        return False
    opened = before is first and first.line.gap
    long = before.width >= 0.75 * width and not opened and not _STOPPED.search(before.line.text)
    return long or _is_full(before, after, width)


def _piece(text: str, part: Sequence[_Marked]) -> Piece:
    first = part[0]
    skip = first.marker.length if first.marker else 0
    spans = (
        Span(first.line.start + skip, first.line.end),
        *(Span(marked.line.start, marked.line.end) for marked in part[1:]),
    )
    raw = "\n".join(text[span.start : span.end] for span in spans)
    return Piece(first.marker, spans, join(text, spans), raw, first.line.indent, first.line.gap)
