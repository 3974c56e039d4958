"""How long a student waits for help, window and first drafts, each beside the least that this computer needs.

Run by ``make bench``, after byte-compiling. Every figure is a whole process from its start on a warm disk; the cases
take turns, so that a busy moment hits all of them. The floors do the like without StudyApp: they tell a slow computer
from a slow program.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from statistics import median
from time import perf_counter

from studyapp.extract.annotate import MODELS
from studyapp.resources import seed_articles

_FIRST_PAINT = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

class FirstPaint(QObject):
    def eventFilter(self, seen, event):
        if event.type() == QEvent.Type.Paint and isinstance(seen, QWidget) and seen.isWindow():
            print("painted", flush=True)
            QApplication.instance().removeEventFilter(self)
            QTimer.singleShot(0, QApplication.instance().quit)
        return False

app = QApplication(sys.argv[:1])
watch = FirstPaint()
app.installEventFilter(watch)
"""
_EMPTY_WINDOW = _FIRST_PAINT + "window = QWidget()\nwindow.resize(1100, 720)\nwindow.show()\napp.exec()\n"
_OUR_WINDOW = _FIRST_PAINT + "from studyapp.__main__ import main\nmain()\n"
_PARSE = """
import sys
import spacy
spacy.load(sys.argv[1])(open(sys.argv[2], encoding="utf-8").read())
"""


@dataclass(frozen=True)
class Case:
    """One thing to time: the words after ``python``; with ``until_line`` the time ends at the first line of output."""

    name: str
    words: tuple[str, ...]
    floor: str = ""
    target_seconds: float | None = None
    until_line: bool = False


def cases() -> tuple[Case, ...]:
    """Return what is timed, floors first."""
    seed = str(seed_articles()[0])
    model = next(name for name in MODELS if find_spec(name))
    reading = "spaCy loads, parses the note"
    return (
        Case("python starts", ("-c", "pass")),
        Case("an empty Qt window", ("-c", _EMPTY_WINDOW), until_line=True),
        Case(reading, ("-c", _PARSE, model, seed)),
        Case("studyapp --help", ("-m", "studyapp", "--help"), "python starts", 0.3),
        Case("window visible", ("-c", _OUR_WINDOW), "an empty Qt window", 1.0, until_line=True),
        Case("seed note to drafts", ("-m", "studyapp", "generate", seed, "--json"), reading, 2.0),
    )


def seconds(case: Case) -> float:
    """Run the case once, on a library of its own, and return how long it took; raise RuntimeError when it fails."""
    with tempfile.TemporaryDirectory() as library:
        environ = {**os.environ, "STUDYAPP_DATA_DIR": library, "QT_LOGGING_RULES": "*=false"}
        environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        command = [sys.executable, *case.words]
        start = perf_counter()
        with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            first = process.stdout.readline()
            painted = perf_counter()
            _, errors = process.communicate()
        taken = (painted if case.until_line else perf_counter()) - start
        if process.returncode or (case.until_line and not first):
            raise RuntimeError(f"{case.name}: status {process.returncode}: {errors.decode(errors='replace')[-400:]}")
        return taken


def measure(runs: int) -> dict[str, list[float]]:
    """Return the seconds of each case in each run; one more round before them warms the disk."""
    taken: dict[str, list[float]] = {case.name: [] for case in cases()}
    for turn in range(runs + 1):
        for case in cases():
            figure = seconds(case)
            if turn:
                taken[case.name].append(figure)
    return taken


def table(taken: dict[str, list[float]]) -> list[str]:
    """Return the figures as lines."""
    lines = [f"{'':30}{'median':>9}{'least':>9}{'most':>9}{'floor':>9}{'ratio':>8}{'target':>9}"]
    for case in cases():
        figures = taken[case.name]
        middle = median(figures)
        line = f"{case.name:30}{middle:8.3f}s{min(figures):8.3f}s{max(figures):8.3f}s"
        if case.floor:
            floor = median(taken[case.floor])
            line += f"{floor:8.3f}s{middle / floor:8.2f}"
        if case.target_seconds is not None:
            line += f"{case.target_seconds:8.1f}s" + ("" if middle <= case.target_seconds else "  missed")
        lines.append(line)
    return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    for line in table(measure(parser.parse_args().runs)):
        print(line)


if __name__ == "__main__":
    main()
