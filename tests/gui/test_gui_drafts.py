"""Drafts are decided by key; what is decided is in the library, and what could not be stored comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from studyapp.bootstrap import Services, open_services
from studyapp.domain.changes import Changes
from studyapp.domain.draft import Verdict
from studyapp.domain.errors import LibraryError
from studyapp.gui.app import Clock, Desk
from studyapp.gui.places import Going, Place
from studyapp.gui.views.drafts import Drafts
from studyapp.services.triage import Triage
from tests.factories import LANDING, NAMING, PRAISE, article, cloze, draft
from tests.gui.conftest import OpenDesk, Press

A, B = draft("a"), draft("b")
NAMED = cloze("c")
DOUBTFUL = draft("d", confident=False, score=0.4)
Key = Qt.Key


@pytest.fixture
def desk(open_desk: OpenDesk, qtbot: QtBot) -> Desk:
    """Return the window on the drafts of one article: two of the landing, one of the naming, one doubtful."""
    return at_drafts(open_desk(drafts=(A, B, NAMED, DOUBTFUL)), qtbot)


def at_drafts(desk: Desk, qtbot: QtBot) -> Desk:
    desk.window.go(Going(Place.DRAFTS, article().id))
    qtbot.waitUntil(lambda: len(desk.window.drafts.sitting.list.rows()) == 3)
    qtbot.waitUntil(lambda: desk.window.drafts.marked_text() != "")
    return desk


def verdicts(page: Drafts) -> list[Verdict]:
    return [each.verdict for each in page.sitting.list.rows()]


def stored(desk: Desk, qtbot: QtBot) -> tuple[int, int]:
    """Return how many drafts wait and how many cards there are in the library, after all that was asked of it."""
    found: list[tuple[int, int]] = []
    desk.library.ask(lambda s: (len(s.triage.drafts(doubtful=True)), len(s.library.cards())), found.append)
    qtbot.waitUntil(lambda: len(found) == 1)
    return found[0]


def test_a_draft_is_shown_with_its_sentence_marked_in_the_article(desk: Desk) -> None:
    assert "Chandrayaan-3" in desk.window.drafts.prompt_words()
    assert desk.window.drafts.marked_text() == LANDING


def test_keys_accept_reject_and_go_on(desk: Desk, qtbot: QtBot, press: Press) -> None:
    press(Key.Key_A)
    press(Key.Key_X)
    assert verdicts(desk.window.drafts) == [Verdict.ACCEPTED, Verdict.REJECTED, Verdict.PENDING]
    assert "naming" in desk.window.drafts.prompt_words() or "site" in desk.window.drafts.prompt_words()
    assert desk.window.drafts.marked_text() == NAMING
    assert stored(desk, qtbot) == (2, 1)


def test_enter_accepts_too(desk: Desk, qtbot: QtBot, press: Press) -> None:
    press(Key.Key_Return)
    assert stored(desk, qtbot) == (3, 1)


def test_moving_shows_without_deciding(desk: Desk, press: Press) -> None:
    press(Key.Key_J)
    press(Key.Key_Down)
    assert desk.window.drafts.marked_text() == NAMING
    press(Key.Key_K)
    press(Key.Key_Up)
    assert desk.window.drafts.marked_text() == LANDING
    assert verdicts(desk.window.drafts) == [Verdict.PENDING] * 3


def test_taking_back_goes_step_by_step(desk: Desk, qtbot: QtBot, press: Press) -> None:
    press(Key.Key_A)
    press(Key.Key_X)
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert verdicts(desk.window.drafts) == [Verdict.ACCEPTED, Verdict.PENDING, Verdict.PENDING]
    press(Key.Key_U)
    assert verdicts(desk.window.drafts) == [Verdict.PENDING] * 3
    assert stored(desk, qtbot) == (4, 0)
    press(Key.Key_U)  # nothing is left to take back
    assert stored(desk, qtbot) == (4, 0)


def test_accepting_all_leaves_doubtful_ones_and_is_taken_back_at_once(desk: Desk, qtbot: QtBot, press: Press) -> None:
    press(Key.Key_D)
    qtbot.waitUntil(lambda: len(desk.window.drafts.sitting.list.rows()) == 4)
    press(Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert desk.window.notice.words() == "3 drafts accepted. Ctrl+Z takes them back."
    assert stored(desk, qtbot) == (1, 3)
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stored(desk, qtbot) == (4, 0)


def test_doubtful_drafts_are_shown_on_request_and_marked_as_such(desk: Desk, qtbot: QtBot, press: Press) -> None:
    press(Key.Key_D)
    qtbot.waitUntil(lambda: len(desk.window.drafts.sitting.list.rows()) == 4)
    doubtful = [each.confident for each in desk.window.drafts.sitting.list.rows()].index(False)
    for _ in range(doubtful):
        press(Key.Key_J)
    assert "Doubtful" in desk.window.drafts.caution()
    press(Key.Key_D)
    qtbot.waitUntil(lambda: len(desk.window.drafts.sitting.list.rows()) == 3)


def test_where_only_doubtful_drafts_wait_the_page_says_so(open_desk: OpenDesk, qtbot: QtBot) -> None:
    page = open_desk(drafts=(DOUBTFUL,)).window
    page.go(Going(Place.DRAFTS, article().id))
    qtbot.waitUntil(lambda: page.drafts.sitting.hidden() == 1)
    said = [label.text() for label in page.drafts.findChildren(QLabel)]
    assert "No sure draft waits here." in said
    assert any("1 doubtful draft can be seen with D." in text for text in said)


def test_rewording_accepts_in_the_student_s_words(desk: Desk, qtbot: QtBot, press: Press) -> None:
    press(Key.Key_E)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "When was it?")  # the old wording is selected and gives way
    press(Key.Key_Return)
    assert verdicts(desk.window.drafts)[0] is Verdict.EDITED
    found: list[str] = []
    desk.library.ask(lambda s: [c.prompt.question for c in s.library.cards()], found.extend)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: found == ["When was it?"])


def test_a_wording_that_is_no_prompt_is_refused_in_place_and_esc_leaves_it(
    desk: Desk, qtbot: QtBot, press: Press
) -> None:
    press(Key.Key_J)
    press(Key.Key_J)
    press(Key.Key_E)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "No blank here")
    press(Key.Key_Return)
    assert "exactly one blank" in desk.window.drafts.editor_fault()
    press(Key.Key_Escape)
    assert desk.window.drafts.active()
    assert stored(desk, qtbot) == (4, 0)


def test_letters_typed_in_the_editor_decide_nothing(desk: Desk, qtbot: QtBot, press: Press) -> None:
    press(Key.Key_E)
    for key in (Key.Key_A, Key.Key_X, Key.Key_L, Key.Key_D, Key.Key_J):
        press(key)
    press(Key.Key_Escape)
    assert stored(desk, qtbot) == (4, 0)


def test_what_was_left_out_is_shown_with_the_reason_and_its_place(desk: Desk, qtbot: QtBot, press: Press) -> None:
    press(Key.Key_L)
    assert desk.window.drafts.prompt_words() == PRAISE
    assert desk.window.drafts.marked_text() == PRAISE
    press(Key.Key_A)  # is no draft: nothing to accept
    assert stored(desk, qtbot) == (4, 0)
    press(Key.Key_Escape)
    assert desk.window.drafts.marked_text() == LANDING


def test_leaving_and_coming_back_shows_only_what_waits(desk: Desk, qtbot: QtBot, press: Press) -> None:
    press(Key.Key_A)
    desk.window.go(Going(Place.TODAY))
    desk.window.go(Going(Place.DRAFTS))
    qtbot.waitUntil(lambda: verdicts(desk.window.drafts) == [Verdict.PENDING] * 2)


def test_hundreds_of_drafts_are_one_list(open_desk: OpenDesk, qtbot: QtBot, press: Press) -> None:
    desk = open_desk(drafts=[draft(str(number)) for number in range(400)])
    desk.window.go(Going(Place.DRAFTS))
    page = desk.window.drafts
    qtbot.waitUntil(lambda: len(page.sitting.list.rows()) == 400)
    for _ in range(30):
        press(Key.Key_A)
    assert verdicts(page).count(Verdict.ACCEPTED) == 30
    assert stored(desk, qtbot) == (370, 30)


class FullDisk(Triage):
    """Refuses to store, as the library does when the disk is full."""

    def accept(self, draft_ids: Sequence[str], now: datetime) -> Changes:
        raise LibraryError("The disk is full; nothing was saved.")


def on_full_disk(data_dir: Path | None, *, clock: Clock, zone: object) -> Services:
    services = open_services(data_dir, clock=clock, zone=zone)  # type: ignore[arg-type]
    return replace(services, triage=FullDisk(services.triage._store))


def test_a_verdict_that_could_not_be_stored_is_put_back_and_told(
    open_desk: OpenDesk, qtbot: QtBot, press: Press
) -> None:
    desk = at_drafts(open_desk(drafts=(A, B, NAMED), opener=on_full_disk), qtbot)
    press(Key.Key_A)
    qtbot.waitUntil(lambda: desk.window.drafts.fault() == "The disk is full; nothing was saved.")
    assert verdicts(desk.window.drafts) == [Verdict.PENDING] * 3
    assert stored(desk, qtbot) == (3, 0)
