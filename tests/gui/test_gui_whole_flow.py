"""The main job in the window, by keys: paste an article, accept drafts, review them, come back the next day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from studyapp.gui.app import Desk
from studyapp.gui.places import Going, Place
from studyapp.resources import seed_articles
from tests.gui.conftest import Clock, OpenDesk, Press

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def due(desk: Desk, qtbot: QtBot) -> list[str]:
    """Return the ids of the cards that the library wants to ask now."""
    found: list[list[str]] = []
    desk.library.ask(lambda s: [entry.card.id for entry in s.reviews.queue(s.clock()).entries], found.append)
    qtbot.waitUntil(lambda: len(found) == 1)
    return found[0]


def answer(desk: Desk, qtbot: QtBot, press: Press, key: Qt.Key) -> str:
    """Answer the card that is asked; return its id."""
    flow = desk.window.review.flow()
    qtbot.waitUntil(lambda: flow.current is not None)
    assert flow.current is not None
    asked = flow.current.id
    press(Key.Key_Space)
    press(key)
    return asked


def test_from_an_article_to_what_is_due_tomorrow(open_desk: OpenDesk, qtbot: QtBot, press: Press, clock: Clock) -> None:
    # In the evening: paste the sample, keep its drafts.
    desk = open_desk()
    QGuiApplication.clipboard().setText(seed_articles()[0].read_text(encoding="utf-8"))
    press(Key.Key_V, CTRL)
    qtbot.keyClicks(desk.window.add.date_edit(), "October 2020")
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.window.drafts.active(), timeout=60_000)
    sitting = desk.window.drafts.sitting
    qtbot.waitUntil(lambda: len(sitting.list.rows()) >= 4)
    press(Key.Key_A)
    press(Key.Key_X)
    kept = len(sitting.list.rows()) - 1
    press(Key.Key_A, SHIFT)
    assert not sitting.list.pending()

    # Review three: one is known at once, one is good, one is forgotten.
    desk.window.go(Going(Place.REVIEW))
    first_day = due(desk, qtbot)
    assert 3 <= len(first_day) <= kept
    easy = answer(desk, qtbot, press, Key.Key_4)
    good = answer(desk, qtbot, press, Key.Key_3)
    forgotten = answer(desk, qtbot, press, Key.Key_1)
    assert len({easy, good, forgotten}) == 3
    assert easy not in due(desk, qtbot)
    desk.close()

    # The next day: what was easy rests, the others are asked, and nothing that was rejected is a card.
    clock.forward(days=1)
    desk = open_desk()
    again = due(desk, qtbot)
    assert {good, forgotten} <= set(again)
    assert easy not in again
    qtbot.waitUntil(lambda: desk.window.today.title_words() == "Today")
    assert desk.window.today.doors()[0].words()[1].endswith("min")
    cards: list[int] = []
    desk.library.ask(lambda s: len(s.library.cards()), cards.append)
    qtbot.waitUntil(lambda: cards == [kept])

    # The day on which the easy one comes back, it is there.
    clock.forward(days=30)
    assert easy in due(desk, qtbot)
