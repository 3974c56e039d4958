"""Find the rows of tables that were flattened to text: cells between pipes, tabs or wide gaps, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from studyapp.ingest.pieces import Piece
from studyapp.text.normalise import Cleaned, clean

_SEPARATORS = (
    re.compile(r"(?<!\s)\s*\|\s*"),
    re.compile(r"(?<![ \u00a0])[ \u00a0]*\t[ \t\u00a0]*"),
    re.compile(r"(?<=\S)[ \u00a0]{3,}(?=\S)"),
)
_BETWEEN = " | "
_COLUMN_RUN = 8  # so many very short lines in a row are the cells of a table that lost its columns
_COLUMN_WORDS = 4
_LONGEST_ROW = 1000  # characters


def find_rows(pieces: Sequence[Piece]) -> dict[int, Cleaned]:
    """Return the index of every piece that is a row, with its text as cells between `` | ``."""
    cells = [_cells(piece) for piece in pieces]
    rows = {
        index: _row_text(pieces[index], found)
        for index, found in enumerate(cells)
        if len(found) > 1 and any(len(other) == len(found) for other in _neighbours(cells, index))
    }
    return rows | {index: pieces[index].cleaned for run in _column_runs(pieces) for index in run if index not in rows}


def _neighbours(cells: Sequence[list[tuple[int, int]]], index: int) -> list[list[tuple[int, int]]]:
    return [cells[near] for near in (index - 1, index + 1) if 0 <= near < len(cells)]


def _cells(piece: Piece) -> list[tuple[int, int]]:
    """Return (start, end) of the cells in the raw line; one cell when it is no row."""
    if piece.marker is not None or len(piece.spans) > 1 or len(piece.raw) > _LONGEST_ROW:
        return []
    for separator in _SEPARATORS:
        cells = _split(piece.raw, separator)
        if len(cells) > 1:
            return cells
    return []


def _split(raw: str, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    cells: list[tuple[int, int]] = []
    at = 0
    for match in separator.finditer(raw):
        cells.append((at, match.start()))
        at = match.end()
    cells.append((at, len(raw)))
    if len(cells) > 1:  # a border at the line's ends is no cell
        cells = cells[1 if cells[0][0] == cells[0][1] else 0 :]
        cells = cells[: -1 if cells[-1][0] == cells[-1][1] else None]
    return cells


def _row_text(piece: Piece, cells: Sequence[tuple[int, int]]) -> Cleaned:
    texts: list[str] = []
    offsets: list[int] = []
    base = piece.spans[0].start
    for start, end in cells:
        cell = clean(piece.raw[start:end])
        if texts:
            texts.append(_BETWEEN)
            offsets.extend([base + start - 1] * len(_BETWEEN))
        texts.append(cell.text)
        offsets.extend(base + start + offset for offset in cell.offsets)
    return Cleaned("".join(texts), tuple(offsets))


def _column_runs(pieces: Sequence[Piece]) -> list[range]:
    """Return the runs of very short lines without a gap, each but the first, which may be the table's heading."""
    runs: list[range] = []
    start = 0
    for index in range(1, len(pieces) + 1):
        if index == len(pieces) or pieces[index].gap or not _is_cell(pieces[index]):
            runs.append(range(start + 1, index))
            start = index
    return [run for run in runs if len(run) >= _COLUMN_RUN and median(_words(pieces[i]) for i in run) <= _COLUMN_WORDS]


def _is_cell(piece: Piece) -> bool:
    return (
        piece.marker is None
        and _words(piece) <= 10
        and not piece.text.endswith(".")
        and not re.search(r"\d$", piece.text)
    )


def _words(piece: Piece) -> int:
    return len(piece.text.split())
