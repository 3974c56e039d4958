"""The wire format: what is written is read, what is cut short is told."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.exchange.apkg import protobuf

FIELDS = st.lists(st.tuples(st.integers(1, 1000), st.integers(0, 2**64 - 1) | st.binary(max_size=300)), max_size=8)


def test_a_message_as_anki_writes_it() -> None:
    assert protobuf.encode((1, 3)) == b"\x08\x03"
    assert list(protobuf.decode(b"\n\x05a.png\x10\x0c")) == [(1, b"a.png"), (2, 12)]


@given(FIELDS)
def test_what_is_written_is_read(fields: list[tuple[int, int | bytes]]) -> None:
    assert list(protobuf.decode(protobuf.encode(*fields))) == fields


@given(st.binary(max_size=100))
def test_any_bytes_are_a_message_or_a_value_error(data: bytes) -> None:
    with suppress(ValueError):
        list(protobuf.decode(data))


@pytest.mark.parametrize("data", [b"\x0a\x05abc", b"\x08\xff", b"\x0b", b"\x08" + b"\xff" * 20])
def test_a_message_that_is_cut_short(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"early|does not end|unknown kind"):
        list(protobuf.decode(data))


def test_numbers_below_zero_count_as_64_bits() -> None:
    assert protobuf.numbers(protobuf.encode((8, -1))) == {8: 2**64 - 1}
