"""What is special to SQLite: every connection is set up for safety, the log is guarded, a copy is whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from studyapp.domain.errors import LibraryError
from studyapp.store import sqlite
from tests.factories import answered, card, draft, open_library, undo_of

APPEND_ONLY = "the review log is append-only"


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    """Return an engine on a library that holds one card, its review and the undo of it."""
    store = open_library(path.parent, cards=[draft()])
    reviewed, review = answered(card())
    store.save_answer(reviewed, review)
    store.save_undo(card(), undo_of(review))
    store.close()
    engine = sqlite.make_engine(path)
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("foreign_keys", 1), ("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 5000)],
)
def test_every_connection_is_safe_by_its_pragmas(engine: Engine, pragma: str, value: object) -> None:
    with engine.connect() as first, engine.connect() as second:
        for connection in (first, second):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_a_fact_without_its_article_is_refused(engine: Engine) -> None:
    with engine.begin() as connection, pytest.raises(IntegrityError, match="FOREIGN KEY"):
        connection.execute(text("UPDATE facts SET article_id = 'nobody'"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE review_log SET rating = 4",
        "UPDATE review_log SET study_day = study_day",
        "DELETE FROM review_log",
        "DELETE FROM review_log WHERE kind = 'undo'",
        "INSERT OR REPLACE INTO review_log SELECT * FROM review_log WHERE sequence = 1",
        "INSERT INTO review_log (id, kind, card_id, at) SELECT id, kind, card_id, at FROM review_log",
    ],
)
def test_the_log_cannot_be_changed_by_any_program(engine: Engine, path: Path, statement: str) -> None:
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection:
        before = connection.execute("SELECT * FROM review_log").fetchall()
        with pytest.raises(sqlite3.IntegrityError, match=APPEND_ONLY):
            connection.execute(statement)
        assert connection.execute("SELECT * FROM review_log").fetchall() == before


@pytest.mark.parametrize(
    "values",
    [
        "'x', 'review', 'card', '2026-01-01 00:00:00', 5, 1, 1, NULL",  # no such rating
        "'x', 'review', 'card', '2026-01-01 00:00:00', 3, NULL, 1, NULL",  # no study day
        "'x', 'undo', 'card', '2026-01-01 00:00:00', NULL, NULL, NULL, NULL",  # of nothing
        "'x', 'undo', 'card', '2026-01-01 00:00:00', NULL, NULL, NULL, 'nobody'",  # of a review that is not there
        "'x', 'guess', 'card', '2026-01-01 00:00:00', 3, 1, 1, NULL",
    ],
)
def test_the_log_takes_only_reviews_and_undos(engine: Engine, values: str) -> None:
    columns = "id, kind, card_id, at, rating, study_day, duration_ms, review_id"
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text(f"INSERT INTO review_log ({columns}) VALUES ({values})"))


def test_a_change_of_the_schema_is_part_of_its_transaction(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE half (done INTEGER)"))
        connection.rollback()
        assert connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'half'")).scalar() == 0


def test_a_transaction_that_will_write_has_the_lock_from_its_first_read(engine: Engine) -> None:
    """Else two could read the same card, and the second be refused when it writes, however long it would wait."""
    with sqlite.for_writing(engine).begin() as first:
        first.execute(text("SELECT 1"))
        with engine.connect() as other:
            other.exec_driver_sql("PRAGMA busy_timeout=1")
            with pytest.raises(LibraryError, match="in use by another program"), sqlite.told_plainly(engine):
                other.execute(text("UPDATE settings SET value = ''"))


def test_a_copy_is_one_file_with_all_that_was_saved(engine: Engine, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "copy.sqlite"
    target.parent.mkdir()
    with sqlite.for_writing(engine).begin() as connection:
        connection.execute(text("INSERT INTO settings VALUES ('saved', 'yes')"))
    with sqlite.for_writing(engine).begin() as unfinished:
        unfinished.execute(text("INSERT INTO settings VALUES ('unfinished', 'yes')"))
        sqlite.copy(engine, target)
    assert [file.name for file in target.parent.iterdir()] == ["copy.sqlite"]
    with closing(sqlite3.connect(target)) as copied:
        assert copied.execute("SELECT name FROM settings").fetchall() == [("saved",)]
        assert copied.execute("SELECT count(*) FROM review_log").fetchone() == (2,)
        assert copied.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_copy_that_cannot_be_written_is_reported(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"No copy was made in .*unable to open"):
        sqlite.copy(engine, tmp_path / "no such folder" / "copy.sqlite")


def test_faults_of_our_own_are_not_blamed_on_the_file(engine: Engine) -> None:
    with pytest.raises(IntegrityError), sqlite.told_plainly(engine), engine.begin() as connection:
        connection.execute(text("INSERT INTO settings VALUES ('twice', '1'), ('twice', '2')"))


def test_a_row_that_points_to_nothing_is_found(engine: Engine, path: Path) -> None:
    without_keys = sqlite.for_migration(path)
    with closing(without_keys.connect()) as connection:
        sqlite.check_foreign_keys(connection)
        connection.execute(text("UPDATE facts SET article_id = 'nobody'"))
        with pytest.raises(RuntimeError, match="a row of facts points to nothing in articles"):
            sqlite.check_foreign_keys(connection)
    without_keys.dispose()
