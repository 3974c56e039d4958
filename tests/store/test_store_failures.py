"""A full disk, another program, a sudden death: an answer is stored or reported, and the library stays sound."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from studyapp.domain.draft import Verdict
from studyapp.domain.errors import LibraryError
from studyapp.store import sqlite
from studyapp.store.opening import open_store
from studyapp.store.store import Store
from tests.factories import NOW, answered, article, card, cloze, draft, fact, open_library

ROOT = Path(__file__).parents[2]

# Answers the card until it is stopped or refused and says after each answer that it was stored.
ANSWERING = """
import sys
from itertools import count
from pathlib import Path
from studyapp.domain.errors import LibraryError
from studyapp.store.opening import open_store
from tests.factories import NOW, answered, card
store = open_store(Path(sys.argv[1]), NOW)
if len(sys.argv) > 2:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    for number in count(1):
        store.save_answer(*answered(card(), number))
        print(number, flush=True)
except LibraryError as error:
    print(error)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a library with two cards."""
    open_library(tmp_path, cards=[draft(), cloze()]).close()
    return tmp_path / "library.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """Return that library, open and impatient."""
    store = open_store(path, NOW, busy_timeout_ms=1)
    yield store
    store.close()


def check_sound(path: Path, answers: int) -> None:
    """Check that the library is whole, holds that many answers to the card, and that card and log agree."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    store = open_store(path, NOW)
    found, log = store.card(card().id), store.reviews()
    store.close()
    assert len(log) == answers
    assert found is not None
    assert found.memory == (answered(card(), answers)[0].memory if answers else card().memory)


class TestAnotherProgram:
    """Two programs on one library: they wait for each other, and what cannot wait is told."""

    def test_a_write_in_progress_elsewhere_is_told_and_nothing_is_stored(self, store: Store, path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LibraryError, match=r"in use by another program; nothing was saved\. Try again"):
                store.save_answer(*answered(card()))
            assert store.card(card().id) == card(), "reading goes on"
            other.execute("COMMIT")
        assert store.reviews() == ()
        store.save_answer(*answered(card()))
        assert len(store.reviews()) == 1

    def test_two_that_answer_at_once_lose_nothing(self, path: Path) -> None:
        def answer(store: Store, of: str) -> None:
            made = card() if of == "question" else card(cloze())
            for number in range(1, 21):
                store.save_answer(*answered(made, number))

        stores = {name: open_store(path, NOW) for name in ("question", "cloze")}
        threads = [Thread(target=answer, args=(store, name)) for name, store in stores.items()]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        log = stores["question"].reviews()
        for store in stores.values():
            store.close()
        assert [review.sequence for review in log] == list(range(1, 41))
        assert {review.id for review in log} == {
            answered(made, number)[1].id for made in (card(), card(cloze())) for number in range(1, 21)
        }


class TestFullDisk:
    """SQLite is forbidden to let the file grow, or the system forbids it: both are what a full disk does."""

    def test_an_article_that_does_not_fit_is_not_half_stored(self, path: Path) -> None:
        engine = sqlite.make_engine(path)
        with engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        store = Store(engine)
        large = article(id="large", text="x" * 100_000)
        with pytest.raises(LibraryError) as told:
            store.save_article(large, (replace(fact(), id="f", article_id="large"),), (), ())
        assert str(told.value) == f"The disk is full; nothing was saved to the library {path}."
        assert [source.id for source in store.sources()] == [article().id]
        assert store.article("large") is None
        assert len(store.drafts(Verdict.ACCEPTED)) == 2
        store.close()

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
    def test_every_answer_is_stored_or_reported(self, path: Path) -> None:
        limit = path.stat().st_size + 40_000
        result = subprocess.run(
            [sys.executable, "-c", ANSWERING, str(path), str(limit)],
            capture_output=True, text=True, check=True, cwd=ROOT,
        )  # fmt: skip
        *stored, refusal = result.stdout.splitlines()
        assert result.stderr == ""
        assert refusal == f"The disk failed or is full; nothing was saved to the library {path}."
        assert stored == [str(number) for number in range(1, len(stored) + 1)]
        assert stored, "the first answers had room"
        check_sound(path, answers=len(stored))


def test_a_killed_program_loses_no_answer_that_it_stored(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ANSWERING, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as running:
        assert running.stdout is not None
        for _ in range(10):
            running.stdout.readline()
        running.kill()
        stored = 10 + len(running.stdout.read().split("\n")[:-1])
    with closing(sqlite3.connect(path)) as connection:
        (logged,) = connection.execute("SELECT count(*) FROM review_log").fetchone()
    assert logged in (stored, stored + 1), "one may have been stored and not yet said"
    check_sound(path, answers=logged)


def test_damage_that_shows_only_when_reading_is_told(store: Store, path: Path) -> None:
    store.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with pytest.raises(LibraryError, match="is damaged; put back the newest copy from the backups folder"):
        store.cards()
