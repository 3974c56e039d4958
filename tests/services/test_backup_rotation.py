"""Copies by themselves: hourly for a day, daily for a week, weekly for a month; what the student asked for stays."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.bootstrap import Services, open_services
from studyapp.domain.errors import LibraryError
from studyapp.services.rotation import DAILY, HOURLY, WEEKLY, kept
from tests.factories import NOW, draft, open_library

HOUR = timedelta(hours=1)
AGES = st.lists(st.integers(0, 60 * 24 * 60), max_size=80)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Return an open library with a card."""
    open_library(tmp_path, cards=[draft()]).close()
    opened = open_services(tmp_path, clock=lambda: NOW, zone=UTC)
    yield opened
    opened.close()


def touch(services: Services, folder: Path) -> None:
    """Write something, and let the file be newer than any copy, whatever the file system's clock counts in."""
    services.library.set_setting("a", str(len(services.backup.copies())))
    later = max(copy.path.stat().st_mtime for copy in services.backup.copies()) + 1
    os.utime(folder / "library.sqlite", (later, later))


def test_hours_then_days_then_weeks() -> None:
    times = [NOW - HOUR * hours for hours in range(24 * 40)]
    left = sorted(kept(times, NOW), reverse=True)
    ages = [NOW - time for time in left]
    assert ages[:24] == [HOUR * hours for hours in range(24)]
    assert len([age for age in ages if HOURLY <= age < DAILY]) in (6, 7)
    assert len([age for age in ages if age >= DAILY]) in (4, 5)
    assert max(ages) < WEEKLY


@given(AGES)
def test_what_is_kept_is_kept_again_and_the_newest_always(ages: list[int]) -> None:
    times = {NOW - timedelta(minutes=age) for age in ages}
    once = kept(times, NOW)
    assert once <= times
    assert kept(once, NOW) == once
    assert not times or max(times) in once


@given(AGES)
def test_nothing_is_more_than_a_week_from_a_copy_that_was_there(ages: list[int]) -> None:
    """Whoever wants to go back to a moment of the last month loses at most a week, of the last week at most a day."""
    times = {NOW - timedelta(minutes=age) for age in ages}
    left = kept(times, NOW)
    for time in times:
        age = NOW - time
        gap = HOUR if age < HOURLY else timedelta(days=1) if age < DAILY else timedelta(days=7)
        if age < WEEKLY:
            assert any(timedelta() <= other - time < gap for other in left)


def test_the_first_copy_is_made_at_once_and_the_next_after_an_hour_with_changes(
    services: Services, tmp_path: Path
) -> None:
    first = services.backup.automatic(NOW)
    assert first is not None
    assert first.name == "library-2026-11-20T063000Z-auto.sqlite"
    touch(services, tmp_path)
    assert services.backup.automatic(NOW + timedelta(minutes=59)) is None
    assert services.backup.automatic(NOW + HOUR) is not None
    os.utime(tmp_path / "library.sqlite", (0, 0))
    assert services.backup.automatic(NOW + 3 * HOUR) is None  # nothing was written since
    assert len(services.backup.copies()) == 2


def test_old_ones_go_but_not_those_that_were_asked_for(services: Services, tmp_path: Path) -> None:
    asked = services.backup.backup(NOW - timedelta(days=300))
    with services.backup.around("before-load", NOW - timedelta(days=32)) as before:
        pass
    with services.backup.around("before-load", NOW - timedelta(days=30)) as recent:
        pass
    for days in range(60, 0, -1):
        services.backup._store.keep_copy(tmp_path / "backups", NOW - timedelta(days=days), "auto")
    services.backup.automatic(NOW)
    left = services.backup.copies()
    assert asked in {copy.path for copy in left}
    assert recent in {copy.path for copy in left}
    assert not before.exists()
    assert 9 <= len([copy for copy in left if copy.why == "auto"]) <= 13


def test_a_change_that_fails_leaves_no_copy(services: Services) -> None:
    with pytest.raises(ZeroDivisionError), services.backup.around("before-load", NOW):
        _ = 1 / 0
    assert services.backup.copies() == ()


def test_other_files_in_the_folder_are_left_alone(services: Services, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "my notes.txt").write_text("x")
    services.backup.automatic(NOW)
    assert (tmp_path / "backups" / "my notes.txt").exists()
    assert len(services.backup.copies()) == 1


class TestRestore:
    """One step back, and the way forward is kept."""

    def test_the_library_is_as_it_was_and_the_present_is_kept(self, services: Services) -> None:
        copy = services.backup.backup(NOW)
        (card,) = services.library.cards()
        services.library.delete_cards([card.id])
        aside = services.backup.restore(copy, NOW + HOUR)
        assert services.library.cards() == (card,)
        assert aside.name == "library-2026-11-20T073000Z-before-restore.sqlite"
        services.backup.restore(aside, NOW + 2 * HOUR)
        assert services.library.cards() == ()

    def test_one_goes_on_working_at_once(self, services: Services) -> None:
        copy = services.backup.backup(NOW)
        services.backup.restore(copy, NOW)
        services.library.set_setting("language", "hi")
        assert services.library.setting("language") == "hi"
        assert services.reviews.queue(NOW).new == 1

    def test_a_copy_of_an_older_version_is_brought_to_today(self, services: Services) -> None:
        old = Path(__file__).parents[1] / "databases" / "0001.sqlite"
        before = old.read_bytes()
        services.backup.restore(old, NOW)
        assert len(services.library.cards()) == 2
        assert old.read_bytes() == before

    @pytest.mark.parametrize(
        ("damage", "reason"),
        [
            (lambda data: b"", "is empty"),
            (lambda data: b"no library" * 1000, "damaged or no StudyApp library"),
            (lambda data: data[: len(data) // 2], "is damaged"),
            (lambda data: data[:20000] + b"\xff" * 8192 + data[28192:], "is damaged"),
            (lambda data: bytes(100) + data[100:], "damaged or no StudyApp library"),
        ],
    )
    def test_a_copy_that_is_not_sound_is_refused(
        self, services: Services, tmp_path: Path, damage: object, reason: str
    ) -> None:
        copy = services.backup.backup(NOW)
        assert callable(damage)
        copy.write_bytes(damage(copy.read_bytes()))
        cards = services.library.cards()
        with pytest.raises(LibraryError, match=reason) as told:
            services.backup.restore(copy, NOW)
        assert "\n" not in str(told.value)
        assert services.library.cards() == cards
        assert [path.name for path in tmp_path.iterdir() if "restoring" in path.name] == []

    def test_a_copy_that_is_not_there(self, services: Services, tmp_path: Path) -> None:
        with pytest.raises(LibraryError, match="There is no copy"):
            services.backup.restore(tmp_path / "none.sqlite", NOW)

    def test_while_another_program_has_the_library_open(self, services: Services, tmp_path: Path) -> None:
        copy = services.backup.backup(NOW)
        other = open_services(tmp_path, clock=lambda: NOW, zone=UTC)
        cards = other.library.cards()
        with pytest.raises(LibraryError, match="in use"):
            services.backup.restore(copy, NOW)
        other.close()
        assert services.library.cards() == cards


def test_names_tell_when_and_why(services: Services, tmp_path: Path) -> None:
    services.backup.backup(NOW)
    with services.backup.around("before-load", NOW - HOUR):
        pass
    assert [(copy.made_at, copy.why) for copy in services.backup.copies()] == [
        (NOW, ""),
        (datetime(2026, 11, 20, 5, 30, tzinfo=UTC), "before-load"),
    ]
