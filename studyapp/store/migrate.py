"""Bring a library file to the tables of today, in one transaction and after a checked copy of what was there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from studyapp.domain.errors import LibraryError
from studyapp.store import sqlite

MIGRATIONS = Path(__file__).with_name("migrations")

# Every revision that was ever released, the newest last; so an up-to-date library opens without loading Alembic.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")


def revision(connection: Connection) -> str | None:
    """Return the revision of the library, None for an empty file. Raise LibraryError for somebody else's database."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    found = (
        connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if "alembic_version" in tables
        else None
    )
    if found is None:
        raise LibraryError("The library file is a database of another program; choose another data folder.")
    return str(found)


def check_known(found: str | None, revisions: tuple[str, ...] = REVISIONS) -> None:
    """Raise LibraryError when the revision is not one of ours: then a newer version wrote the library."""
    if found is not None and found not in revisions:
        raise LibraryError("The library was written by a newer version of StudyApp; update StudyApp to open it.")


def migrate(
    path: Path,
    keep_copy: Callable[[], object],
    revisions: tuple[str, ...] = REVISIONS,
    migrations: Path = MIGRATIONS,
    busy_timeout_ms: int = sqlite.BUSY_TIMEOUT_MS,
) -> None:
    """Run the steps from the file's revision to the last of ``revisions``; all of them or, on any error, none.

    ``keep_copy`` is called before the first step of a library that is not empty.
    """
    engine = sqlite.for_migration(path, busy_timeout_ms)
    try:
        with sqlite.told_plainly(engine), engine.begin() as connection:
            found = revision(connection)
            check_known(found, revisions)
            if found == revisions[-1]:
                return
            if found is not None:
                sqlite.quick_check(connection)
                keep_copy()
            _run_steps(connection, migrations, revisions[-1])
            sqlite.check_foreign_keys(connection)
    finally:
        engine.dispose()


def _run_steps(connection: Connection, migrations: Path, target: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def is_current(engine: Engine) -> bool:
    """Return whether the library has today's tables. Raise LibraryError when it is not ours, or newer."""
    with sqlite.told_plainly(engine), engine.connect() as connection:
        found = revision(connection)
    check_known(found)
    return found == REVISIONS[-1]
