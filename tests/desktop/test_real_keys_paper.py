"""A paper on a real screen by keys alone: made, begun, killed in the middle, taken up with nothing lost, handed in."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studyapp.bootstrap import open_services
from studyapp.resources import seed_articles
from studyapp.services.import_articles import Prepared, prepare, read_file
from tests.desktop.test_real_keys import APP, Student, can_draw, until
from tests.desktop.test_real_keys import display as display  # the fixture

pytestmark = pytest.mark.skipif(not can_draw(), reason="needs Xvfb, xdotool, xclip and libxcb-cursor")


def fill(folder: Path) -> None:
    """Make a library of the samples with all sure cards."""
    services, now = open_services(folder), datetime.now(UTC)
    for path in seed_articles():
        for step in prepare(read_file(path)):
            if isinstance(step, Prepared):
                services.imports.save(step)
    services.triage.accept([draft.id for draft in services.triage.drafts()], now)
    services.close()


def test_a_paper_by_real_keys_killed_and_taken_up_again(display: str, tmp_path: Path) -> None:
    fill(tmp_path)
    student = Student(display, tmp_path)

    def answered() -> list[str]:
        return student.ask("SELECT chosen || ' ' || confidence FROM answers ORDER BY sequence")

    with subprocess.Popen([sys.executable, "-c", APP, "0"], env=student.environ) as process:
        assert until(lambda: student.window() != "")
        student.run("xdotool", "windowfocus", "--sync", student.window())
        student.press_until(lambda: student.count("papers") == 1, "ctrl+7", "n", "ctrl+Return", again_after=5)
        student.press_until(lambda: student.count("sittings") == 1, "Return", again_after=2)
        student.press_until(lambda: student.count("answers") >= 2, "a", "s", again_after=2)
        student.press("Right", "b", "f", "Right", "a", "g")
        assert until(lambda: len(student.ask("SELECT DISTINCT question_id FROM answers")) == 3)
        assert until(lambda: any("guess" in line for line in answered()))
        process.kill()
    before = answered()
    with student.app(days_later=0):
        student.press("ctrl+7")
        student.press_until(lambda: len(answered()) > len(before), "Return", "a", again_after=2)
        student.press_until(
            lambda: student.ask("SELECT submitted_at FROM sittings") != ["None"], "ctrl+Return", "ctrl+Return"
        )
    assert answered()[: len(before)] == before
    assert student.count("sittings") == 1
    assert not int(student.ask("SELECT by_time FROM sittings")[0])
