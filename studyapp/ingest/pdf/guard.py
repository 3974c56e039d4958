"""Look at a PDF file before it is opened: refuse what unpacks to far more than any book has."""

from __future__ import annotations

import re
import zlib

from studyapp.domain.errors import InputError

MOST_UNPACKED = 400_000_000  # bytes of all streams that are no pictures
MOST_IN_ONE = 60_000_000
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 2000  # bytes before a stream in which its dictionary is looked for
_PICTURE = re.compile(rb"/(?:DCT|JPX|JBIG2|CCITTFax)Decode|/Subtype\s*/Image|/FontFile|/Length1\b")
_TWICE = re.compile(rb"/FlateDecode\s*/FlateDecode|/(?:LZW|RunLength)Decode")


def check(data: bytes, name: str) -> None:
    """Raise InputError when the file is no PDF, or when its streams are a bomb."""
    if b"%PDF-" not in data[:1024]:
        raise InputError(f"{name} is no PDF file")
    left = MOST_UNPACKED
    for match in _STREAM.finditer(data):
        start = data.rfind(b"obj", max(0, match.start() - _DICTIONARY), match.start())
        head = data[max(start, 0) if start >= 0 else max(0, match.start() - 300) : match.start()]
        if b"FlateDecode" not in head and b"/Fl" not in head:
            continue
        if _PICTURE.search(head):
            continue
        if _TWICE.search(head):
            _check_twice(data, match.end(), name)
        left -= _unpacked(data, match.end())
        if left < 0:
            raise _too_large(name)


def _check_twice(data: bytes, start: int, name: str) -> None:
    """Look into a stream that is packed twice, as only a bomb has reason to be."""
    try:
        inner = zlib.decompressobj().decompress(data[start : start + 5_000_000], 5_000_000)
        again = zlib.decompressobj().decompress(inner, MOST_IN_ONE + 1)
    except zlib.error:
        return
    if len(again) > MOST_IN_ONE:
        raise _too_large(name)


def _unpacked(data: bytes, start: int) -> int:
    """Return how many bytes the stream unpacks to, a little more than all that are allowed when it is too many."""
    packer = zlib.decompressobj()
    total, at, rest = 0, start, b""
    try:
        while total <= MOST_IN_ONE and not packer.eof and (rest or at < len(data)):
            if not rest:
                rest, at = data[at : at + 65536], at + 65536
            total += len(packer.decompress(rest, 1_000_000))
            rest = packer.unconsumed_tail
    except zlib.error:
        pass
    return MOST_UNPACKED + 1 if total > MOST_IN_ONE else total


def _too_large(name: str) -> InputError:
    return InputError(f"{name} unpacks to far more than any book has; it is not opened")
