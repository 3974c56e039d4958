"""What stands on a page: runs of letters with their places, in points, measured from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """Letters on one line without a wide gap; ``base`` is the y of the line that they stand on, ``size`` of the font."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


@dataclass(frozen=True)
class Page:
    """``index`` counts from 0; ``runs`` stand in the order of the file's content, which need not be that of reading."""

    index: int
    width: float
    height: float
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Line:
    """What is read as one line: ``left`` and ``right`` are its own edges, ``edge_left`` and ``edge_right`` its column's.

    ``page`` is the index of its page. ``cells`` are the cells of a row of a table, empty for what is no row;
    ``column`` numbers the columns in reading order.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    page: int
    column: int
    edge_left: float = 0.0
    edge_right: float = 0.0
    cells: tuple[str, ...] = ()
