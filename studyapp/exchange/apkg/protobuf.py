"""The little of Google's protobuf wire format that Anki's packages use: numbers, bytes and messages within messages.

https://protobuf.dev/programming-guides/encoding/
"""

from __future__ import annotations

from collections.abc import Iterator

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


def encode(*fields: tuple[int, int | str | bytes]) -> bytes:
    """Return a message of these fields (number, value) in this order; a number below zero counts as 64 bits."""
    return b"".join(_field(number, value) for number, value in fields)


def decode(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Yield number and value of each field; fixed-width ones come as bytes. Raise ValueError when the data ends early."""
    at = 0
    while at < len(data):
        tag, at = _read_varint(data, at)
        number, kind = tag >> 3, tag & 7
        if kind == _VARINT:
            value, at = _read_varint(data, at)
            yield number, value
            continue
        size, at = _size(data, at, kind)
        if at + size > len(data):
            raise ValueError("a field of the message ends too early")
        yield number, data[at : at + size]
        at += size


def texts(data: bytes) -> dict[int, str]:
    """Return the last text of each number that holds bytes."""
    return {number: value.decode("utf-8", "replace") for number, value in decode(data) if isinstance(value, bytes)}


def numbers(data: bytes) -> dict[int, int]:
    """Return the last value of each number that holds a number."""
    return {number: value for number, value in decode(data) if isinstance(value, int)}


def _field(number: int, value: int | str | bytes) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3 | _VARINT) + _varint(value & 0xFFFF_FFFF_FFFF_FFFF)
    data = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | _BYTES) + _varint(len(data)) + data


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(data) and shift < 70:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
    raise ValueError("a number of the message does not end")


def _size(data: bytes, at: int, kind: int) -> tuple[int, int]:
    if kind == _BYTES:
        return _read_varint(data, at)
    if kind in (_FIXED64, _FIXED32):
        return (8 if kind == _FIXED64 else 4), at
    raise ValueError(f"a message holds a field of the unknown kind {kind}")
