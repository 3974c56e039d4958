"""A copy is whole, checked, named by its time, and never in the way of an older one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from studyapp.domain.errors import LibraryError
from studyapp.services.backup import Backup
from studyapp.services.pictures import Pictures
from studyapp.store.opening import open_store
from studyapp.store.store import Store
from tests.factories import NOW, answered, card, cloze, draft, open_library


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a library with two cards, of which one was reviewed."""
    store = open_library(tmp_path, cards=[draft(), cloze()])
    store.save_answer(*answered(card()))
    yield store
    store.close()


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Backup:
    """Return the verb on that library."""
    return Backup(store, tmp_path / "library.sqlite")


def test_it_lies_beside_the_library_and_bears_the_time_in_utc(backup: Backup, tmp_path: Path) -> None:
    in_kolkata = datetime(2026, 11, 20, 3, 0, 7, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert backup.backup(in_kolkata) == tmp_path / "backups" / "library-2026-11-19T213007Z.sqlite"


def test_it_opens_as_a_library_with_all_that_was_in_it(backup: Backup, store: Store) -> None:
    copied = open_store(backup.backup(NOW), NOW)
    try:
        assert copied.cards() == store.cards()
        assert copied.reviews() == store.reviews()
        assert copied.sources() == store.sources()
    finally:
        copied.close()


def test_it_is_a_picture_of_its_moment(backup: Backup, store: Store) -> None:
    path = backup.backup(NOW)
    store.save_answer(*answered(card(cloze()), 2))
    copied = open_store(path, NOW)
    try:
        assert (len(copied.reviews()), len(store.reviews())) == (1, 2)
    finally:
        copied.close()


def test_another_folder_is_made_for_it(backup: Backup, tmp_path: Path) -> None:
    folder = tmp_path / "stick" / "study"
    assert backup.backup(NOW, folder).parent == folder
    assert len(list(folder.iterdir())) == 1


def test_two_of_one_second_are_two_files(backup: Backup) -> None:
    names = [backup.backup(NOW).name for _ in range(3)]
    stem = "library-2026-11-20T063000Z"
    assert names == [f"{stem}.sqlite", f"{stem}-1.sqlite", f"{stem}-2.sqlite"]


def test_a_folder_that_cannot_be_made_is_told(backup: Backup, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match=r"The copy cannot be written to .*file") as told:
        backup.backup(NOW, tmp_path / "file")
    assert "\n" not in str(told.value)


def test_a_damaged_library_makes_no_copy(backup: Backup, store: Store, tmp_path: Path) -> None:
    """What bears the name of a copy is whole."""
    store.close()
    path = tmp_path / "library.sqlite"
    with path.open("r+b") as file:
        file.seek(4096 * 4)
        file.write(b"\xff" * (path.stat().st_size - 4096 * 4))
    with pytest.raises(LibraryError, match="No copy was made"):
        backup.backup(NOW)
    assert list((tmp_path / "backups").iterdir()) == []


class TestPictures:
    """They lie beside the library, so they lie beside its copies, too, each once."""

    PNG, GIF = b"\x89PNG" + b"1" * 50, b"GIF8" + b"2" * 50

    @pytest.fixture
    def pictures(self, tmp_path: Path) -> Pictures:
        """Return a library's pictures, of which there is one."""
        pictures = Pictures(tmp_path)
        pictures.keep(self.PNG)
        return pictures

    def test_go_along(self, backup: Backup, pictures: Pictures, tmp_path: Path) -> None:
        backup.backup(NOW)
        pictures.keep(self.GIF)
        backup.backup(NOW + timedelta(hours=2))
        kept = Pictures(tmp_path / "backups")
        assert [kept.read(pictures.name(data)) for data in (self.PNG, self.GIF)] == [self.PNG, self.GIF]
        assert len(kept.paths()) == 2

    def test_go_into_another_folder(self, backup: Backup, pictures: Pictures, tmp_path: Path) -> None:
        backup.backup(NOW, tmp_path / "stick")
        assert Pictures(tmp_path / "stick").read(pictures.name(self.PNG)) == self.PNG

    def test_come_back_where_they_are_missing_or_cut_short(
        self, backup: Backup, pictures: Pictures, tmp_path: Path
    ) -> None:
        pictures.keep(self.GIF)
        copy = backup.backup(NOW)
        lost, cut = (tmp_path / "pictures" / pictures.name(data) for data in (self.PNG, self.GIF))
        lost.unlink()
        cut.write_bytes(self.GIF[:20])
        backup.restore(copy, NOW)
        assert (lost.read_bytes(), cut.read_bytes()) == (self.PNG, self.GIF)

    def test_a_damaged_one_is_never_taken_for_the_sound_one(
        self, backup: Backup, pictures: Pictures, tmp_path: Path
    ) -> None:
        copy = backup.backup(NOW)
        name = pictures.name(self.PNG)
        (tmp_path / "backups" / "pictures" / name).write_bytes(b"spoiled")
        (tmp_path / "pictures" / name).unlink()
        backup.restore(copy, NOW)
        assert pictures.read(name) is None

    def test_no_room_for_them_is_told(self, backup: Backup, pictures: Pictures, tmp_path: Path) -> None:
        (tmp_path / "backups").mkdir()
        (tmp_path / "backups" / "pictures").write_text("a file where the folder should be")
        with pytest.raises(LibraryError, match="its pictures cannot be written"):
            backup.backup(NOW)
