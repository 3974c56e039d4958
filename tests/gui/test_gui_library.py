"""The library lists, finds, mends, rests and removes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from studyapp.domain.card import Card
from studyapp.gui.app import Desk
from studyapp.gui.models.card_table import DUE
from studyapp.gui.places import Going, Place
from studyapp.gui.views.library import NO_CARDS, NO_SUCH_CARD
from studyapp.gui.widgets.text import Text
from tests.factories import LANDING, cloze, draft
from tests.gui.conftest import OpenDesk, Press

Key = Qt.Key


@pytest.fixture
def desk(open_desk: OpenDesk, qtbot: QtBot) -> Desk:
    """Return the window at a library of one source with three cards and one draft."""
    desk = open_desk(cards=(draft("a"), draft("b"), cloze("c")), drafts=(draft("d"),))
    desk.window.go(Going(Place.LIBRARY))
    rows(desk, qtbot, 3)
    return desk


def rows(desk: Desk, qtbot: QtBot, number: int) -> None:
    qtbot.waitUntil(lambda: desk.window.library_page.cards.rowCount() == number)


def cards(desk: Desk, qtbot: QtBot) -> tuple[Card, ...]:
    found: list[tuple[Card, ...]] = []
    desk.library.ask(lambda s: s.library.cards(), found.append)
    qtbot.waitUntil(lambda: len(found) == 1)
    return found[0]


def answer_with(button: str) -> None:
    """Press a button of the question that is about to be asked."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(each for each in box.buttons() if each.text() == button).click()

    QTimer.singleShot(0, press)


def test_a_word_finds_cards_and_esc_shows_all_again(desk: Desk, qtbot: QtBot, press: Press) -> None:
    press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "shiv")
    rows(desk, qtbot, 1)
    press(Key.Key_Escape)
    rows(desk, qtbot, 3)


def test_an_empty_list_says_why(desk: Desk, qtbot: QtBot, press: Press) -> None:
    def says() -> list[str]:
        return [text.text() for text in desk.window.library_page.findChildren(Text) if text.isVisible()]

    assert not {NO_CARDS, NO_SUCH_CARD} & set(says())
    press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "nowhere")
    qtbot.waitUntil(lambda: NO_SUCH_CARD in says())
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: NO_SUCH_CARD not in says())
    desk.window.library_page.choose_source(1)
    answer_with("Delete")
    press(Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: NO_CARDS in says())


def test_a_card_rests_until_it_is_woken(desk: Desk, qtbot: QtBot, press: Press) -> None:
    page = desk.window.library_page
    page.choose_row(0)
    press(Key.Key_P)
    qtbot.waitUntil(lambda: page.cards.index(0, DUE).data() == "paused")
    assert [card.suspended for card in cards(desk, qtbot)].count(True) == 1
    press(Key.Key_P)
    qtbot.waitUntil(lambda: page.cards.index(0, DUE).data() == "new")


def test_a_card_is_reworded(desk: Desk, qtbot: QtBot, press: Press) -> None:
    desk.window.library_page.choose_row(0)
    press(Key.Key_E)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "A new question?")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: desk.window.library_page.cards.index(0, 0).data() == "A new question?")


@pytest.mark.parametrize(("button", "left"), [("Keep", 3), ("Delete", 2)])
def test_deleting_cards_asks_first(desk: Desk, qtbot: QtBot, press: Press, button: str, left: int) -> None:
    desk.window.library_page.choose_row(0)
    answer_with(button)
    press(Key.Key_Delete)
    rows(desk, qtbot, left)
    assert len(cards(desk, qtbot)) == left


def test_deleting_a_source_takes_its_cards_and_drafts(desk: Desk, qtbot: QtBot, press: Press) -> None:
    qtbot.waitUntil(lambda: desk.window.library_page.sources.rowCount() == 2)
    desk.window.library_page.choose_source(1)
    answer_with("Delete")
    press(Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    rows(desk, qtbot, 0)
    qtbot.waitUntil(lambda: desk.window.library_page.sources.rowCount() == 1)


def test_the_source_opens_at_the_card_s_sentence(desk: Desk, qtbot: QtBot, press: Press) -> None:
    desk.window.library_page.choose_row(0)
    press(Key.Key_R)
    qtbot.waitUntil(lambda: desk.window.read.pane.marked_text() == LANDING)
    press(Key.Key_Escape)
    assert desk.window.library_page.active()
    assert desk.window.library_page.cards.rowCount() == 3


def test_enter_on_a_source_opens_it(desk: Desk, qtbot: QtBot, press: Press) -> None:
    qtbot.waitUntil(lambda: desk.window.library_page.sources.rowCount() == 2)
    desk.window.library_page.choose_source(1)
    desk.window.library_page.source_list().setFocus()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: desk.window.read.title_words().startswith("Moon landing"))


def test_from_a_source_to_its_drafts(desk: Desk, qtbot: QtBot, press: Press) -> None:
    qtbot.waitUntil(lambda: desk.window.library_page.sources.rowCount() == 2)
    desk.window.library_page.choose_source(1)
    press(Key.Key_D)
    qtbot.waitUntil(lambda: len(desk.window.drafts.sitting.list.rows()) == 1)
    assert desk.window.drafts.active()
