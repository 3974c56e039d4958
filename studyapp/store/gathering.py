"""Read many rows into columns, a few rows at a time: what is let go at once need not be got from the system anew."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from studyapp.domain.schedule import NO_TIME_US

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_ROWS_AT_ONCE = 128
_NO_TIME = "0001-01-01 00:00:00.000000"  # as long as every moment that this app writes
_NO_TIME_US = int(np.datetime64(_NO_TIME, "us").astype(np.int64))


def whole(name: str) -> str:
    """Return the SQL for a column that ``ints`` gathers."""
    return f"coalesce({name}, 0)"


def real(name: str) -> str:
    """Return the SQL for a column that ``reals`` gathers."""
    return f"coalesce({name}, 9e999)"


def moment(name: str) -> str:
    """Return the SQL for a column that ``moments`` gathers."""
    return f"coalesce({name}, '{_NO_TIME}')"


class Texts:
    """Texts; with ``shared`` equal ones are kept once."""

    def __init__(self, *, shared: bool = False) -> None:
        self.values: list[str] = []
        self._known: dict[str, str] = {}
        self.add: Callable[[Sequence[Any]], None] = self._share if shared else self.values.extend

    def _share(self, column: Sequence[Any]) -> None:
        self.values.extend(map(self._known.setdefault, column, column))


class Numbers:
    """Whole numbers, or real ones with NaN for none."""

    def __init__(self, code: str) -> None:
        self._numbers = array(code)
        self.add: Callable[[Sequence[Any]], None] = self._numbers.extend

    def ints(self) -> Ints:
        """Return them."""
        return np.asarray(self._numbers)

    def floats(self) -> Floats:
        """Return them."""
        values: Floats = np.asarray(self._numbers)
        return np.where(np.isinf(values), np.nan, values)


class Moments:
    """Moments as microseconds since 1970 in UTC, NO_TIME_US for none."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def add(self, column: Sequence[Any]) -> None:
        """Add some."""
        if set(map(len, column)) != {len(_NO_TIME)}:
            column = [datetime.fromisoformat(each).isoformat(" ", "microseconds") for each in column]
        self._pieces.append("".join(column))

    def micros(self) -> Ints:
        """Return them."""
        written = "".join(self._pieces).encode()
        times = np.frombuffer(written, dtype=f"S{len(_NO_TIME)}").astype("datetime64[us]").astype(np.int64)
        return np.where(times == _NO_TIME_US, NO_TIME_US, times)


class Cursor(Protocol):
    """What is asked of the driver's cursor."""

    def fetchmany(self, size: int = ...) -> Sequence[Any]:
        """Return the next rows."""

    def fetchall(self) -> Sequence[Any]:
        """Return the rest of the rows."""


def gather(cursor: Cursor, *columns: Texts | Numbers | Moments) -> None:
    """Add what the cursor still has to the columns."""
    adders = [column.add for column in columns]
    while rows := cursor.fetchmany(_ROWS_AT_ONCE):
        for add, column in zip(adders, zip(*rows, strict=True), strict=True):
            add(column)
