"""Moments go in with their zone and come out as the same moment in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, Table, create_engine, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import StatementError

from studyapp.store.types import UtcDateTime, to_json

KOLKATA = timezone(timedelta(hours=5, minutes=30))
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1970, 1, 2), datetime(9999, 12, 30), timezones=offsets)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("given_", "read"),
    [
        (datetime(2026, 11, 20, 6, 30, tzinfo=UTC), datetime(2026, 11, 20, 6, 30, tzinfo=UTC)),
        (datetime(2026, 11, 20, 3, 0, 0, 1, KOLKATA), datetime(2026, 11, 19, 21, 30, 0, 1, UTC)),
        (None, None),
    ],
)
def test_a_moment_is_read_back_as_utc(given_: datetime | None, read: datetime | None) -> None:
    assert through_the_database(given_) == read


def test_a_read_moment_is_aware() -> None:
    read = through_the_database(datetime(2026, 11, 20, 3, tzinfo=KOLKATA))
    assert read is not None
    assert read.tzinfo is UTC


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(StatementError, match="without its zone"):
        through_the_database(datetime(2026, 11, 20, 6, 30))  # noqa: DTZ001


@given(moments)
def test_every_moment_survives_on_both_databases(moment: datetime) -> None:
    for dialect in (sqlite.dialect(), postgresql.dialect()):
        bound = UtcDateTime().process_bind_param(moment, dialect)
        assert bound is not None
        assert UtcDateTime().process_result_value(bound, dialect) == moment
        assert UtcDateTime().process_result_value(bound.replace(tzinfo=None), dialect) == moment


def test_json_keeps_letters_and_wastes_no_blanks() -> None:
    assert to_json(["भारत", {"a": [1, None]}]) == '["भारत",{"a":[1,null]}]'


def through_the_database(moment: datetime | None) -> datetime | None:
    table = Table("moments", MetaData(), Column("at", UtcDateTime()))
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            table.create(connection)
            connection.execute(insert(table).values(at=moment))
            read: datetime | None = connection.execute(select(table.c.at)).scalar_one()
            return read
    finally:
        engine.dispose()
