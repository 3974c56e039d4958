"""The whole way on a real screen: a window under a virtual X server, a real clipboard, real key presses, and the next day."""

from __future__ import annotations

import ctypes
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from studyapp.paths import LIBRARY_FILE
from studyapp.resources import seed_articles

TOOLS = ("Xvfb", "xdotool", "xclip")
FORGOT, GOOD, EASY = "1", "3", "4"
APP = """
import sys
from datetime import UTC, datetime, timedelta
from studyapp.gui.app import run
run(clock=lambda: datetime.now(UTC) + timedelta(days=int(sys.argv[1])))
"""


def can_draw() -> bool:
    """Return whether the programs for a virtual screen and Qt's library for it are here."""
    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        return False
    return all(shutil.which(tool) for tool in TOOLS)


pytestmark = pytest.mark.skipif(not can_draw(), reason=f"needs {', '.join(TOOLS)} and libxcb-cursor")


def until(probe: Callable[[], bool], seconds: float = 60) -> bool:
    """Ask again and again until ``probe`` says yes; return whether it did in time."""
    end = monotonic() + seconds
    while not probe():
        if monotonic() > end:
            return False
        Event().wait(0.05)
    return True


@pytest.fixture
def display() -> Iterator[str]:
    """Return the name of a virtual screen."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1180x760x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


class Student:
    """Hands on the keyboard of one screen, and eyes on the library file."""

    def __init__(self, display: str, folder: Path) -> None:
        self.folder = folder
        self.environ = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "STUDYAPP_DATA_DIR": str(folder)}
        self.environ.pop("WAYLAND_DISPLAY", None)

    def run(self, *words: str, text: str | None = None) -> str:
        """Run a program on the screen; return what it prints."""
        # xclip stays behind to serve the clipboard, so its output must not be waited for.
        out = subprocess.PIPE if text is None else subprocess.DEVNULL
        done = subprocess.run(words, env=self.environ, input=text, stdout=out, stderr=subprocess.DEVNULL, text=True)
        return done.stdout or ""

    def press(self, *keys: str) -> None:
        self.run("xdotool", "key", "--delay", "30", *keys)

    @contextmanager
    def app(self, days_later: int) -> Iterator[None]:
        """Open the window so many days from now and close it by its key in the end."""
        command = [sys.executable, "-c", APP, str(days_later)]
        with subprocess.Popen(command, env=self.environ, stderr=subprocess.PIPE, text=True) as process:
            try:
                assert until(lambda: self.window() != "")
                self.run("xdotool", "windowfocus", "--sync", self.window())
                yield
                self.press("ctrl+q")
                _, errors = process.communicate(timeout=60)
                assert (process.returncode, errors) == (0, "")
            finally:
                process.kill()

    def window(self) -> str:
        return next(iter(self.run("xdotool", "search", "--onlyvisible", "--name", "^StudyApp").split()), "")

    def ask(self, query: str) -> list[str]:
        """Return the first column of a query to the library file, nothing while there is no library yet."""
        try:
            with closing(sqlite3.connect(f"file:{self.folder / LIBRARY_FILE}?mode=ro", uri=True)) as file:
                return [str(row[0]) for row in file.execute(query)]
        except sqlite3.OperationalError:
            return []

    def count(self, table: str) -> int:
        return int((self.ask(f"SELECT count(*) FROM {table}") or ["0"])[0])

    def press_until(self, wanted: Callable[[], bool], *keys: str, again_after: float = 1) -> None:
        """Press keys again until they take effect: a page that is still opening has no use for them."""
        assert any(self.press(*keys) or until(wanted, again_after) for _ in range(60)), keys

    def review(self, rating: str) -> str:
        """Uncover and rate the card that is asked; return its id."""
        before = self.count("review_log")
        self.press_until(lambda: self.count("review_log") > before, "space", rating, again_after=3)
        return self.ask("SELECT card_id FROM review_log ORDER BY sequence DESC LIMIT 1")[0]


def test_from_a_pasted_article_to_the_right_cards_on_the_next_day(display: str, tmp_path: Path) -> None:
    student = Student(display, tmp_path)
    student.run("xclip", "-selection", "clipboard", text=seed_articles()[0].read_text("utf-8"))
    with student.app(days_later=0):
        student.press("ctrl+v")
        student.press_until(lambda: student.count("drafts") > 0, "ctrl+Return")
        student.press_until(lambda: student.count("cards") > 0, "shift+a")
        student.press("ctrl+4")
        good, easy = student.review(GOOD), student.review(EASY)
    with student.app(days_later=1):
        student.press("ctrl+4")
        next_day = [student.review(GOOD), student.review(FORGOT)]
    assert good in next_day
    assert easy not in next_day
    assert student.count("review_log") == 4
