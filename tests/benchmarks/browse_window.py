"""How long one waits in the window while browsing a big library, and how long the window stands still meanwhile.

``QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.browse_window`` opens the window on the library of
``tests.benchmarks.search`` (100,000 cards) and does what a student does. Printed are, in milliseconds, when the answer
was there (typing waits for a pause of 120 ms first), the processor time till then, and the longest time in which the
window's own thread did nothing for the student.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic, process_time

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studyapp.gui.app import Desk, application
from studyapp.gui.models.found_cards import COLUMNS
from studyapp.gui.places import Going, Place
from studyapp.gui.theme import dress
from tests.benchmarks.search import RARE, ZONE, make
from tests.factories import NOW

BEAT_MS = 5
PATIENCE_S = 120


class Watch:
    """Beats in the window's thread: where a beat comes late, the window stood still."""

    def __init__(self) -> None:
        self._beats: list[float] = []
        self._timer = QTimer()
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(lambda: self._beats.append(monotonic()))
        self._timer.start()

    def measure(self, name: str, act: Callable[[], object], done: Callable[[], bool]) -> None:
        """Do something, wait until it is done, and print how it was."""
        self._beats = [monotonic()]
        began, processor = monotonic(), process_time()
        act()
        wait(done)
        took, processor = 1000 * (monotonic() - began), 1000 * (process_time() - processor)
        QTest.qWait(60)  # what is painted after it counts, too
        still = 1000 * max(later - earlier for earlier, later in zip(self._beats, self._beats[1:], strict=False))
        print(f"{name:32}{took:9.1f} ms   processor {processor:8.1f}   stood still {still - BEAT_MS:7.1f}", flush=True)


def wait(done: Callable[[], bool]) -> None:
    """Let the window work until something is done."""
    until = monotonic() + PATIENCE_S
    while not done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        if monotonic() > until:
            raise SystemExit("it takes too long")


def browse(desk: Desk) -> None:
    """Do what a student does, and print how long each took."""
    page, watch = desk.window.browse, Watch()
    arrived: list[int] = []
    page.cards.arrived.connect(lambda: arrived.append(1))

    def measure(name: str, act: Callable[[], object], done: Callable[[], bool] | None = None) -> None:
        arrived.clear()
        watch.measure(name, act, done or (lambda: bool(arrived)))

    measure("open the place", lambda: desk.window.go(Going(Place.BROWSE)))
    for column, each in enumerate(COLUMNS):
        measure(
            f"sort by {each.name.lower()}", lambda at=column: page.table.sortByColumn(at, Qt.SortOrder.AscendingOrder)
        )
    for letter in f"the {RARE[:4]}":
        measure(f"type {letter!r}", lambda key=letter: QTest.keyClick(page.search, key))
    measure("all again", lambda: page.look_for(""))
    bar = page.table.verticalScrollBar()
    for share in (0.1, 0.5, 0.9):
        measure(
            f"scroll to {share:.0%}",
            lambda part=share: bar.setValue(int(bar.maximum() * part)),
            lambda: page.cards.card(page.table.rowAt(5)) is not None,
        )
    measure("choose all", page.table.selectAll, lambda: True)
    sheet = page.tag()
    closed: list[int] = []
    sheet.finished.connect(lambda _: closed.append(1))
    sheet.add.setText("everything")
    measure("tag all", sheet.change, lambda: bool(closed))
    measure("take back", page.changes.undo)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--library", type=Path, help="a folder in which tests.benchmarks.search has kept one")
    args = parser.parse_args()
    app = application()
    dress(app, dark=False)
    with tempfile.TemporaryDirectory() as folder:
        if args.library:
            shutil.copy(args.library / "library.sqlite", folder)
        else:
            make(Path(folder), args.cards)
        desk = Desk(Path(folder), clock=lambda: NOW, zone=ZONE)
        desk.window.resize(1366, 768)
        desk.window.show()
        opened: list[int] = []
        desk.library.opened.connect(lambda: opened.append(1))
        desk.open()
        wait(lambda: bool(opened))
        settled: list[int] = []
        QTimer.singleShot(1000, lambda: desk.library.ask(lambda _: 1, settled.append))
        wait(lambda: bool(settled))  # the first page has been read
        browse(desk)
        desk.close()


if __name__ == "__main__":
    main()
