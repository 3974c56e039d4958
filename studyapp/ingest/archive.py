"""Open the zip archives that .docx and .epub files are, and refuse those that were made to burst."""

from __future__ import annotations

import io
import zipfile

from studyapp.domain.errors import InputError

MOST_UNPACKED = 300_000_000
MOST_FILES = 20_000
_RATIO = 200  # text packs to a tenth, at the very best to a fiftieth
_SMALL = 5_000_000  # bytes below which a ratio says nothing


def open_archive(data: bytes, name: str, holds: str, what: str) -> zipfile.ZipFile:
    """Return the archive; raise InputError when it is none, lacks the file ``holds`` (so it is no ``what``), or is a bomb."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        files = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, IndexError):
        raise InputError(f"{name} is damaged or no {what}; download it again") from None
    if any(file.flag_bits & 1 for file in files):
        raise InputError(f"{name} is locked with a password; save it without one first")
    size = sum(file.file_size for file in files)
    packed = sum(file.compress_size for file in files) or 1
    if len(files) > MOST_FILES or size > MOST_UNPACKED or (size > _SMALL and size > _RATIO * packed):
        raise InputError(f"{name} unpacks to far more than any document has; it is not opened")
    if holds not in {file.filename for file in files}:
        raise InputError(f"{name} is no {what}")
    return archive


def read_member(archive: zipfile.ZipFile, member: str, name: str) -> bytes:
    """Return one file of the archive; raise InputError when it is missing or damaged."""
    try:
        return archive.read(member)
    except (KeyError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        raise InputError(f"{name} is damaged; download it again") from None
    except Exception as error:  # zlib.error and lzma.LZMAError have no common ancestor
        if type(error).__module__ in ("zlib", "_lzma", "lzma", "_bz2"):
            raise InputError(f"{name} is damaged; download it again") from None
        raise
