"""Turn the bytes of a text file into text, whatever program wrote it, and refuse what is no text."""

from __future__ import annotations

import codecs

from studyapp.domain.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"PK\x03\x04", "a zip archive or Office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_SAMPLE = 200_000  # bytes that the guess of an encoding looks at


def decode(data: bytes, name: str) -> str:
    """Return the text without its byte order mark, else unchanged. Raise InputError when it is not text."""
    if data.startswith(b"%PDF"):
        raise InputError(f"{name} is a PDF file; give it the suffix .pdf")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name} is {what}; this is not supported yet. Save or copy it as plain text")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, name)
    wide = _wide_encoding(data)
    if wide:
        return _strict(data, wide, name)
    if b"\x00" in data:
        raise InputError(f"{name} is a binary file, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data, name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise InputError(f"{name} is damaged: it is not the {encoding.upper()} text that it says it is") from None


def _wide_encoding(data: bytes) -> str:
    """Return utf-16-le or -be when every other byte is NUL, as in English text in UTF-16 without a mark; else nothing."""
    sample = data[:2000]
    if len(data) < 4 or len(data) % 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.8 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.8 * half and odd < 0.05 * half else ""


def _guess(data: bytes, name: str) -> str:
    """Decode text in an older encoding: Windows-1252 when all of it is printable there, else the best guess."""
    if _is_noise(data):
        raise InputError(f"{name} is a binary file, not text")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise InputError(f"{name} is not text in a known encoding; save it as UTF-8")
    return data.decode(best.encoding, errors="replace")


def _is_noise(data: bytes) -> bool:
    """Tell whether control characters are too frequent for text."""
    sample = data[:_SAMPLE]
    controls = sum(sample.count(code) for code in range(32) if code not in (9, 10, 11, 12, 13, 26, 27))
    return controls > len(sample) / 100
