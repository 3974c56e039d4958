"""How moments and lists are written into a column, the same in every database."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, DateTime, Dialect
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept as UTC. SQLite drops the zone, so it is put back on reading; a naive time is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment in UTC; raise ValueError when it has no zone."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"a time without its zone cannot be stored: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the stored moment, aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def from_micros(value: int) -> datetime:
    """Return the aware UTC moment that many microseconds after the beginning of 1970."""
    return _EPOCH + timedelta(microseconds=value)


class UtcMicros(TypeDecorator[datetime]):
    """An aware moment, kept as microseconds since 1970 in UTC; a naive time is refused."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Return the microseconds; raise ValueError when the moment has no zone."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"a time without its zone cannot be stored: {value!r}")
        return (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the stored moment, aware."""
        return None if value is None else from_micros(value)


def to_json(value: object) -> str:
    """Return the value as JSON in the letters of its script: escapes would make Devanagari three times as long."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
