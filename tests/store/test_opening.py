"""A library opens ready for use or is refused in one line that a student understands, and then nothing is changed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from studyapp.domain.errors import LibraryError
from studyapp.store.counts import Counts
from studyapp.store.opening import open_store
from tests.factories import NOW, card, draft, open_library

# Root may write everywhere; so what a student may not do is tried as somebody else.
OPEN_AS_STUDENT = """
import os, sys
from pathlib import Path
from studyapp.domain.errors import LibraryError
from studyapp.store.opening import open_store
from tests.factories import NOW
open_store(Path(sys.argv[1]), NOW).close()
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    open_store(Path(sys.argv[2]), NOW)
except LibraryError as error:
    print(error)
else:
    print("opened")
"""


def refusal(path: Path) -> str:
    """Return the line by which opening is refused."""
    with pytest.raises(LibraryError) as told:
        open_store(path, NOW, busy_timeout_ms=1)
    assert "\n" not in str(told.value)
    return str(told.value)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder that other users may enter, with a library in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "studyapp"
        folder.mkdir()
        Path(name).chmod(0o755)
        open_library(folder, cards=[draft()]).close()
        yield folder
        folder.chmod(0o755)


def opened_as_student(path: Path) -> str:
    """Return what a student without any right on the folder is told."""
    with tempfile.TemporaryDirectory() as warm_up:
        result = subprocess.run(
            [sys.executable, "-c", OPEN_AS_STUDENT, str(Path(warm_up) / "library.sqlite"), str(path)],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
    assert result.stderr == ""
    return result.stdout.strip()


def test_a_missing_library_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "library.sqlite"
    store = open_store(path, NOW)
    try:
        assert store.counts() == Counts(0, 0, 0, 0, 0, 0, 0, 0)
        assert path.is_file()
    finally:
        store.close()


def test_an_empty_file_is_taken_for_a_new_library(path: Path) -> None:
    path.touch()
    open_store(path, NOW).close()


def test_what_was_saved_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    open_library(tmp_path, cards=[draft()]).close()
    store = open_store(tmp_path / "library.sqlite", NOW)
    try:
        assert store.cards() == (card(),)
    finally:
        store.close()


def test_a_closed_library_is_a_single_file(tmp_path: Path) -> None:
    open_library(tmp_path, cards=[draft()]).close()
    assert [file.name for file in tmp_path.iterdir()] == ["library.sqlite"]


def test_any_thread_may_use_and_close_it(tmp_path: Path) -> None:
    """The window opens the library on one thread, works on another and closes it on a third."""
    store = open_library(tmp_path, cards=[draft()])
    found: list[object] = []
    worker = Thread(target=lambda: found.extend([store.set_setting("a", "b"), *store.cards()]))
    worker.start()
    worker.join()
    closer = Thread(target=store.close)
    closer.start()
    closer.join()
    assert found[1:] == [card()]


def test_letters_of_any_script_may_stand_in_the_path(tmp_path: Path) -> None:
    folder = tmp_path / "पढ़ाई ?mode=ro#%20"
    open_library(folder, cards=[draft()]).close()
    assert [file.name for file in folder.iterdir()] == ["library.sqlite"]


def test_opening_a_current_library_does_not_load_alembic(tmp_path: Path) -> None:
    """Loading it would take longer than all the rest of opening."""
    open_library(tmp_path).close()
    code = (
        "import sys; from pathlib import Path; from studyapp.store.opening import open_store;"
        "from tests.factories import NOW; open_store(Path(sys.argv[1]), NOW).close(); print('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "library.sqlite")]
    root = Path(__file__).parents[2]
    assert subprocess.run(command, capture_output=True, text=True, check=True, cwd=root).stdout.strip() == "False"


def test_a_file_that_is_no_database(path: Path) -> None:
    path.write_bytes(b"Dear diary, today I learned nothing. " * 200)
    before = path.read_bytes()
    assert refusal(path) == f"The file {path} is damaged or no StudyApp library."
    assert path.read_bytes() == before


def test_a_database_of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    assert "is a database of another program" in refusal(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_a_library_whose_first_pages_are_damaged(tmp_path: Path) -> None:
    open_library(tmp_path, cards=[draft()]).close()
    path = tmp_path / "library.sqlite"
    data = bytearray(path.read_bytes())
    data[100:3000] = b"\xff" * 2900
    path.write_bytes(data)
    assert refusal(path) == f"The library {path} is damaged; put back the newest copy from the backups folder."


def test_a_library_that_was_cut_short_is_noticed_when_it_is_read(tmp_path: Path) -> None:
    open_library(tmp_path, cards=[draft()]).close()
    path = tmp_path / "library.sqlite"
    path.write_bytes(path.read_bytes()[: 4096 * 3])
    with (
        pytest.raises(LibraryError, match="is damaged; put back the newest copy"),
        closing(open_store(path, NOW)) as store,
    ):
        store.cards()


def test_a_folder_in_the_place_of_the_file(path: Path) -> None:
    path.mkdir()
    assert refusal(path) == f"The library {path} cannot be opened; its folder may be read-only or gone."


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "file" / "library.sqlite").startswith(
        f"The data folder {tmp_path / 'file'} cannot be made:"
    )


def test_a_library_that_another_program_is_writing_to(tmp_path: Path) -> None:
    open_library(tmp_path).close()
    path = tmp_path / "library.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "is in use by another program; nothing was saved. Try again in a moment." in refusal(path)
        other.execute("COMMIT")
    open_store(path, NOW, busy_timeout_ms=1).close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
class TestWithoutRights:
    """The file or its folder may be read but not written, or not even that."""

    def test_a_read_only_file(self, folder: Path) -> None:
        folder.chmod(0o777)
        (folder / "library.sqlite").chmod(0o444)
        path = folder / "library.sqlite"
        assert opened_as_student(path) == f"The library {path} or its folder is read-only; nothing can be saved."

    def test_a_file_that_may_not_be_read(self, folder: Path) -> None:
        folder.chmod(0o777)
        (folder / "library.sqlite").chmod(0)
        assert "cannot be opened" in opened_as_student(folder / "library.sqlite")

    def test_a_read_only_folder_with_a_library(self, folder: Path) -> None:
        (folder / "library.sqlite").chmod(0o666)
        folder.chmod(0o555)
        assert "read-only" in opened_as_student(folder / "library.sqlite")

    def test_a_read_only_folder_without_a_library(self, folder: Path) -> None:
        folder.chmod(0o555)
        path = folder / "other.sqlite"
        assert opened_as_student(path) == f"The library {path} cannot be opened; its folder may be read-only or gone."

    def test_a_folder_that_cannot_be_made(self, folder: Path) -> None:
        folder.chmod(0o555)
        told = opened_as_student(folder / "new" / "library.sqlite")
        assert told == f"The data folder {folder / 'new'} cannot be made: Permission denied."
