"""Checked copies of the library, each a single file named by the time at which it was made."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from sqlalchemy import Engine

from studyapp.domain.errors import LibraryError
from studyapp.store import sqlite


def folder(library: Path) -> Path:
    """Return the folder beside the library in which its copies lie."""
    return library.parent / "backups"


def keep(engine: Engine, folder: Path, now: datetime) -> Path:
    """Write a checked copy into ``folder`` (made if missing) and return its path; no older copy is overwritten.

    The copy gets its name only after the check, so that whatever bears the name is whole. Raise LibraryError when it
    cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _free_name(folder, now)
        unchecked = target.with_suffix(".unchecked")
        try:
            sqlite.copy(engine, unchecked)
            unchecked.rename(target)
        finally:
            unchecked.unlink(missing_ok=True)
    except OSError as error:
        raise LibraryError(f"The copy cannot be written to {folder}: {error.strerror or error}.") from error
    return target


def _free_name(folder: Path, now: datetime) -> Path:
    """Return a name with the UTC time that no file has yet; it holds no colon, which Windows forbids."""
    stamp = now.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    names = (f"library-{stamp}{f'-{number}' if number else ''}.sqlite" for number in count())
    return next(path for path in (folder / name for name in names) if not path.exists())
