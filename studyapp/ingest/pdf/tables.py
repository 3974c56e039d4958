"""Recognise tables among the rows of a column and read their cells, also those of several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from studyapp.ingest.pdf.columns import Row
from studyapp.ingest.pdf.run import Run
from studyapp.ingest.pdf.words import join_lines

Interval = tuple[float, float]
_CELL_GAP = 1.0  # of the size: a wider gap may stand between cells
_ALIGNED = 3.0  # points by which the beginnings of cells below each other may differ
_LOOSE = 1.9  # of the size: a wider distance between rows ends a table unless several cells follow


def find_tables(rows: Sequence[Row]) -> Iterator[Row | list[tuple[str, ...]]]:
    """Yield the rows that are text as they are, and each table as a list of its rows of cells."""
    at = 0
    while at < len(rows):
        end = _table_end(rows, at)
        if end - at >= 2:
            yield _cells(rows[at:end])
        else:
            yield from rows[at : max(end, at + 1)]
        at = max(end, at + 1)


def _table_end(rows: Sequence[Row], start: int) -> int:
    """Return the index after the last row of the table that begins at ``start``, ``start`` when none does."""
    columns = _parts(rows[start])
    if len(columns) < 2:
        return start
    end, many, last, left_aligned = start + 1, 1, start + 1, False
    while end < len(rows):
        row = rows[end]
        parts = _parts(row)
        wide = row[0].base - rows[end - 1][0].base > _LOOSE * row[0].size
        merged = _merge([*columns, *parts])
        if len(merged) < len(columns) or (len(parts) == 1 and (wide or not _is_cell(parts[0], columns))):
            break
        if len(parts) > 1 and not _aligned(parts, columns):
            break
        left_aligned |= any(abs(part[0] - column[0]) <= _ALIGNED for part in parts[1:] for column in columns[1:])
        columns, end = merged, end + 1
        many += len(parts) > 1
        last = end if len(parts) > 1 or not wide else last
    return last if many >= (2 if left_aligned else 3) else start


def _parts(row: Row) -> list[Interval]:
    """Return (left, right) of the stretches between wide gaps; of a line that was stretched to the edge there is one."""
    if _is_stretched(row):
        return [(row[0].left, row[-1].right)]
    parts: list[Interval] = []
    for run in row:
        if parts and run.left - parts[-1][1] < _CELL_GAP * run.size:
            parts[-1] = (parts[-1][0], max(parts[-1][1], run.right))
        else:
            parts.append((run.left, run.right))
    return parts


def _is_stretched(row: Row) -> bool:
    """Tell justified text in a narrow column: single words, and the same gap between all of them."""
    gaps = [after.left - before.right for before, after in pairwise(row)]
    return len(gaps) > 1 and max(gaps) - min(gaps) < 0.2 * row[0].size and not any(" " in run.text for run in row)


def _merge(parts: Sequence[Interval]) -> list[Interval]:
    """Return the disjoint intervals that the parts cover together."""
    merged: list[Interval] = []
    for left, right in sorted(parts):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _is_cell(part: Interval, columns: Sequence[Interval]) -> bool:
    """Tell whether the stretch begins, ends or is centred where a column does."""
    return any(_same_place(part, column) for column in columns)


def _aligned(parts: Sequence[Interval], columns: Sequence[Interval]) -> bool:
    """Tell whether a cell after the first stands below one of the columns after the first."""
    return any(_same_place(part, column) for part in parts[1:] for column in columns[1:])


def _same_place(part: Interval, column: Interval) -> bool:
    centred = abs(sum(part) - sum(column)) / 2 <= _ALIGNED
    return abs(part[0] - column[0]) <= _ALIGNED or abs(part[1] - column[1]) <= _ALIGNED or centred


def _cells(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    columns = _used(_merge([part for row in rows for part in _parts(row)]), rows)
    table = []
    for lines in _logical_rows(rows, columns):
        runs = [run for row in lines for run in row]
        table.append(tuple(_cell([run for run in runs if left <= run.left <= right]) for left, right in columns))
    return table


def _used(columns: Sequence[Interval], rows: Sequence[Row]) -> list[Interval]:
    """Return the columns; what only one line has is a wide gap inside of a cell, and belongs to the column before."""
    used: list[Interval] = []
    for left, right in columns:
        count = sum(any(left <= run.left <= right for run in row) for row in rows)
        if used and count < 2 and len(rows) > 2:
            used[-1] = (used[-1][0], right)
        else:
            used.append((left, right))
    return used


def _cell(runs: Sequence[Run]) -> str:
    lines: dict[float, list[str]] = {}
    for run in runs:
        lines.setdefault(next((base for base in lines if abs(base - run.base) < 0.4 * run.size), run.base), []).append(
            run.text
        )
    return join_lines([" ".join(words) for _, words in sorted(lines.items())])


def _logical_rows(rows: Sequence[Row], columns: Sequence[Interval]) -> list[list[Row]]:
    """Return the rows with the lines that go on inside their cells: told by distance, else by the first column."""
    gaps = [after[0].base - before[0].base for before, after in pairwise(rows)]
    size = median(run.size for row in rows for run in row)
    inner = [gap for gap in gaps if gap <= 1.5 * size]  # lines of one cell, or of cells centred beside each other
    by_distance = bool(inner) and max(gaps) > 1.25 * max(min(inner), 0.9 * size)
    limit = 1.25 * max(min(inner), 0.9 * size) if inner else 0.0
    logical = [[rows[0]]]
    for gap, row in zip(gaps, rows[1:], strict=True):
        if gap > limit if by_distance else row[0].left <= columns[0][1]:
            logical.append([row])
        else:
            logical[-1].append(row)
    return logical
