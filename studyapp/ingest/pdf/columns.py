"""Put the runs of a page in reading order: columns one after the other, what crosses them between."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from studyapp.ingest.pdf.run import Run

Row = list[Run]  # runs on one line, from left to right
_FEWEST_LINES = 4  # of a column; fewer lines side by side are cells of a table
_FILLED = 0.6  # share of a column's width that its lines fill; cells of a table fill less
_NARROWEST = 9  # of the size: so wide is a column of text at the least
_EDGE = 0.12  # share of the width at each side in which no gutter is looked for
_DEEPEST = 3  # so often a column may be divided again


def reading_order(runs: Sequence[Run]) -> list[list[Row]]:
    """Return the columns of a page in reading order, each as rows from top to bottom."""
    return [rows_of(column) for column in _divide(list(runs), _DEEPEST) if column]


def rows_of(runs: Sequence[Run]) -> list[Row]:
    """Return the runs as rows: what stands on one line belongs together."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda run: (run.base, run.left)):
        if rows and abs(run.base - rows[-1][0].base) <= 0.4 * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _divide(runs: list[Run], depth: int) -> list[list[Run]]:
    gutter = _gutter(runs) if depth else None
    if gutter is None:
        return [runs]
    columns: list[list[Run]] = []
    for band in _bands(runs, gutter):
        left = [run for run in band if run.right <= gutter + 1]
        right = [run for run in band if run.left >= gutter - 1]
        if len(left) + len(right) == len(band) and _are_columns(left, right):
            columns += [*_divide(left, depth - 1), *_divide(right, depth - 1)]
        else:
            columns.append(band)
    return _joined(columns) if len(columns) > 1 else [runs]


def _gutter(runs: Sequence[Run]) -> float | None:
    """Return the x of the white strip between two columns, None where there is none."""
    if len(runs) < 2 * _FEWEST_LINES:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    width = int(right - left) + 2
    covered = [0] * (width + 1)
    for run in runs:  # marks where covering begins and ends
        covered[int(run.left - left)] += 1
        covered[min(int(run.right - left) + 1, width)] -= 1
    for place in range(1, width):
        covered[place] += covered[place - 1]
    inner = range(int(_EDGE * width), int((1 - _EDGE) * width))
    if not inner:
        return None
    least = min(covered[place] for place in inner)
    if least > 0.5 * max(covered[place] for place in inner):
        return None
    best = max(_strips(covered, inner, least), key=len)
    return left + (best[0] + best[-1] + 1) / 2 if len(best) >= 4 else None


def _strips(covered: Sequence[int], inner: range, least: int) -> list[list[int]]:
    """Return the runs of places that the fewest lines cover."""
    strips: list[list[int]] = [[]]
    for place in inner:
        if covered[place] == least:
            strips[-1].append(place)
        elif strips[-1]:
            strips.append([])
    return strips


def _bands(runs: Sequence[Run], gutter: float) -> list[list[Run]]:
    """Return the runs from top to bottom in bands: what crosses the gutter, and what stands beside it between."""
    bands: list[list[Run]] = []
    crossing: bool | None = None
    for row in rows_of(runs):
        crosses = any(run.left < gutter - 1 and run.right > gutter + 1 for run in row)
        if crosses != crossing:
            bands.append([])
        bands[-1] += row
        crossing = crosses
    return bands


def _are_columns(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Tell columns of text from cells of a table: enough lines, and they fill the width."""
    if not left or not right:
        return False
    rows = rows_of(left), rows_of(right)
    return max(map(len, rows)) >= _FEWEST_LINES and all(_fill(side) >= _FILLED for side in rows)


def _fill(rows: Sequence[Row]) -> float:
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    if right - left < _NARROWEST * median(row[0].size for row in rows):
        return 0.0
    return median((row[-1].right - row[0].left) / (right - left + 0.1) for row in rows)


def _joined(columns: list[list[Run]]) -> list[list[Run]]:
    """Join neighbours that overlap in width as one column would: a short line must not begin a column of its own."""
    joined: list[list[Run]] = []
    for column in columns:
        if (
            joined
            and len(rows_of(column)) < _FEWEST_LINES
            and _inside(column, joined[-1])
            and _below(column, joined[-1])
        ):
            joined[-1] = joined[-1] + column
        else:
            joined.append(column)
    return joined


def _inside(column: Sequence[Run], other: Sequence[Run]) -> bool:
    left, right = min(run.left for run in other), max(run.right for run in other)
    return all(left - 2 <= run.left and run.right <= right + 2 for run in column)


def _below(column: Sequence[Run], other: Sequence[Run]) -> bool:
    return min(run.base for run in column) > max(run.base for run in other)
