"""An older library becomes one of today, wholly or not at all, and never without a copy of what it was."""

from __future__ import annotations

import ast
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from studyapp.domain.errors import InputError, LibraryError
from studyapp.store import backups, sqlite
from studyapp.store.migrate import MIGRATIONS, REVISIONS, migrate
from studyapp.store.opening import open_store
from studyapp.store.paper_store import PaperStore
from studyapp.store.store import Store
from tests.factories import NOW, answered, article, card, cloze, draft, exam, open_library, undo_of
from tests.paper_factories import answer, paper, sitting

DATABASES = Path(__file__).parent.parent / "databases"

NEXT_STEP = '''
"""A step of tomorrow."""
from alembic import op
import sqlalchemy as sa

revision = "9999"
down_revision = "{last}"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("cards", sa.Column("note", sa.Text(), nullable=False, server_default="none"))
    with op.batch_alter_table("articles") as articles:
        articles.alter_column("origin", new_column_name="came_from")
    {then}
'''


def steps_of_tomorrow(folder: Path, then: str = "") -> Path:
    """Return a folder with today's steps and one more, which goes on with the statement ``then``."""
    steps = folder / "migrations"
    shutil.copytree(MIGRATIONS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    (steps / "versions" / "v9999_note.py").write_text(NEXT_STEP.format(last=REVISIONS[-1], then=then))
    return steps


def migrate_to_tomorrow(path: Path, steps: Path) -> None:
    """Migrate the library by these steps, with the copy that opening would keep."""
    engine = sqlite.make_engine(path)
    try:
        migrate(path, lambda: backups.keep(engine, path.parent / "backups", NOW), (*REVISIONS, "9999"), steps)
    finally:
        engine.dispose()


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    """Return what a plain connection reads."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_the_constant_names_the_steps_in_their_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(script.revision for script in scripts)[::-1] == REVISIONS


@pytest.mark.parametrize("step", sorted((MIGRATIONS / "versions").glob("v*.py")), ids=lambda step: step.stem)
def test_a_step_never_imports_the_tables_of_today(step: Path) -> None:
    tree = ast.parse(step.read_text(encoding="utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= {"__future__", "alembic", "sqlalchemy"}


@pytest.mark.parametrize("released", REVISIONS)
def test_a_library_of_every_released_revision_opens_with_all_that_was_in_it(tmp_path: Path, released: str) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(DATABASES / f"{released}.sqlite", path)
    assert rows(path, "SELECT version_num FROM alembic_version") == [(released,)]
    store = open_store(path, NOW + timedelta(days=1))
    try:
        assert store.article(article().id) == article()
        assert store.counts().reviews == 2
        assert [found.prompt for found in store.cards()] == [draft().prompt, cloze().prompt]
        assert [review.undone for review in store.reviews()] == [False, True, False]
        reviewed, _ = answered(card(), 1)
        assert store.card(reviewed.id) == reviewed
        store.save_exam(exam())
        assert exam() in store.exams()
    finally:
        store.close()


@pytest.mark.parametrize("released", REVISIONS)
def test_the_log_of_the_stored_library_is_kept_to_the_microsecond(tmp_path: Path, released: str) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(DATABASES / f"{released}.sqlite", path)
    store = open_store(path, NOW + timedelta(days=1))
    try:
        first, second, other = store.reviews()
        times = [(review.reviewed_at, review.due) for review in (first, second, other)]
        assert times == [
            (made.reviewed_at, made.due)
            for made in (answered(card(), 1)[1], answered(card(), 2)[1], answered(card(cloze()), 3)[1])
        ]
        assert [review.sequence for review in (first, second, other)] == [1, 2, 4]
        with pytest.raises(InputError, match="taken back already"):
            store.save_undo(card(), undo_of(second))
    finally:
        store.close()


def test_cards_that_the_index_of_words_had_missed_are_put_into_it(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(DATABASES / "0006.sqlite", path)
    with closing(sqlite3.connect(path)) as connection:  # as a load of many cards left it
        connection.executescript(
            "DELETE FROM search_cards; DELETE FROM search_tags; INSERT INTO search_words (search_words) VALUES ('delete-all')"
        )
    open_store(path, NOW + timedelta(days=1)).close()
    assert rows(path, "SELECT count(*) FROM search_cards") == [(2,)]
    word = draft().prompt.answer.split()[-1]
    assert rows(
        path,
        f"SELECT card_id FROM search_cards WHERE number IN (SELECT rowid FROM search_words WHERE search_words MATCH '{word}')",
    )


def test_the_exams_of_the_stored_library_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(DATABASES / "0002.sqlite", path)
    store = open_store(path, NOW + timedelta(days=1))
    try:
        assert store.exams() == (exam(), exam("scoped"))
    finally:
        store.close()


def test_the_test_of_the_stored_library_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(DATABASES / "0003.sqlite", path)
    store = open_store(path, NOW + timedelta(days=1))
    try:
        assert PaperStore(store).paper(paper().id) == paper()
        assert PaperStore(store).sittings() == (sitting(answers=(answer(),)),)
    finally:
        store.close()


def test_an_older_library_keeps_its_rows_and_gets_the_new_tables(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    open_library(tmp_path, drafts=[cloze()], cards=[draft()]).close()
    migrate_to_tomorrow(path, steps_of_tomorrow(tmp_path))
    assert rows(path, "SELECT version_num FROM alembic_version") == [("9999",)]
    assert rows(path, "SELECT id, note FROM cards") == [(card().id, "none")]
    assert rows(path, "SELECT came_from FROM articles") == [("moon.txt",)]
    assert rows(path, "SELECT count(*) FROM drafts") == [(2,)]


def test_before_it_is_migrated_a_checked_copy_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    open_library(tmp_path, cards=[draft()]).close()
    migrate_to_tomorrow(path, steps_of_tomorrow(tmp_path))
    (kept,) = (tmp_path / "backups").iterdir()
    store = open_store(kept, NOW)
    try:
        assert store.cards() == (card(),)
    finally:
        store.close()


def test_nothing_is_copied_when_there_is_nothing_to_migrate(tmp_path: Path) -> None:
    open_library(tmp_path, cards=[draft()]).close()
    open_store(tmp_path / "library.sqlite", NOW).close()
    assert not (tmp_path / "backups").exists()


@pytest.mark.parametrize(
    "then",
    ["raise RuntimeError('a step of tomorrow fails')", "op.execute(\"UPDATE cards SET fact_id = 'nobody'\")"],
    ids=["an error", "a broken key"],
)
def test_a_step_that_fails_leaves_the_library_as_it_was(tmp_path: Path, then: str) -> None:
    path = tmp_path / "library.sqlite"
    open_library(tmp_path, cards=[draft()]).close()
    with pytest.raises(RuntimeError):
        migrate_to_tomorrow(path, steps_of_tomorrow(tmp_path, then))
    store = open_store(path, NOW)
    try:
        assert store.cards() == (card(),)
    finally:
        store.close()


def test_no_copy_no_migration(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    open_library(tmp_path, cards=[draft()]).close()
    (tmp_path / "backups").write_text("a file where the folder should be")
    with pytest.raises(LibraryError, match=r"The copy cannot be written to .*backups"):
        migrate_to_tomorrow(path, steps_of_tomorrow(tmp_path))
    open_store(path, NOW).close()


def test_a_library_of_a_newer_version_is_left_alone(store: Store, path: Path, tmp_path: Path) -> None:
    store.close()
    migrate_to_tomorrow(path, steps_of_tomorrow(tmp_path))
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="newer version of StudyApp; update StudyApp to open it") as told:
        open_store(path, NOW)
    assert "\n" not in str(told.value)
    assert path.read_bytes() == before
