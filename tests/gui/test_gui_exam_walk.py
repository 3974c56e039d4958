"""An exam in 30 days, nine days missed, and back: the whole way in the window, by keys and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studyapp.bootstrap import Services
from studyapp.domain.card import Card
from studyapp.domain.memory import Rating, State
from studyapp.gui.app import Desk
from studyapp.gui.widgets.button import Button
from studyapp.store.opening import open_store
from tests.factories import NOW, article, card, draft, fact
from tests.gui.conftest import Clock, OpenDesk, Press

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
T = TypeVar("T")
CARDS, SECONDS = 60, 10.0


def fill(folder: Path) -> None:
    """Make a library of new cards of two sources, half of them each."""
    store = open_store(folder / "library.sqlite", NOW)
    for source in ("rivers", "offices"):
        of = [fact(id=f"{source} {number:02}", article_id=source) for number in range(CARDS // 2)]
        drafts = [draft(each.id, fact_id=each.id, article_id=source) for each in of]
        store.save_article(replace(article(), id=source, title=source.title()), of, drafts, ())
        store.accept([card(each, created_at=NOW + n * timedelta(seconds=1)) for n, each in enumerate(drafts)])
    store.close()


def asked(desk: Desk, qtbot: QtBot, verb: Callable[[Services], T]) -> T:
    found: list[T] = []
    desk.library.ask(verb, found.append)
    qtbot.waitUntil(lambda: len(found) == 1)
    return found[0]


def study(services: Services, rng: Random) -> int:
    """Answer all that is asked that evening at ten seconds a card; return how many answers that took."""
    now, answers = services.clock(), 0
    while entries := services.reviews.queue(now, first=1).entries:
        (entry,) = entries
        known = entry.retrievability is None or rng.random() < entry.retrievability
        services.reviews.answer(entry.card.id, Rating.GOOD if known else Rating.AGAIN, now, round(1000 * SECONDS))
        now += timedelta(seconds=SECONDS)
        answers += 1
    return answers


def typed(words: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)


def click(qtbot: QtBot, where: QWidget, words: str) -> None:
    """Click the visible button that says so."""
    buttons = [each for each in where.findChildren(Button) if each.isVisible() and words in said_by(each)]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def said_by(button: Button) -> list[str]:
    return [button.text(), *(label.text() for label in button.findChildren(QLabel))]


def note_exam(desk: Desk, qtbot: QtBot, press: Press, minutes: str) -> None:
    """Note an exam in 30 days by keys."""
    press(Key.Key_6, CTRL)
    qtbot.waitUntil(lambda: desk.window.plan.isVisible() and desk.window.plan._asked is not None)
    press(Key.Key_N)
    typed("Prelims")
    press(Key.Key_Tab)
    typed("20 December 2026")
    press(Key.Key_Tab)
    typed(minutes)


def come_back(desk: Desk, qtbot: QtBot, press: Press, clock: Clock) -> None:
    """Study five days, miss nine, and look at the first page."""
    rng = Random(1)
    for _ in range(5):
        assert asked(desk, qtbot, lambda services: study(services, rng)) > 5
        clock.forward(days=1)
    clock.forward(days=9)
    press(Key.Key_2, CTRL)
    press(Key.Key_1, CTRL)
    qtbot.waitUntil(lambda: desk.window.today.way_back_words()[0] == "Welcome back")


def test_an_exam_on_everything_takes_the_missed_days_into_its_plan(
    open_desk: OpenDesk, qtbot: QtBot, press: Press, clock: Clock, tmp_path: Path
) -> None:
    fill(tmp_path)
    desk = open_desk()
    note_exam(desk, qtbot, press, "4")
    click(qtbot, desk.window.plan, "Save")
    qtbot.waitUntil(lambda: desk.window.plan.course.forecast is not None)
    before = desk.window.plan.course.forecast
    assert "in 30 days" in desk.window.plan.detail.words()
    assert [minutes for minutes, _ in desk.window.plan.detail.figures()] == ["4 min a day", "14 min a day"]

    come_back(desk, qtbot, press, clock)
    today = desk.window.today
    assert today.way_back_words()[1].startswith("You missed 9 days; ")
    assert "Your exam plan asks the least known first, all of them in about" in today.way_back_words()[1]
    qtbot.waitUntil(lambda: "At 4 minutes a day about" in today.exam_panel().words()[1])
    assert "Prelims in 16 days" in today.exam_panel().words()[0]
    assert today.doors()[0].words() == ("Revise today", "4 min", "and today is done.")
    click(qtbot, today, "All right")
    qtbot.waitUntil(lambda: today.way_back_words() == ("", ""))

    # One answer and back by one key: the log grows by two entries, the card is what it was.
    press(Key.Key_4, CTRL)
    review = desk.window.review
    qtbot.waitUntil(lambda: review.flow().current is not None)
    first = review.flow().current
    assert first is not None
    assert asked(desk, qtbot, lambda services: services.library.card(first.id)) == first
    press(Key.Key_Space)
    press(Key.Key_3)
    qtbot.waitUntil(lambda: asked(desk, qtbot, lambda s: s.library.card(first.id).memory.reps) == first.memory.reps + 1)
    press(Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: asked(desk, qtbot, lambda services: services.library.card(first.id)) == first)
    qtbot.waitUntil(lambda: review.flow().current is not None and review.flow().current.id == first.id)

    # The forecast on the plan's page counts the days that were missed.
    press(Key.Key_6, CTRL)
    qtbot.waitUntil(lambda: desk.window.plan.isVisible() and "in 16 days" in desk.window.plan.detail.words())
    qtbot.waitUntil(lambda: desk.window.plan.course.forecast not in (None, before))
    assert before is not None
    assert desk.window.plan.course.forecast.known < before.known + 1  # type: ignore[union-attr]


def test_what_no_exam_is_about_comes_back_by_a_plan_that_one_key_undoes(
    open_desk: OpenDesk, qtbot: QtBot, press: Press, clock: Clock, tmp_path: Path
) -> None:
    fill(tmp_path)
    desk = open_desk()
    note_exam(desk, qtbot, press, "2")
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    press(Key.Key_Space)  # the first of the sources
    click(qtbot, desk.window.plan, "Save")
    qtbot.waitUntil(lambda: desk.window.plan.course.forecast is not None)
    assert "On cards of 1 source." in desk.window.plan.detail.words()

    come_back(desk, qtbot, press, clock)
    today = desk.window.today
    sentence = today.way_back_words()[1]
    assert sentence.startswith("You missed 9 days; ")
    assert "today's own first and no new cards, you are back in" in sentence
    whole = waiting(desk, qtbot)

    press(Key.Key_P)
    qtbot.waitUntil(lambda: today.way_back_words()[0] == "On your way back")
    assert "Until " in today.way_back_words()[1]
    planned = waiting(desk, qtbot)
    assert len(planned) < len(whole)
    assert new_sources(planned) <= {"offices"}  # of the other source no new card comes meanwhile

    press(Key.Key_4, CTRL)
    qtbot.waitUntil(lambda: desk.window.review.flow().current is not None)
    press(Key.Key_Space)
    press(Key.Key_3)
    qtbot.waitUntil(lambda: len(asked(desk, qtbot, lambda s: s.statistics.load(s.clock()))) == 30)
    press(Key.Key_1, CTRL)
    qtbot.waitUntil(today.isVisible)
    press(Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: today.way_back_words() == ("", ""))
    assert len(waiting(desk, qtbot)) > len(planned)


def waiting(desk: Desk, qtbot: QtBot) -> list[Card]:
    """Return the cards that are asked today."""
    return asked(desk, qtbot, lambda s: [entry.card for entry in s.reviews.queue(s.clock()).entries])


def new_sources(cards: list[Card]) -> set[str]:
    """Return the sources of the new ones among these cards."""
    return {each.article_id for each in cards if each.memory.state is State.NEW}
