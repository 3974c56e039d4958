"""The whole house on a library file: what is stored through one verb is seen by every other, also the next day."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from studyapp import paths
from studyapp.bootstrap import local_zone, open_services, utc_now
from studyapp.domain.errors import LibraryError
from studyapp.domain.memory import Rating
from studyapp.services.import_articles import Prepared
from tests.factories import NOW, article, card, cloze, draft, fact

KOLKATA = ZoneInfo("Asia/Kolkata")
PREPARED = Prepared(article(), (fact(),), (draft(), cloze()), ())


def test_from_an_article_to_a_review_and_the_next_day(tmp_path: Path) -> None:
    today = open_services(tmp_path, clock=lambda: NOW, zone=KOLKATA)
    assert (today.clock(), today.zone) == (NOW, KOLKATA)
    today.imports.save(PREPARED)
    today.triage.accept([draft().id], NOW)
    today.reviews.answer(card().id, Rating.EASY, NOW, duration_ms=3000)
    due = today.library.card(card().id).memory.due
    today.close()
    assert due is not None
    later = open_services(tmp_path, clock=lambda: due, zone=KOLKATA)
    assert [entry.card.id for entry in later.reviews.queue(due).entries] == [card().id]
    assert later.statistics.summary(due).reviews == 1
    assert later.reviews.undo(due).card == card()
    later.close()


def test_a_second_program_sees_what_the_first_stored(tmp_path: Path) -> None:
    window, command = open_services(tmp_path, zone=UTC), open_services(tmp_path, zone=UTC)
    window.imports.save(PREPARED)
    command.triage.accept([draft().id], NOW)
    assert window.library.cards() == (card(),)
    window.close()
    command.close()


def test_the_library_lies_in_the_students_folder_unless_another_is_chosen(tmp_path: Path) -> None:
    open_services(zone=UTC).close()
    assert Path(os.environ["STUDYAPP_DATA_DIR"], "library.sqlite").is_file()
    open_services(tmp_path / "chosen", zone=UTC).close()
    assert (tmp_path / "chosen" / paths.LIBRARY_FILE).is_file()


def test_a_backup_lies_beside_the_library(tmp_path: Path) -> None:
    services = open_services(tmp_path, zone=UTC)
    assert services.backup.backup(NOW).parent == tmp_path / "backups"
    services.close()


def test_what_cannot_be_opened_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / paths.LIBRARY_FILE).write_text("not a library " * 100)
    with pytest.raises(LibraryError) as told:
        open_services(tmp_path, zone=UTC)
    assert "\n" not in str(told.value)


def test_the_clock_is_aware_utc() -> None:
    assert utc_now().utcoffset() == timedelta()


def test_the_zone_of_the_computer_is_an_aware_one() -> None:
    assert NOW.astimezone(local_zone()).utcoffset() is not None


@pytest.mark.parametrize("zone", ["Nowhere/City", ":/no/such/file"])
def test_a_zone_that_does_not_exist_keeps_nobody_out(zone: str) -> None:
    code = "from studyapp.bootstrap import local_zone, utc_now; print(utc_now().astimezone(local_zone()).utcoffset())"
    result = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"TZ": zone},
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    assert (result.stdout.strip(), result.stderr) == ("0:00:00", "")
