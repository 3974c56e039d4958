"""Everything that is special to SQLite: how a file is opened, locked, copied and checked, and what its errors mean."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from studyapp.domain.errors import InputError, LibraryError
from studyapp.domain.progress import Progress, Tell, silent, watched
from studyapp.store.types import to_json

BUSY_TIMEOUT_MS = 5000
_PAGES_A_WORD = 4096  # of a copy: 16 MB
log = logging.getLogger(__name__)

_DAMAGED = "The library {file} is damaged; put back the newest copy from the backups folder."
# Words for a text that is none, which has no code, and for a schema that is not the one that was opened.
_SAYS_DAMAGED = ("Could not decode to UTF-8", "no such column: ", "no such table: ")

# The primary result codes (the low byte of sqlite_errorcode) that a student can do something about.
_MEANINGS = {
    sqlite3.SQLITE_BUSY: "The library {file} is in use by another program; nothing was saved. Try again in a moment.",
    sqlite3.SQLITE_LOCKED: "The library {file} is in use by another program; nothing was saved. Try again in a moment.",
    sqlite3.SQLITE_READONLY: "The library {file} or its folder is read-only; nothing can be saved.",
    sqlite3.SQLITE_PERM: "The library {file} may not be opened by this user.",
    sqlite3.SQLITE_CANTOPEN: "The library {file} cannot be opened; its folder may be read-only or gone.",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: "The file {file} is damaged or no StudyApp library.",
    sqlite3.SQLITE_FULL: "The disk is full; nothing was saved to the library {file}.",
    sqlite3.SQLITE_IOERR: "The disk failed or is full; nothing was saved to the library {file}.",
}


def make_engine(path: Path, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Engine:
    """Return an engine on the file (made when first used); any thread may use a connection, one at a time."""
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        json_serializer=to_json,
        # An address instead of a path is understood in ATTACH: what somebody else wrote is attached for reading only.
        connect_args={"timeout": busy_timeout_ms / 1000, "isolation_level": None, "uri": True},
        pool_size=1,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def for_writing(engine: Engine) -> Engine:
    """Return the same engine (same connections) whose transactions take the write lock when they begin.

    A transaction that reads first and wants to write later would fail at once, without waiting, when another one wrote
    in between.
    """
    return engine.execution_options(studyapp_write=True)


def for_migration(path: Path, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Engine:
    """Return a writing engine without foreign keys: rebuilding a table would else delete what hangs on it.

    Call ``check_foreign_keys`` before such a transaction ends.
    """
    engine = make_engine(path, busy_timeout_ms)
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys=OFF"))
    return for_writing(engine)


def for_looking(path: Path) -> Engine:
    """Return an engine that opens the file for reading only and makes nothing beside it, as if nobody wrote to it."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return create_engine("sqlite+pysqlite://", creator=lambda: sqlite3.connect(address, uri=True), poolclass=StaticPool)


def full_check(connection: Connection) -> None:
    """Raise LibraryError when anything in the file is damaged, its indexes too."""
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
        raise LibraryError(_MEANINGS[sqlite3.SQLITE_CORRUPT].format(file=_file(connection.engine)))


def require_alone(engine: Engine) -> None:
    """Raise LibraryError when another program has the library open and may write to it."""
    with told_plainly(engine), engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute("PRAGMA locking_mode=EXCLUSIVE")
        driver.execute("BEGIN EXCLUSIVE")
        driver.execute("ROLLBACK")
        driver.execute("PRAGMA locking_mode=NORMAL")
        driver.execute("SELECT count(*) FROM sqlite_master").fetchone()  # only a read lets the lock go


def check_foreign_keys(connection: Connection) -> None:
    """Raise RuntimeError when a row points to nothing."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise RuntimeError(f"a row of {broken[0]} points to nothing in {broken[2]}")


def check_writable(engine: Engine) -> None:
    """Raise LibraryError when nothing could be saved: better now than after the first answer.

    Only a write tells (SQLite begins a writing transaction on a read-only file without a word); it is rolled back.
    """
    with told_plainly(engine), for_writing(engine).connect() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")


def quick_check(connection: Connection) -> None:
    """Raise LibraryError when pages of the file are damaged (its indexes are not compared)."""
    if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        raise LibraryError(_MEANINGS[sqlite3.SQLITE_CORRUPT].format(file=_file(connection.engine)))


@dataclass(frozen=True)
class DataVersion:
    """A connection and what it says of the writes of others: different from last time when another one wrote."""

    connection: object
    version: int


def data_version(engine: Engine) -> DataVersion:
    """Return the version of now. It may be compared on one connection only, so that is a part of it."""
    pooled = engine.raw_connection()
    try:
        connection = pooled.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        return version_of(connection)
    finally:
        pooled.close()


def version_of(connection: sqlite3.Connection) -> DataVersion:
    """Return the version that a connection sees, inside a transaction that of the transaction."""
    return DataVersion(connection, connection.execute("PRAGMA data_version").fetchone()[0])


def copy(engine: Engine, target: Path, tell: Tell = silent) -> None:
    """Copy the library as it is at this moment (others may go on writing) into the file ``target`` and check it.

    The copy is one plain file without a write-ahead log beside it. Raise LibraryError when it cannot be written or the
    check finds it damaged; what ``tell`` raises ends it, and what there is of the copy is for the caller to remove.
    """
    try:
        with engine.connect() as source, closing(sqlite3.connect(target)) as copied:
            original = source.connection.driver_connection
            assert isinstance(original, sqlite3.Connection)
            source.exec_driver_sql("SELECT count(*) FROM sqlite_master")  # from here on it is that moment
            original.backup(copied, pages=_PAGES_A_WORD, progress=lambda _, left, all_: tell(_copied(left, all_)))
            copied.execute("PRAGMA journal_mode=DELETE")
            with watched(copied, tell):
                sound = copied.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    except (DBAPIError, sqlite3.Error) as error:
        raise LibraryError(f"No copy was made in {target.parent}: {_original(error)}.") from error
    if not sound:
        raise LibraryError(f"No copy was made: the library {_file(engine)} is damaged.")


def _copied(left: int, total: int) -> Progress:
    return Progress(total - left, total, "Copying the library")


@contextmanager
def told_plainly(engine: Engine) -> Iterator[None]:
    """Turn the errors that a student can mend into LibraryError, or InputError for the text; let our own faults pass."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise InputError("The text holds half a character (a lone surrogate), which cannot be stored.") from error
    except UnicodeDecodeError as error:  # in what SQLite says of a damaged schema
        raise LibraryError(_DAMAGED.format(file=_file(engine))) from error
    except (DBAPIError, sqlite3.Error) as error:
        meaning = _DAMAGED if any(words in str(error) for words in _SAYS_DAMAGED) else _MEANINGS.get(_code(error))
        if meaning is None:
            raise
        raise LibraryError(meaning.format(file=_file(engine))) from error


@contextmanager
def making_sense(engine: Engine) -> Iterator[None]:
    """Turn the errors that values lead to which nobody can have written into LibraryError.

    They are logged as what they are, since it might be our fault.
    """
    try:
        yield
    except UnicodeError:
        raise
    except (ValueError, KeyError, TypeError, IndexError) as error:
        log.exception("the library holds what makes no sense")
        raise LibraryError(_DAMAGED.format(file=_file(engine))) from error


def _file(engine: Engine) -> str:
    return engine.url.database or ""


def _code(error: DBAPIError | sqlite3.Error) -> int:
    """Return the primary result code that SQLite gave, -1 where it gave none."""
    code: int = getattr(_original(error), "sqlite_errorcode", -1)
    return code & 0xFF if code >= 0 else -1


def _original(error: DBAPIError | sqlite3.Error) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    """Set a new connection up: true to its keys, safe against a loss of power, readable while another one writes."""
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
    except sqlite3.Error:
        connection.close()
        raise


def _begin(connection: Connection) -> None:
    """Begin a transaction ourselves: the driver's own way leaves reads and changes of the schema outside of it."""
    writes = connection.get_execution_options().get("studyapp_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
