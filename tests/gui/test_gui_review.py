"""A review by key: read, look, rate; every answer is stored one by one, and one that is not comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from studyapp.bootstrap import Services, open_services
from studyapp.domain.card import Card
from studyapp.domain.errors import LibraryError
from studyapp.domain.ids import derived_id
from studyapp.domain.memory import Memory, Rating, State
from studyapp.domain.prompt import Basic, prompt_text
from studyapp.domain.review import Review
from studyapp.gui.app import Clock as ClockType
from studyapp.gui.app import Desk
from studyapp.gui.places import Going, Place
from studyapp.gui.views.review import Review as ReviewPage
from studyapp.gui.widgets.button import Button
from studyapp.services.review_session import Answered, ReviewSession
from studyapp.store.opening import open_store
from tests.factories import DAY, LANDING, NAMING, NOW, article, card, cloze, draft, fact
from tests.gui.conftest import Clock, OpenDesk, Press

Key = Qt.Key
CARDS = (draft("a"), cloze("b", fact_id=derived_id("another fact")))  # of two facts: siblings never come on one day


@pytest.fixture
def desk(open_desk: OpenDesk, qtbot: QtBot) -> Desk:
    """Return the window at the review of two new cards."""
    return at_review(open_desk(cards=CARDS), qtbot)


def at_review(desk: Desk, qtbot: QtBot) -> Desk:
    desk.window.go(Going(Place.REVIEW))
    qtbot.waitUntil(lambda: desk.window.review.flow().current is not None)
    qtbot.waitUntil(lambda: len(desk.window.review.flow().choices()) == 4)
    qtbot.waitUntil(lambda: desk.window.review.source_words() != "")
    return desk


def log(desk: Desk, qtbot: QtBot) -> list[Review]:
    """Return the answers that the library holds and that were not taken back."""
    found: list[list[Review]] = []
    desk.library.ask(lambda s: [r for r in s.reviews._store.reviews() if not r.undone], found.append)
    qtbot.waitUntil(lambda: len(found) == 1)
    return found[0]


def shown(page: ReviewPage) -> str:
    return page.prompt_words()


def test_the_answer_is_hidden_until_it_is_asked_for(desk: Desk, press: Press) -> None:
    page = desk.window.review
    assert not page.answer_shown()
    press(Key.Key_3)  # rating blindly does nothing
    assert not page.answer_shown()
    press(Key.Key_Space)
    assert page.answer_shown()
    assert page.source_words() == "Moon landing, August 2023"


def test_each_rating_says_when_the_card_would_come_back(desk: Desk, press: Press) -> None:
    press(Key.Key_Return)
    labels = desk.window.review.intervals()
    assert [label for label, _ in labels] == ["Forgot", "Hard", "Good", "Easy"]
    assert all(interval.strip() for _, interval in labels)


def test_a_rating_is_stored_and_the_next_card_asked(desk: Desk, qtbot: QtBot, press: Press) -> None:
    page = desk.window.review
    first = shown(page)
    press(Key.Key_Space)
    press(Key.Key_4)
    assert shown(page) != first or page.flow().current is None
    answers = log(desk, qtbot)
    assert [answer.rating for answer in answers] == [Rating.EASY]
    assert answers[0].duration_ms >= 0


def test_an_answer_is_taken_back_and_asked_again(desk: Desk, qtbot: QtBot, press: Press) -> None:
    page = desk.window.review
    first = shown(page)
    press(Key.Key_Space)
    press(Key.Key_1)
    assert len(log(desk, qtbot)) == 1
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown(page) == first and not page.answer_shown())
    assert log(desk, qtbot) == []


def test_taking_back_at_once_waits_for_the_answer_to_be_stored(desk: Desk, qtbot: QtBot, press: Press) -> None:
    page = desk.window.review
    first = shown(page)
    press(Key.Key_Space)
    press(Key.Key_1)
    press(Key.Key_U)
    qtbot.waitUntil(lambda: shown(page) == first and not page.answer_shown())
    assert log(desk, qtbot) == []


def test_the_source_is_marked_only_after_the_answer(desk: Desk, press: Press) -> None:
    page = desk.window.review
    press(Key.Key_S)
    assert page.marked_text() == ""
    press(Key.Key_Space)
    assert page.marked_text() in (LANDING, NAMING)
    press(Key.Key_Escape)
    assert page.marked_text() == ""
    assert page.active()
    press(Key.Key_Escape)
    assert desk.window.today.active()


def test_rewording_changes_the_card_under_review(desk: Desk, qtbot: QtBot, press: Press) -> None:
    page = desk.window.review
    press(Key.Key_E)
    press(Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "!")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: (page.flow().current is not None) and page.flow().current.prompt.answer.endswith("!"))
    assert not page.answer_shown()


def test_after_the_last_card_it_says_when_the_next_comes(desk: Desk, qtbot: QtBot, press: Press, clock: Clock) -> None:
    page = desk.window.review
    for _ in CARDS:
        qtbot.waitUntil(lambda: page.flow().current is not None or bool(page.flow().finished))
        press(Key.Key_Space)
        press(Key.Key_4)
    qtbot.waitUntil(lambda: page.flow().finished != "")
    assert "day" in page.flow().finished
    assert page.flow().remaining() == 0


def test_a_card_forgotten_comes_back_on_the_same_day(desk: Desk, qtbot: QtBot, press: Press, clock: Clock) -> None:
    page = desk.window.review
    first = page.flow().current
    assert first is not None
    press(Key.Key_Space)
    press(Key.Key_1)
    clock.forward(minutes=30)
    for _ in range(4):
        qtbot.waitUntil(lambda: page.flow().current is not None)
        if page.flow().current.id == first.id:  # type: ignore[union-attr]
            break
        press(Key.Key_Space)
        press(Key.Key_4)
        log(desk, qtbot)
    assert page.flow().current is not None
    assert page.flow().current.id == first.id
    assert page.flow().current.memory.state is State.LEARNING


class FullDisk(ReviewSession):
    """Refuses to store the first answer, as the library does when the disk is full."""

    refusals = 1

    def answer(self, card_id: str, rating: Rating, now: datetime, duration_ms: int = 0) -> Answered:
        if self.refusals:
            self.refusals -= 1
            raise LibraryError("The disk is full; nothing was saved.")
        return super().answer(card_id, rating, now, duration_ms)


def on_full_disk(data_dir: Path | None, *, clock: ClockType, zone: object) -> Services:
    services = open_services(data_dir, clock=clock, zone=zone)  # type: ignore[arg-type]
    old = services.reviews
    return replace(services, reviews=FullDisk(old._store, old._zone, old._rng))


def test_an_answer_that_could_not_be_stored_is_told_and_its_card_kept(
    open_desk: OpenDesk, qtbot: QtBot, press: Press
) -> None:
    desk = at_review(open_desk(cards=CARDS, opener=on_full_disk), qtbot)
    page = desk.window.review
    first = shown(page)
    press(Key.Key_Space)
    press(Key.Key_3)
    qtbot.waitUntil(lambda: page.fault() == "The disk is full; nothing was saved.")
    assert shown(page) == first
    assert page.answer_shown()
    assert log(desk, qtbot) == []
    press(Key.Key_3)
    assert len(log(desk, qtbot)) == 1


class TestSettingAside:
    """A card may be left for tomorrow, rest, or go; one key brings it back."""

    def test_why_this_card_now(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        page = desk.window.review
        assert page.why_words() == ""
        press(Key.Key_W)
        qtbot.waitUntil(lambda: page.why_words().startswith("You have not seen this card yet."))
        press(Key.Key_W)
        assert page.why_words() == ""
        press(Key.Key_W)
        qtbot.waitUntil(lambda: page.why_words() != "")
        press(Key.Key_Space)
        press(Key.Key_3)
        assert page.why_words() == ""

    @pytest.mark.parametrize("key", [Key.Key_B, Key.Key_P])
    def test_set_aside_and_brought_back(self, desk: Desk, qtbot: QtBot, press: Press, key: Qt.Key) -> None:
        page = desk.window.review
        first = page.flow().current
        assert first is not None
        press(key)
        assert shown(page) != prompt_text(first.prompt)
        qtbot.waitUntil(lambda: page.flow().remaining() == 1)
        stored = asked(desk, qtbot, first.id)
        assert (stored.buried_until is not None, stored.suspended) == (key == Key.Key_B, key == Key.Key_P)
        press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: page.flow().current is not None and page.flow().current.id == first.id)
        stored = asked(desk, qtbot, first.id)
        assert (stored.buried_until, stored.suspended) == (None, False)
        qtbot.waitUntil(lambda: page.flow().remaining() == 2)

    def test_deleting_asks_first(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        QTimer.singleShot(0, lambda: click("Delete"))
        press(Key.Key_Delete)
        qtbot.waitUntil(lambda: page_left(desk) == 1)
        assert len(all_cards(desk, qtbot)) == 1

    def test_one_source_after_the_other_is_remembered(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        press(Key.Key_O)
        qtbot.waitUntil(lambda: desk.window.review.flow().by_source)
        desk.window.go(Going(Place.TODAY))
        desk.window.go(Going(Place.REVIEW))
        qtbot.waitUntil(lambda: desk.window.review.flow().current is not None)
        assert desk.window.review.flow().by_source


class TestForgottenTooOften:
    """The eighth time that a card is forgotten, it is shown once more, with what may mend it."""

    @pytest.fixture
    def desk(self, open_desk: OpenDesk, qtbot: QtBot, press: Press, tmp_path: Path, clock: Clock) -> Desk:
        old = Memory(
            State.REVIEW, None, 3.0, 8.0, NOW - timedelta(days=1), NOW - timedelta(days=4), DAY - 4, reps=20, lapses=7
        )
        each = draft("a", prompt=Basic("Which two?", "Iron and zinc"))
        store = open_store(tmp_path / "library.sqlite", NOW)
        store.save_article(article(), (fact(), fact(id=CARDS[1].fact_id)), (each, CARDS[1]), ())
        store.accept([card(each, memory=old)])
        store.close()
        desk = at_review(open_desk(), qtbot)
        press(Key.Key_Space)
        press(Key.Key_1)
        qtbot.waitUntil(lambda: desk.window.review.repair_words() != "")
        return desk

    def test_what_may_help_is_said(self, desk: Desk) -> None:
        page = desk.window.review
        assert page.repair_words() == (
            "Forgotten 8 times. Its answer holds 2 things; one card for each is easier to keep."
        )
        assert page.prompt_words() == "Which two?"
        assert page.answer_shown() or page.flow().current is None

    def test_it_is_reworded_on_the_spot(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        press(Key.Key_E)
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClicks(focus, "Which metal comes first?")
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: desk.window.review.prompt_words() == "Which metal comes first?")

    def test_going_on_leaves_it(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        press(Key.Key_Space)
        assert desk.window.review.repair_words() == ""
        assert desk.window.review.active()

    def test_it_is_split_by_two_keys_and_joined_by_one(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        page = desk.window.review
        press(Key.Key_T)
        qtbot.waitUntil(lambda: len(page.splitter().rows()) == 2)
        assert page.splitter().rows() == [("Which two? _____ and zinc", "Iron"), ("Which two? Iron and _____", "zinc")]
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: len(all_cards(desk, qtbot)) == 3)
        qtbot.waitUntil(lambda: page.repair_words() == "")
        assert [each.id for each in all_cards(desk, qtbot) if each.suspended] == [card(draft("a")).id]
        assert "2 cards made" in desk.window.notice.words()
        press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: len(all_cards(desk, qtbot)) == 1)
        assert not any(each.suspended for each in all_cards(desk, qtbot))

    def test_the_student_writes_the_cards_by_mouse_and_keys(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        page = desk.window.review
        click_button(qtbot, page, "Split")
        qtbot.waitUntil(lambda: len(page.splitter().rows()) == 2)
        click_button(qtbot, page.splitter(), "Leave out")
        assert page.splitter().rows() == [("Which two? Iron and _____", "zinc")]
        click_button(qtbot, page.splitter(), "Another card")
        typed("Which metal comes first?")
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: page.splitter().complaint() == "Card 2: the answer is empty.")
        press(Key.Key_Tab)
        typed("Iron")
        click_button(qtbot, page.splitter(), "Make 2 cards")
        qtbot.waitUntil(lambda: len(all_cards(desk, qtbot)) == 3)
        assert {prompt_text(each.prompt) for each in all_cards(desk, qtbot) if not each.suspended} == {
            "Which two? Iron and _____",
            "Which metal comes first?",
        }

    def test_esc_leaves_it_whole(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        press(Key.Key_T)
        qtbot.waitUntil(lambda: len(desk.window.review.splitter().rows()) == 2)
        press(Key.Key_Escape)
        assert desk.window.review.repair_words() != ""
        assert len(all_cards(desk, qtbot)) == 1

    def test_its_source_is_seen_and_it_may_be_dropped(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        click_button(qtbot, desk.window.review, "See source")
        qtbot.waitUntil(lambda: desk.window.review.marked_text() != "")
        QTimer.singleShot(0, lambda: click("Delete"))
        click_button(qtbot, desk.window.review, "Delete card")
        qtbot.waitUntil(lambda: len(all_cards(desk, qtbot)) == 0)

    def test_it_may_rest(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        press(Key.Key_P)
        qtbot.waitUntil(lambda: all_cards(desk, qtbot)[0].suspended)
        assert desk.window.review.repair_words() == ""


def test_any_card_is_split_once_its_answer_is_seen(desk: Desk, qtbot: QtBot, press: Press) -> None:
    page = desk.window.review
    press(Key.Key_T)
    assert page.splitter().rows() == []
    press(Key.Key_Space)
    first = shown(page)
    press(Key.Key_T)
    qtbot.waitUntil(lambda: page.splitter().rows() == [("", ""), ("", "")])  # of one thing nothing is proposed
    typed("When?")
    press(Key.Key_Tab)
    typed("Then")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: len(all_cards(desk, qtbot)) == 3)
    qtbot.waitUntil(lambda: shown(page) != first)
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown(page) == first)
    assert len(all_cards(desk, qtbot)) == 2


def typed(words: str) -> None:
    """Type where the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)


def click_button(qtbot: QtBot, where: QWidget, words: str) -> None:
    """Click the visible button with these words."""
    buttons = [each for each in where.findChildren(Button) if each.isVisible() and words in button_words(each)]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def button_words(button: Button) -> list[str]:
    return [button.text(), *(label.text() for label in button.findChildren(QLabel))]


def asked(desk: Desk, qtbot: QtBot, card_id: str) -> Card:
    return next(each for each in all_cards(desk, qtbot) if each.id == card_id)


def all_cards(desk: Desk, qtbot: QtBot) -> tuple[Card, ...]:
    found: list[tuple[Card, ...]] = []
    desk.library.ask(lambda s: s.library.cards(), found.append)
    qtbot.waitUntil(lambda: len(found) == 1)
    return found[0]


def page_left(desk: Desk) -> int:
    return desk.window.review.flow().remaining()


def click(words: str) -> None:
    """Press a button of the question that is asked."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(each for each in box.buttons() if each.text() == words).click()
