"""Read rows out of a damaged SQLite file page by page, without its header, schema, indexes or inner pages.

https://www.sqlite.org/fileformat2.html: a row lies in a leaf page of its table and, if it is long, in a chain of
overflow pages. Whatever of that can still be read is returned; what cannot is passed over.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

Value = int | float | str | bytes | None
Row = tuple[int, tuple[Value, ...]]  # the row's number and its columns

_USUAL_PAGE = 4096
_MAGIC = b"SQLite format 3\0"
_LEAF = 0x0D
_FIXED_SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
_WAL_MAGICS = (0x377F0682, 0x377F0683)


def rows(database: Path, wal: Path | None = None) -> Iterator[Row]:
    """Yield every row that can be read in the file and its write-ahead log; a row may come more than once."""
    data = database.read_bytes() if database.exists() else b""
    size = _page_size(data)
    pages = {number: data[start : start + size] for number, start in enumerate(range(0, len(data), size), 1)}
    if wal is not None and wal.exists():
        pages.update(_wal_pages(wal.read_bytes(), size))
    unused = _free_pages(pages)
    for number, page in pages.items():
        if number not in unused:
            yield from _leaf_rows(page, 100 if number == 1 else 0, size, pages)


def _page_size(data: bytes) -> int:
    size = int.from_bytes(data[16:18], "big") if data[:16] == _MAGIC else 0
    size = 65536 if size == 1 else size
    return size if size >= 512 and size & (size - 1) == 0 else _USUAL_PAGE


def _wal_pages(data: bytes, size: int) -> dict[int, bytes]:
    """Return the newest committed version of each page in a write-ahead log."""
    if len(data) < 32 or int.from_bytes(data[:4], "big") not in _WAL_MAGICS:
        return {}
    salts, waiting, committed = data[16:24], {}, {}
    for start in range(32, len(data) - 24 - size + 1, 24 + size):
        number, after_commit = struct.unpack(">II", data[start : start + 8])
        if data[start + 8 : start + 16] != salts:
            break
        waiting[number] = data[start + 24 : start + 24 + size]
        if after_commit:
            committed.update(waiting)
            waiting.clear()
    return committed


def _free_pages(pages: dict[int, bytes]) -> set[int]:
    """Return the pages that the file calls unused: rows that were removed may still lie there."""
    header = pages.get(1, b"")
    if header[:16] != _MAGIC:
        return set()
    found: set[int] = set()
    trunk = int.from_bytes(header[32:36], "big")
    while trunk in pages and trunk not in found:
        found.add(trunk)
        page = pages[trunk]
        count = min(int.from_bytes(page[4:8], "big"), len(page) // 4 - 2)
        found.update(struct.unpack(f">{count}I", page[8 : 8 + 4 * count]) if count > 0 else ())
        trunk = int.from_bytes(page[:4], "big")
    return found


def _leaf_rows(page: bytes, start: int, size: int, pages: dict[int, bytes]) -> Iterator[Row]:
    if len(page) < start + 8 or page[start] != _LEAF:
        return
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    if start + 8 + 2 * count > len(page):
        return
    for at in struct.unpack(f">{count}H", page[start + 8 : start + 8 + 2 * count]):
        try:
            yield _cell(page, at, size, pages)
        except (IndexError, ValueError, KeyError, struct.error, OverflowError):
            continue


def _cell(page: bytes, at: int, size: int, pages: dict[int, bytes]) -> Row:
    length, at = _varint(page, at)
    number, at = _varint(page, at)
    local = _local_length(length, size)
    if length > 100_000_000 or at + local > len(page):
        raise ValueError("longer than its page")
    payload = page[at : at + local]
    if local < length:
        payload += _overflow(int.from_bytes(page[at + local : at + local + 4], "big"), length - local, size, pages)
    return number, tuple(_columns(payload))


def _local_length(length: int, size: int) -> int:
    """Return how much of a payload stands in the leaf itself."""
    if length <= size - 35:
        return length
    least = (size - 12) * 32 // 255 - 23
    local = least + (length - least) % (size - 4)
    return local if local <= size - 35 else least


def _overflow(number: int, length: int, size: int, pages: dict[int, bytes]) -> bytes:
    parts, seen = [], set()
    while length > 0:
        if number in seen:
            raise ValueError("a chain of pages that bites its tail")
        seen.add(number)
        page = pages[number]
        part = page[4 : 4 + min(length, size - 4)]
        if len(part) < min(length, size - 4):
            raise ValueError("a page that is cut short")
        parts.append(part)
        length -= len(part)
        number = int.from_bytes(page[:4], "big")
    return b"".join(parts)


def _columns(payload: bytes) -> Iterator[Value]:
    header_length, at = _varint(payload, 0)
    kinds = []
    while at < header_length:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if at != header_length:
        raise ValueError("a header that does not end where it says")
    for kind in kinds:
        length = _FIXED_SIZES[kind] if kind < 12 else (kind - 12) // 2
        raw = payload[at : at + length]
        if len(raw) < length:
            raise ValueError("a column that is cut short")
        at += length
        yield _value(kind, raw)
    if at != len(payload):
        raise ValueError("more than its columns")


def _value(kind: int, raw: bytes) -> Value:
    if kind == 0:
        return None
    if kind <= 6:
        return int.from_bytes(raw, "big", signed=True)
    if kind == 7:
        return float(struct.unpack(">d", raw)[0])
    if kind in (8, 9):
        return kind - 8
    return raw.decode("utf-8") if kind % 2 else raw


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = data[at + count]
        if count == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    raise ValueError("a number that does not end")
