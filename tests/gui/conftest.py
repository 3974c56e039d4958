"""A window on a library of its own, and a clock that the test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studyapp.domain.draft import Draft
from studyapp.gui.app import Desk, application
from studyapp.gui.theme import dress
from studyapp.store.opening import open_store
from tests.factories import NOW, article, card, dropped, fact

ZONE = ZoneInfo("Asia/Kolkata")
NONE = Qt.KeyboardModifier.NoModifier
OpenDesk = Callable[..., Desk]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Bear what the platform without a screen says of every window that has a smallest size, and of menus."""
    said = "This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(said))


class Clock:
    """Says the time that it was set to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **distance: float) -> None:
        """Move the time on, by days, hours, minutes."""
        self.now += timedelta(**distance)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Return the application in its own clothes (every test then sees the real fonts, colours and sizes)."""
    app = application()
    dress(app, dark=False)
    return app


def fill(folder: Path, drafts: Sequence[Draft], cards: Sequence[Draft]) -> None:
    """Make a library with the article, its drafts, and the cards of those other drafts."""
    store = open_store(folder / "library.sqlite", NOW)
    facts = {each.fact_id: fact(id=each.fact_id) for each in (*drafts, *cards)}
    store.save_article(article(), tuple(facts.values()), (*drafts, *cards), (dropped(),))
    store.accept([card(each) for each in cards])
    store.close()


@pytest.fixture
def open_desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[OpenDesk]:
    """Return a function that opens the window on the test's library, filled with drafts and cards if given."""
    open_desks: list[Desk] = []

    def make(*, drafts: Sequence[Draft] = (), cards: Sequence[Draft] = (), **wishes: object) -> Desk:
        if drafts or cards:
            fill(tmp_path, drafts, cards)
        desk = Desk(tmp_path, clock=clock, zone=ZONE, **wishes)  # type: ignore[arg-type]
        open_desks.append(desk)
        desk.window.resize(1200, 740)
        desk.window.show()
        desk.window.activateWindow()
        with qtbot.waitSignal(desk.library.opened, timeout=20_000):
            desk.open()
        qtbot.waitUntil(lambda: "," in desk.window.today.date_words())
        return desk

    yield make
    for desk in open_desks:
        desk.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """Return the window on an empty library."""
    return open_desk()


Press = Callable[..., None]


@pytest.fixture
def press(qtbot: QtBot, qapp: QApplication) -> Press:
    """Return a function that presses a key where the keyboard is."""

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        target = QApplication.focusWidget() or QApplication.activeWindow()
        assert isinstance(target, QWidget), "no window has the keyboard"
        qtbot.keyClick(target, key, modifier)

    return press
