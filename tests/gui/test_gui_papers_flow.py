"""Taking a paper in the window by keys: every answer goes to the library at once, the clock hands in, nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studyapp.bootstrap import Services, open_services
from studyapp.domain.changes import Done
from studyapp.domain.errors import LibraryError
from studyapp.domain.paper import Confidence, ItemResult, Mode, Outcome, Sitting
from studyapp.gui.app import Clock as ClockType
from studyapp.gui.places import Going, Place
from studyapp.gui.views.tests_page import TIME_OVER, TestsPage
from studyapp.services.test_session import TestSession
from studyapp.store.opening import open_store
from studyapp.store.paper_store import PaperStore
from tests.factories import NOW, draft
from tests.gui.conftest import Clock, OpenDesk, Press, fill
from tests.paper_factories import choice, paper, question

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
IDS = (question().id, choice(1).id, choice(2).id)


def with_paper(folder: Path) -> None:
    """Make a library with one card and a paper on it: true-or-false (key A), two direct ones (keys B and C)."""
    fill(folder, (), (draft("a"),))
    store = open_store(folder / "library.sqlite", NOW)
    PaperStore(store).add_paper(paper())
    store.close()


Opened = Callable[..., TestsPage]


@pytest.fixture
def at_tests(open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path) -> Opened:
    """Return a function that opens the window at its tests, on a library that holds a paper."""

    def open_at(**wishes: object) -> TestsPage:
        if not (tmp_path / "library.sqlite").exists():
            with_paper(tmp_path)
        page = open_desk(**wishes).window.tests
        page.window().go(Going(Place.TESTS))  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: page.home.papers.rowCount() == 4)
        return page

    return open_at


@pytest.fixture
def page(at_tests: Opened) -> TestsPage:
    return at_tests()


def begin(page: TestsPage, qtbot: QtBot, press: Press, key: Qt.Key = Key.Key_Return) -> None:
    """Choose the paper and begin it."""
    page.home.choose_row(3)
    press(key)
    qtbot.waitUntil(page.flow.is_open)
    assert page.side() is page.sitting


def stored(page: TestsPage, qtbot: QtBot) -> Sitting:
    """Return the sitting as the library holds it."""
    found: list[Sitting] = []
    page._library.ask(lambda s: s.tests.history(s.clock())[0], found.append)
    qtbot.waitUntil(lambda: len(found) == 1)
    return found[0]


def test_a_paper_by_keys_alone(page: TestsPage, qtbot: QtBot, press: Press) -> None:
    begin(page, qtbot, press)
    for key in (Key.Key_A, Key.Key_S, Key.Key_Right, Key.Key_4, Key.Key_F, Key.Key_M, Key.Key_Right):
        press(key)
    assert page.flow.question() == paper().questions[2]
    answers = {answer.question_id: answer for answer in stored(page, qtbot).answers}
    assert answers[IDS[0]].chosen == (0,)
    assert answers[IDS[0]].confidence is Confidence.SURE
    assert (answers[IDS[1]].chosen, answers[IDS[1]].flagged) == ((3,), True)
    assert answers[IDS[1]].confidence is Confidence.FIFTY_FIFTY
    assert IDS[2] not in answers
    qtbot.waitUntil(lambda: page.sitting.saved_words() == "Saved")
    press(Key.Key_Return, CTRL)
    assert page.sitting.summing_up()
    assert "2 answered · 1 blank · 1 marked" in page.sitting.summary_words()
    assert "1 sure, 1 fifty-fifty" in page.sitting.summary_words()
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.side() is page.look)
    assert page.look.overview.marks_words().startswith("1.33 of 6 marks Exactly 1 and one third of 6.")
    assert stored(page, qtbot).submitted_at == NOW


def test_a_changed_answer_asks_anew_how_sure_one_is(page: TestsPage, qtbot: QtBot, press: Press) -> None:
    begin(page, qtbot, press)
    for key in (Key.Key_A, Key.Key_S, Key.Key_B):
        press(key)
    (answer,) = stored(page, qtbot).answers
    assert (answer.chosen, answer.first, answer.confidence) == ((1,), (0,), None)
    press(Key.Key_Backspace)
    (answer,) = stored(page, qtbot).answers
    assert answer.chosen == ()
    assert page.flow.tally().blank == 3


def test_an_option_that_is_not_there_cannot_be_chosen(page: TestsPage, qtbot: QtBot, press: Press) -> None:
    begin(page, qtbot, press)
    press(Key.Key_C)
    press(Key.Key_S)
    assert stored(page, qtbot).answers == ()


def test_the_palette_shows_what_stands_and_leads_there(page: TestsPage, qtbot: QtBot, press: Press) -> None:
    begin(page, qtbot, press)
    press(Key.Key_B)
    press(Key.Key_Right)
    press(Key.Key_M)
    assert [square.words() for square in page.sitting.glance.squares.rows()] == [
        "Question 1, answered",
        "Question 2, blank, marked for review",
        "Question 3, blank",
    ]
    page.sitting.glance.palette_view.wanted.emit(2)
    assert page.flow.at == 2
    shown = page.sitting.palette_shown()
    press(Key.Key_P)
    assert page.sitting.palette_shown() is not shown


def test_the_mouse_can_do_it_too(page: TestsPage, qtbot: QtBot, press: Press) -> None:
    begin(page, qtbot, press)
    page.sitting.face.buttons[1].click()
    assert [button.isChecked() for button in page.sitting.face.buttons] == [False, True]
    (answer,) = stored(page, qtbot).answers
    assert answer.chosen == (1,)


def test_the_summary_leads_to_what_is_blank_or_marked(page: TestsPage, qtbot: QtBot, press: Press) -> None:
    begin(page, qtbot, press)
    press(Key.Key_A)
    press(Key.Key_Right)
    press(Key.Key_Right)
    press(Key.Key_M)
    press(Key.Key_Return, CTRL)
    press(Key.Key_B)
    assert (page.flow.at, page.sitting.summing_up()) == (1, False)
    press(Key.Key_Return, CTRL)
    press(Key.Key_M)
    assert page.flow.at == 2
    press(Key.Key_Return, CTRL)
    press(Key.Key_Escape)
    assert not page.sitting.summing_up()
    assert page.flow.is_open()


def test_the_clock_hands_the_paper_in_wherever_the_student_is(
    page: TestsPage, qtbot: QtBot, press: Press, clock: Clock
) -> None:
    begin(page, qtbot, press)
    assert page.sitting.clock_words() == "4:00 left"
    press(Key.Key_A)
    qtbot.waitUntil(lambda: not page.flow.saving())
    press(Key.Key_1, CTRL)
    clock.forward(minutes=4)
    page.flow.tick()
    qtbot.waitUntil(lambda: not page.flow.is_open())
    assert page.window().notice.words() == TIME_OVER  # type: ignore[attr-defined]
    sitting = stored(page, qtbot)
    assert (sitting.by_time, [answer.chosen for answer in sitting.answers]) == (True, [(0,)])
    press(Key.Key_7, CTRL)
    assert page.side() is page.look


def test_a_key_after_the_time_changes_nothing(page: TestsPage, qtbot: QtBot, press: Press, clock: Clock) -> None:
    begin(page, qtbot, press)
    press(Key.Key_A)
    clock.forward(minutes=5)
    press(Key.Key_B)
    qtbot.waitUntil(lambda: page.side() is page.look)
    (answer,) = stored(page, qtbot).answers
    assert answer.chosen == (0,)


def test_what_was_left_is_taken_up_where_it_was(
    page: TestsPage, at_tests: Opened, qtbot: QtBot, press: Press, clock: Clock
) -> None:
    begin(page, qtbot, press)
    for key in (Key.Key_A, Key.Key_G, Key.Key_Right, Key.Key_B):
        press(key)
    stored(page, qtbot)
    clock.forward(minutes=1)
    again = at_tests()
    assert again.home.papers.index(3).data(Qt.ItemDataRole.UserRole + 1) == "Under way · 2 of 3 answered"
    press(Key.Key_Return)
    qtbot.waitUntil(again.flow.is_open)
    assert again.flow.at == 2
    assert again.sitting.clock_words() == "3:00 left"
    assert again.flow.answers[IDS[0]].confidence is Confidence.GUESS


def test_what_ran_out_of_time_with_the_window_closed_is_handed_in_when_it_opens(
    page: TestsPage, open_desk: OpenDesk, qtbot: QtBot, press: Press, clock: Clock
) -> None:
    begin(page, qtbot, press)
    press(Key.Key_A)
    stored(page, qtbot)
    page.window().close()
    clock.forward(days=1)
    again = open_desk().window.tests
    found: list[Sitting] = []
    again._library.ask(lambda s: s.tests._papers.sittings()[0], found.append)
    qtbot.waitUntil(lambda: len(found) == 1)
    assert found[0].by_time


def test_practice_answers_at_once_with_all_reasons(page: TestsPage, qtbot: QtBot, press: Press) -> None:
    begin(page, qtbot, press, Key.Key_P)
    assert page.sitting.clock_words() == ""
    press(Key.Key_Right)
    press(Key.Key_A)
    assert not page.sitting.face.judged()
    press(Key.Key_G)
    qtbot.waitUntil(page.sitting.face.judged)
    buttons = page.sitting.face.buttons
    assert [button.sign() for button in buttons] == ["your answer", "right answer", "", ""]
    assert [button.explanation() for button in buttons] == ["Why A.", "Why B.", "Why C.", "Why D."]
    press(Key.Key_C)  # what is judged stands
    press(Key.Key_Return)
    assert page.flow.at == 2
    press(Key.Key_C)
    press(Key.Key_Return)  # without a word on how sure one is
    qtbot.waitUntil(page.sitting.face.judged)
    assert [answer.chosen for answer in stored(page, qtbot).answers] == [(0,), (2,)]
    assert page.sitting.glance.squares.rows()[1].outcome is Outcome.WRONG
    page.sitting.glance.palette_view.wanted.emit(0)
    press(Key.Key_A)
    press(Key.Key_Return)
    qtbot.waitUntil(page.sitting.face.judged)
    press(Key.Key_O)
    qtbot.waitUntil(lambda: page.sitting.source.marked_text() == question().statements[0].text)
    press(Key.Key_Escape)
    assert not page.sitting.source.is_open()


def test_a_key_is_doubted_in_practice_and_trusted_again(page: TestsPage, qtbot: QtBot, press: Press) -> None:
    begin(page, qtbot, press, Key.Key_P)
    press(Key.Key_K)  # before the answer there is no key to doubt
    press(Key.Key_B)
    press(Key.Key_Return)
    qtbot.waitUntil(page.sitting.face.judged)
    press(Key.Key_K)
    qtbot.waitUntil(page.flow.is_withdrawn)
    assert stored(page, qtbot).answers[0].chosen == (1,)
    press(Key.Key_K)
    qtbot.waitUntil(lambda: not page.flow.is_withdrawn())
    item = page.flow.item()
    assert item is not None
    assert item.outcome is Outcome.WRONG


class FullDisk(TestSession):
    """Refuses to store one answer, as the library does when the disk is full."""

    refusals = 0

    def answer(
        self, sitting_id: str, question_id: str, chosen: object, now: datetime, **words: object
    ) -> Done[ItemResult | None]:
        if self.refusals:
            self.refusals -= 1
            raise LibraryError("The disk is full; nothing was saved.")
        return super().answer(sitting_id, question_id, chosen, now, **words)  # type: ignore[arg-type]


def on_full_disk(data_dir: Path | None, *, clock: ClockType, zone: object) -> Services:
    services = open_services(data_dir, clock=clock, zone=zone)  # type: ignore[arg-type]
    old = services.tests
    return replace(services, tests=FullDisk(old._store, old._zone, old._rng))


def test_an_answer_that_could_not_be_stored_is_told_and_taken_back(
    at_tests: Opened, qtbot: QtBot, press: Press
) -> None:
    page = at_tests(opener=on_full_disk)
    begin(page, qtbot, press)
    press(Key.Key_A)
    stored(page, qtbot)
    FullDisk.refusals = 1
    press(Key.Key_B)
    press(Key.Key_Return, CTRL)
    press(Key.Key_Return, CTRL)  # handing in waits for the answer, and does not go on without it
    qtbot.waitUntil(lambda: page.fault() == "The disk is full; nothing was saved.")
    assert page.flow.answers[IDS[0]].chosen == (0,)
    assert page.flow.is_open()
    assert stored(page, qtbot).submitted_at is None


TAKE_AND_DIE = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from studyapp.domain.paper import Mode
from studyapp.gui.app import Desk, application
from studyapp.gui.places import Going, Place
app = application()
desk = Desk(Path(sys.argv[1]), clock=lambda: datetime(2026, 11, 20, 6, 30, tzinfo=UTC), zone=ZoneInfo("Asia/Kolkata"))
page = desk.window.tests
def press(*keys):
    for key in keys:
        QTest.keyClick(app.focusWidget() or desk.window, key)
def take():
    if not page.flow.is_open():
        return
    step.stop()
    press(Qt.Key.Key_A, Qt.Key.Key_S, Qt.Key.Key_Right, Qt.Key.Key_M, Qt.Key.Key_D, Qt.Key.Key_G)
    last.start()
def die():
    if page.sitting.saved_words() == "Saved":
        os.kill(os.getpid(), signal.SIGKILL)
step, last = QTimer(), QTimer()
step.timeout.connect(take)
last.timeout.connect(die)
step.setInterval(5)
last.setInterval(1)
desk.window.show()
desk.window.activateWindow()
desk.window.go(Going(Place.TESTS))
desk.library.opened.connect(lambda: page.home.start(sys.argv[2], Mode.EXAM))
desk.open()
step.start()
QTimer.singleShot(30_000, lambda: os._exit(9))
app.exec()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_nothing_is_lost_when_the_window_is_killed(
    at_tests: Opened, qtbot: QtBot, press: Press, tmp_path: Path
) -> None:
    with_paper(tmp_path)
    words = [sys.executable, "-c", TAKE_AND_DIE, str(tmp_path), paper().id]
    died = subprocess.run(words, env=os.environ | {"PYTHONPATH": "."}, capture_output=True, text=True)
    assert died.returncode == -signal.SIGKILL, died.stderr
    page = at_tests()
    press(Key.Key_Return)  # the paper under way is chosen already
    qtbot.waitUntil(page.flow.is_open)
    assert (page.flow.sitting.mode, page.flow.at) == (Mode.EXAM, 2)  # type: ignore[union-attr]
    first, second = (page.flow.answers[id_] for id_ in IDS[:2])
    assert (first.chosen, first.confidence, first.flagged) == ((0,), Confidence.SURE, False)
    assert (second.chosen, second.confidence, second.flagged) == ((3,), Confidence.GUESS, True)
    page.flow.hand_in()
    qtbot.waitUntil(lambda: page.side() is page.look)
    assert "1.33 of 6" in page.look.overview.marks_words()
