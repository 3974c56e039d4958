"""Rows become columns whole, whatever is missing in them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from math import isnan

import numpy as np
import pytest

from studyapp.domain.schedule import NO_TIME_US
from studyapp.store.gathering import Moments, Numbers, Texts, gather, moment, real, whole

MOMENT = "2026-11-24 07:00:00.000001"
MICROS = int(np.datetime64("2026-11-24T07:00:00.000001").astype(np.int64))


def gathered(values: list[object], select: str, into: Texts | Numbers | Moments) -> None:
    """Put the values into a table and gather what is selected of its column ``v``."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE t (v)")
        connection.executemany("INSERT INTO t VALUES (?)", [(value,) for value in values])
        gather(connection.execute(f"SELECT {select} FROM t ORDER BY rowid"), into)


def micros_of(values: list[object]) -> list[int]:
    """Return moments of a table in microseconds."""
    moments = Moments()
    gathered(values, moment("v"), moments)
    return moments.micros().tolist()


def test_many_rows_come_in_their_order() -> None:
    texts = Texts()
    gathered([str(number) for number in range(1000)], "v", texts)
    assert texts.values == [str(number) for number in range(1000)]


def test_equal_texts_are_kept_once_where_they_are_shared() -> None:
    texts = Texts(shared=True)
    gathered(["a source", "another one", "a source"] * 100, "v", texts)
    assert texts.values == ["a source", "another one", "a source"] * 100
    assert len({id(text) for text in texts.values}) == 2


def test_real_numbers_are_exact_and_none_is_not_a_number() -> None:
    numbers = Numbers("d")
    gathered([0.1 + 0.2, None, 5e-324], real("v"), numbers)
    first, second, third = numbers.floats().tolist()
    assert (first, third) == (0.1 + 0.2, 5e-324)
    assert isnan(second)


def test_no_whole_number_is_nought() -> None:
    numbers = Numbers("q")
    gathered([739_944, None], whole("v"), numbers)
    assert numbers.ints().tolist() == [739_944, 0]


@pytest.mark.parametrize("written", [MOMENT, "2026-11-24T07:00:00.000001"])
def test_moments_to_the_microsecond(written: str) -> None:
    assert micros_of([written, None]) == [MICROS, NO_TIME_US]


def test_moments_that_somebody_else_wrote() -> None:
    assert micros_of([MOMENT, "2026-11-24 07:00:00", "2026-11-24"]) == [
        MICROS,
        MICROS - 1,
        MICROS - 1 - 7 * 3600 * 10**6,
    ]


@pytest.mark.parametrize(
    "nonsense", ["soon", "2026-99-24 07:00:00.000000", 5, "2026-11-24 07:00:00.00000\N{DEGREE SIGN}"]
)
def test_what_is_no_moment_is_refused(nonsense: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        micros_of([MOMENT, nonsense, MOMENT])


def test_no_row_makes_empty_columns() -> None:
    texts, numbers, moments = Texts(), Numbers("d"), Moments()
    for column in (texts, numbers, moments):
        gathered([], "v", column)
    assert (texts.values, len(numbers.floats()), len(moments.micros())) == ([], 0, 0)
