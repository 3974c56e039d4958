"""The tables of today are what the migrations lead to, and no database but SQLite is shut out."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from studyapp.store.sqlite import make_engine
from studyapp.store.store import Store
from studyapp.store.tables import Base


def schema(engine: Engine) -> dict[str, str]:
    """Return the statements that made the tables and indexes, blanks and Alembic's own table left out."""
    query = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
    with engine.connect() as connection:
        return {
            name: " ".join(sql.replace('"', "").split())
            for name, sql in connection.execute(text(query))
            if name not in ("alembic_version", "sqlite_sequence") and not is_index(name)
        }


def is_index(name: str | None) -> bool:
    """Tell whether the table belongs to SQLite's index of words, which triggers keep and no other database has."""
    return name is not None and name.startswith("search_")


def included(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not is_index(name)


def test_migrated_library_has_the_tables_of_today(store: Store, path: Path) -> None:
    engine = make_engine(path)
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": included})
            assert compare_metadata(context, Base.metadata) == []
    finally:
        engine.dispose()


def test_checks_and_cascades_are_those_of_today_too(store: Store, path: Path, tmp_path: Path) -> None:
    """Alembic does not compare CHECK and ON DELETE, the text of the statements does."""
    migrated, fresh = make_engine(path), make_engine(tmp_path / "fresh.sqlite")
    try:
        Base.metadata.create_all(fresh)
        found, expected = schema(migrated), schema(fresh)
        assert found.keys() == expected.keys()
        for name, statement in expected.items():
            assert parts(found[name]) == parts(statement), name
    finally:
        migrated.dispose()
        fresh.dispose()


def parts(statement: str) -> list[str]:
    """Return the parts of a statement in an order of their own: a migration may list constraints differently."""
    return sorted(part.strip(" ()") for part in statement.split(","))


def test_the_tables_can_be_made_on_postgresql() -> None:
    for table in Base.metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=postgresql.dialect()))
