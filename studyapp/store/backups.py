"""Checked copies of the library, each a single file named by the time at which it was made, and the way back."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from sqlalchemy import Engine

from studyapp.domain.errors import LibraryError
from studyapp.domain.progress import Tell, silent
from studyapp.store import migrate, sqlite

AUTOMATIC, BEFORE_UPDATE = "auto", "before-update"
_NAME = re.compile(r"library-(\d{4}-\d\d-\d\dT\d{6}Z)(?:-([a-z]+(?:-[a-z]+)*))?(?:-\d+)?\.sqlite")
_STAMP = "%Y-%m-%dT%H%M%SZ"
_BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True)
class Copy:
    """A copy as its name tells of it: ``why`` is empty where the student asked for it, else ``auto``, ``before-load``."""

    path: Path
    made_at: datetime
    why: str


def folder(library: Path) -> Path:
    """Return the folder beside the library in which its copies lie."""
    return library.parent / "backups"


def keep(engine: Engine, folder: Path, now: datetime, why: str = "", tell: Tell = silent) -> Path:
    """Write a checked copy into ``folder`` (made if missing) and return its path; no older copy is overwritten.

    The copy gets its name only after the check, so that whatever bears the name is whole. Raise LibraryError when it
    cannot be written; what ``tell`` raises ends it, and nothing is left of the copy.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _free_name(folder, now, why)
        unchecked = target.with_suffix(".unchecked")
        try:
            sqlite.copy(engine, unchecked, tell)
            unchecked.rename(target)
        finally:
            unchecked.unlink(missing_ok=True)
    except OSError as error:
        raise LibraryError(f"The copy cannot be written to {folder}: {error.strerror or error}.") from error
    return target


def copies(folder: Path) -> tuple[Copy, ...]:
    """Return the copies in a folder, the newest first."""
    try:
        named = [(path, _NAME.fullmatch(path.name)) for path in folder.iterdir()]
    except OSError:
        return ()
    found = [Copy(path, _time(match[1]), match[2] or "") for path, match in named if match]
    return tuple(sorted(found, key=lambda copy: (copy.made_at, copy.path.stat().st_mtime_ns), reverse=True))


def remove(copies: Iterable[Copy]) -> None:
    """Remove copies that are not needed any more; one that cannot be removed stays."""
    for copy in copies:
        with suppress(OSError):
            copy.path.unlink()


def check(path: Path) -> None:
    """Raise LibraryError with one line when the file is no sound library that this version can open."""
    if not path.is_file():
        raise LibraryError(f"There is no copy {path}.")
    engine = sqlite.for_looking(path)
    try:
        with sqlite.told_plainly(engine), engine.connect() as connection:
            if migrate.revision(connection) is None:
                raise LibraryError(f"The file {path} is empty, so it is no copy of a library.")
            migrate.check_known(migrate.revision(connection))
            sqlite.full_check(connection)
    finally:
        engine.dispose()


def put_back(library: Path, copy: Path, now: datetime) -> Path:
    """Put a checked copy, brought to today's tables, in the place of the library; return where that was kept.

    Nothing has the library open. Until the last step, which cannot be done by half, the library is as it was. Raise
    LibraryError when the copy is not sound, another program uses the library, or there is no room.
    """
    check(copy)
    new = library.with_name(f"{library.name}.restoring")
    try:
        library.parent.mkdir(parents=True, exist_ok=True)
        _remove_file(new)
        shutil.copyfile(copy, new)
        migrate.migrate(new, lambda: None)
        check(new)
        return swap_in(library, new, now, "before-restore")
    except OSError as error:
        raise LibraryError(f"The copy cannot be put back: {error.strerror or error}; nothing was changed.") from error
    finally:
        _remove_file(new)


def swap_in(library: Path, new: Path, now: datetime, why: str) -> Path:
    """Put the file ``new`` in the place of the library in one step and return where the library was kept."""
    aside = keep_aside(library, now, why)
    _flush(new)
    for end in _BESIDE:
        Path(f"{library}{end}").unlink(missing_ok=True)
        Path(f"{new}{end}").unlink(missing_ok=True)
    new.replace(library)
    return aside


def keep_aside(library: Path, now: datetime, why: str) -> Path:
    """Copy the library, sound or not, into the folder of its copies and return where; raise LibraryError when in use."""
    target_folder = folder(library)
    if not library.exists():
        return target_folder
    engine = sqlite.make_engine(library, busy_timeout_ms=500)
    try:
        sqlite.require_alone(engine)
        return keep(engine, target_folder, now, why)
    except LibraryError as error:
        if "in use" in str(error):
            raise
        return _keep_damaged(library, target_folder, now)
    finally:
        engine.dispose()


def _keep_damaged(library: Path, folder: Path, now: datetime) -> Path:
    """Copy a file that nobody can read, byte for byte, with its write-ahead log."""
    folder.mkdir(parents=True, exist_ok=True)
    target = _free_name(folder, now, suffix=".damaged")
    shutil.copyfile(library, target)
    wal = Path(f"{library}-wal")
    if wal.exists():
        shutil.copyfile(wal, Path(f"{target}-wal"))
    return target


def _free_name(folder: Path, now: datetime, why: str = "", suffix: str = ".sqlite") -> Path:
    """Return a name with the UTC time that no file has yet; it holds no colon, which Windows forbids."""
    stem = f"library-{now.astimezone(UTC).strftime(_STAMP)}{f'-{why}' if why else ''}"
    names = (f"{stem}{f'-{number}' if number else ''}{suffix}" for number in count())
    return next(path for path in (folder / name for name in names) if not path.exists())


def _time(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def _remove_file(path: Path) -> None:
    for end in ("", *_BESIDE):
        Path(f"{path}{end}").unlink(missing_ok=True)


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())
