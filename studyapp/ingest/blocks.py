"""Read the layout of a text: title, headings, points, ``Key: value`` lines, rows and paragraphs, each under its headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studyapp.domain.article import Block, BlockKind
from studyapp.ingest.headings import find_headings, heading_levels, heading_text, is_appendix, is_body
from studyapp.ingest.key_value import read_key
from studyapp.ingest.lines import split_lines
from studyapp.ingest.noise import dateline_length, is_noise
from studyapp.ingest.pieces import Piece, join_lines
from studyapp.ingest.quiz import find_quiz
from studyapp.ingest.rows import find_rows
from studyapp.ingest.title import find_title
from studyapp.text.normalise import Cleaned, original_span


@dataclass(frozen=True)
class LaidOut:
    """A block, and for each character of its text the place in the article."""

    block: Block
    cleaned: Cleaned


@dataclass(frozen=True)
class _Layout:
    """What each piece (by index) is; what is in none of these is a point or a paragraph."""

    title: int | None
    noise: frozenset[int]
    rows: dict[int, Cleaned]
    headings: dict[int, int]


def read_blocks(text: str) -> tuple[LaidOut, ...]:
    """Return the blocks of ``text`` in reading order; none is empty, their spans do not overlap."""
    pieces = join_lines(text, split_lines(text))
    layout = _lay_out(pieces)
    levels = _bullet_levels(pieces, layout)
    path: list[tuple[int, str]] = []
    blocks: list[LaidOut] = []
    for index, piece in enumerate(pieces):
        if index in layout.headings:
            level = layout.headings[index]
            path = [(above, words) for above, words in path if above < level]
            blocks.append(_block(BlockKind.HEADING, _head(piece.cleaned), level, _words(path)))
            path.append((level, blocks[-1].block.text))
        else:
            blocks.extend(_plain_blocks(index, piece, layout, levels[index], _words(path)))
    return tuple(blocks)


def _lay_out(pieces: Sequence[Piece]) -> _Layout:
    body = next((index for index, piece in enumerate(pieces) if is_body(piece)), len(pieces))
    noise = find_quiz(pieces) | {
        index for index, piece in enumerate(pieces) if is_noise(piece.text, early=index < body)
    }
    rows = {index: cells for index, cells in find_rows(pieces).items() if index not in noise}
    title, above = find_title(pieces, noise | rows.keys())
    noise |= above
    skip = noise | rows.keys() | ({title} if title is not None else set())
    headings = heading_levels(pieces, find_headings(pieces, frozenset(skip)))
    return _Layout(title, noise, rows, headings)


def _plain_blocks(index: int, piece: Piece, layout: _Layout, level: int, path: tuple[str, ...]) -> Iterator[LaidOut]:
    if index == layout.title:
        yield _block(BlockKind.TITLE, _head(piece.cleaned))
    elif index in layout.noise or any(is_appendix(words) for words in path):
        yield _block(BlockKind.NOISE, piece.cleaned, path=path)
    elif index in layout.rows:
        yield _block(BlockKind.ROW, layout.rows[index], path=path)
    else:
        yield from _text_blocks(piece.cleaned, level, path)


def _text_blocks(cleaned: Cleaned, level: int, path: tuple[str, ...]) -> Iterator[LaidOut]:
    """Yield the block of a point or paragraph; a dateline before it is a block of its own."""
    cut = dateline_length(cleaned.text) if level == 0 else 0
    if cut:
        yield _block(BlockKind.NOISE, _slice(cleaned, 0, cut), path=path)
        cleaned = _slice(cleaned, cut, len(cleaned.text))
    if not cleaned.text:
        return
    key = read_key(cleaned.text)
    kind = BlockKind.KEY_VALUE if key else BlockKind.BULLET if level else BlockKind.PARAGRAPH
    yield _block(kind, cleaned, level, path, key)


def _block(kind: BlockKind, cleaned: Cleaned, level: int = 0, path: tuple[str, ...] = (), key: str = "") -> LaidOut:
    span = original_span(cleaned, 0, len(cleaned.text))
    return LaidOut(Block(kind, cleaned.text, span, level, path, key), cleaned)


def _head(cleaned: Cleaned) -> Cleaned:
    return _slice(cleaned, 0, len(heading_text(cleaned.text)))


def _slice(cleaned: Cleaned, start: int, end: int) -> Cleaned:
    while end > start and cleaned.text[end - 1] == " ":
        end -= 1
    return Cleaned(cleaned.text[start:end], cleaned.offsets[start:end])


def _words(path: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(words for _, words in path)


def _bullet_levels(pieces: Sequence[Piece], layout: _Layout) -> list[int]:
    """Return the nesting of each point, 0 for what is none; indentation and change of sign tell it."""
    levels: list[int] = []
    stack: list[tuple[int, str]] = []
    for index, piece in enumerate(pieces):
        if piece.marker is None or index in layout.headings or index in layout.noise:
            stack = []
            levels.append(0)
            continue
        indent = _indent(pieces, index)
        sign = piece.marker.sign if piece.marker.kind == "sign" else piece.marker.kind
        stack = _open(stack, indent, sign)
        levels.append(len(stack))
    return levels


def _indent(pieces: Sequence[Piece], index: int) -> int:
    """Return the indentation; of the text's first line, which copying robs of it, that of the next point."""
    first, piece = index == 0, pieces[index]
    if first and len(pieces) > 1:
        after = pieces[1]
        if after.marker and piece.marker and after.marker.sign == piece.marker.sign:
            return after.indent
    return piece.indent


def _open(stack: list[tuple[int, str]], indent: int, sign: str) -> list[tuple[int, str]]:
    """Return the open levels after a point with that indentation and sign."""
    kept = [level for level in stack if level[0] <= indent + 1]
    for depth, (other, used) in enumerate(kept):
        if used == sign and abs(other - indent) <= 1:
            return kept[: depth + 1]
    return [*kept, (indent, sign)]
