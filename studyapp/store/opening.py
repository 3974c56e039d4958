"""Open the library file, new or old, ready for today's app."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from studyapp.domain.errors import LibraryError
from studyapp.store import backups, migrate, sqlite
from studyapp.store.store import Store


def open_store(path: Path, now: datetime, busy_timeout_ms: int = sqlite.BUSY_TIMEOUT_MS) -> Store:
    """Open the library at ``path``, made if it is missing, migrated if it is old, after a copy named by ``now``.

    Raise LibraryError with one line when the file is newer, in use, read-only, damaged or not a library, when it is gone
    although there are copies of it, or when its folder cannot be made.
    """
    _make_folder(path.parent)
    _check_not_lost(path)
    engine = sqlite.make_engine(path, busy_timeout_ms)
    try:
        if not migrate.is_current(engine):
            migrate.migrate(
                path,
                lambda: backups.keep(engine, backups.folder(path), now, backups.BEFORE_UPDATE),
                busy_timeout_ms=busy_timeout_ms,
            )
        sqlite.check_writable(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine)


def _check_not_lost(path: Path) -> None:
    """Raise LibraryError where a new library would hide that there was one."""
    if (not path.exists() or not path.stat().st_size) and not _has_log(path) and backups.copies(backups.folder(path)):
        raise LibraryError(
            f"The library {path} is {'empty' if path.exists() else 'gone'}, so it is damaged: there are copies of it. "
            "Put the newest back, or, to begin anew, move the folder backups away."
        )


def _has_log(path: Path) -> bool:
    """Return whether there is a write-ahead log that SQLite would still put into the file."""
    log = Path(f"{path}-wal")
    return path.exists() and log.exists() and log.stat().st_size > 0


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(f"The data folder {folder} cannot be made: {error.strerror or error}.") from error
