"""Browse: search as one types, look, edit, change many, and take it back; all by keyboard."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from studyapp.bootstrap import Services
from studyapp.domain.card import Card
from studyapp.domain.memory import Rating
from studyapp.domain.prompt import Basic, prompt_text
from studyapp.domain.search import Order
from studyapp.gui.app import Desk
from studyapp.gui.models.found_cards import COLUMNS
from studyapp.gui.places import Going, Place
from studyapp.gui.views.browse import Browse
from studyapp.gui.views.forward_sheet import read_day
from studyapp.gui.views.tag_sheet import read_tags
from tests.factories import NOW, cloze, draft
from tests.gui.conftest import OpenDesk, Press

T = TypeVar("T")
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

LOKTAK = draft("a", prompt=Basic("Which lake has floating islands?", "Loktak Lake"), tags=("Geography",))
BUDGET = draft("b", prompt=Basic("Which Article is on the annual budget?", "Article 112"), tags=())
BUDGET_AGAIN = draft(
    "c", fact_id="other", prompt=Basic("which article  is on the annual budget?", "article 112"), tags=("Economy",)
)
NAMING = cloze("d")


@pytest.fixture
def desk(open_desk: OpenDesk, qtbot: QtBot) -> Desk:
    """Return the window at four cards."""
    desk = open_desk(cards=(LOKTAK, BUDGET, BUDGET_AGAIN, NAMING))
    desk.window.go(Going(Place.BROWSE))
    rows(desk, qtbot, 4)
    return desk


@pytest.fixture
def page(desk: Desk) -> Browse:
    return desk.window.browse


def rows(desk: Desk, qtbot: QtBot, number: int) -> None:
    qtbot.waitUntil(lambda: desk.window.browse.cards.rowCount() == number)


def asked(desk: Desk, qtbot: QtBot, verb: Callable[..., T]) -> T:
    """Return what a verb gives, after all that was asked for before."""
    found: list[T] = []
    desk.library.ask(verb, found.append)
    qtbot.waitUntil(lambda: len(found) == 1)
    return found[0]


def stored(desk: Desk, qtbot: QtBot) -> dict[str, Card]:
    """Return the cards of the library by what they ask."""
    return {prompt_text(card.prompt): card for card in asked(desk, qtbot, lambda s: s.library.cards())}


def do_not_wait(services: Services) -> None:
    """Let the library's connection give up at once while another program writes."""
    with services.library._store._reading() as session:
        session.connection().exec_driver_sql("PRAGMA busy_timeout = 20")


def questions(page: Browse) -> list[str]:
    """Return the questions as the table has them."""
    return [str(page.cards.index(row, 0).data()) for row in range(page.cards.rowCount())]


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def choose(page: Browse, question: str) -> None:
    page.table.choose_row(next(row for row, each in enumerate(questions(page)) if each.startswith(question)))
    page.table.setFocus()


class TestSearching:
    def test_cards_are_found_while_one_types_and_esc_shows_all(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        press(Key.Key_F, CTRL)
        qtbot.keyClicks(focus(), "floating")
        rows(desk, qtbot, 1)
        assert questions(desk.window.browse) == ["Which lake has floating islands?"]
        press(Key.Key_Escape)
        rows(desk, qtbot, 4)

    def test_a_field_that_is_begun_hides_nothing(self, desk: Desk, page: Browse, qtbot: QtBot) -> None:
        page.look_for("tag:geo")
        rows(desk, qtbot, 1)
        page.look_for("tag:")
        rows(desk, qtbot, 4)
        assert page.hint() == ""

    def test_what_means_nothing_is_told_below_the_field(self, desk: Desk, page: Browse, qtbot: QtBot) -> None:
        page.look_for("state:old")
        assert page.hint().startswith("There is no state 'old'")
        page.look_for("islands")
        rows(desk, qtbot, 1)
        assert page.hint() == ""

    def test_fields_and_values_are_offered_and_put_in_by_key(
        self, desk: Desk, page: Browse, qtbot: QtBot, press: Press
    ) -> None:
        qtbot.waitUntil(lambda: page.search._known is not None)
        press(Key.Key_F, CTRL)
        press(Key.Key_Space, CTRL)
        assert [each.words for each in page.search.offered()][:2] == ["tag:", "source:"]
        popup = QApplication.activePopupWidget()
        assert popup is not None
        qtbot.keyClick(popup, Key.Key_Down)
        qtbot.keyClick(popup, Key.Key_Return)
        assert page.search.text() == "tag:"
        qtbot.waitUntil(lambda: "tag:Economy" in [each.words for each in page.search.offered()])
        popup = QApplication.activePopupWidget()
        assert popup is not None
        qtbot.keyClick(popup, Key.Key_Down)
        qtbot.keyClick(popup, Key.Key_Return)
        assert page.search.text() == "tag:Economy "
        rows(desk, qtbot, 1)

    def test_down_leads_into_the_table_and_up_back(self, page: Browse, press: Press) -> None:
        page.search.setFocus()
        press(Key.Key_Down)
        assert focus() is page.table
        assert page.table.chosen_number() == 1
        press(Key.Key_Up)
        assert focus() is page.search

    def test_where_nothing_is_found_wider_searches_are_offered(self, desk: Desk, page: Browse, qtbot: QtBot) -> None:
        page.look_for("islands tag:economy")
        rows(desk, qtbot, 0)
        nothing = page._nothing
        assert (nothing.isVisible(), nothing.words()) == (True, "Nothing found")
        assert [button.text() for button in nothing.offered()] == [
            "tag:economy   1 card",
            "islands   1 card",
            "All cards",
        ]
        nothing.offered()[0].click()
        rows(desk, qtbot, 1)

    def test_without_cards_the_way_to_material_is_shown(self, open_desk: OpenDesk, qtbot: QtBot) -> None:
        desk = open_desk()
        desk.window.go(Going(Place.BROWSE))
        nothing = desk.window.browse._nothing
        qtbot.waitUntil(lambda: nothing.words() == "No cards yet")
        nothing.offered()[0].click()
        assert desk.window.add.active()

    def test_searches_are_kept_renamed_and_forgotten(self, desk: Desk, page: Browse, qtbot: QtBot) -> None:
        page.look_for("tag:economy")
        rows(desk, qtbot, 1)
        sheet = page.keep_search()
        assert not sheet.main.isEnabled()
        sheet.name.setText("Money")
        sheet.main.click()
        qtbot.waitUntil(lambda: sheet.names() == ["Money"])
        sheet.list.setCurrentRow(0)
        sheet.name.setText("Money matters")
        sheet.rename.click()
        qtbot.waitUntil(lambda: sheet.names() == ["Money matters"])
        sheet.accept()
        page.look_for("")
        rows(desk, qtbot, 4)
        entry = next(action for action in page.searches_menu().actions() if action.text() == "Money matters")
        entry.trigger()
        rows(desk, qtbot, 1)
        sheet = page.keep_search()
        qtbot.waitUntil(lambda: sheet.list.count() == 1)
        sheet.list.setCurrentRow(0)
        sheet.forget.click()
        qtbot.waitUntil(lambda: sheet.names() == [])

    def test_the_examples_of_the_help_can_be_tried(self, desk: Desk, page: Browse, qtbot: QtBot) -> None:
        sheet = page.help()
        with qtbot.waitSignal(sheet.tried):
            next(each for each in sheet.findChildren(QWidget) if getattr(each, "text", str)() == "kind:cloze").click()  # type: ignore[attr-defined]
        rows(desk, qtbot, 1)


class TestTable:
    def test_every_column_sorts(self, page: Browse, qtbot: QtBot) -> None:
        for column, each in enumerate(COLUMNS):
            for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
                with qtbot.waitSignal(page.cards.arrived):
                    page._order = Order.CREATED if each.order is not Order.CREATED else Order.DUE
                    page.cards.sort(column, order)
        assert page.cards.rowCount() == 4

    def test_sorting_is_told_and_keeps_what_is_chosen(self, page: Browse, qtbot: QtBot) -> None:
        choose(page, "Which lake")
        page.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
        qtbot.waitUntil(lambda: str(page.cards.index(0, 1).data()).lower() == "article 112")
        header = page.table.horizontalHeader()
        assert (header.sortIndicatorSection(), page.panel.prompt()) == (1, "Which lake has floating islands?")
        page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        qtbot.waitUntil(lambda: page.cards.index(1, 1).data() == "Loktak Lake")
        assert page.table.currentIndex().row() == 1

    def test_the_order_is_chosen_by_key(self, page: Browse, qtbot: QtBot, press: Press) -> None:
        page.table.setFocus()
        press(Key.Key_O)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(action for action in menu.actions() if action.text() == "Answer").trigger()
        menu.close()
        qtbot.waitUntil(lambda: page.cards.index(3, 1).data() == "शिव शक्ति (Shiv Shakti)")

    def test_the_model_keeps_qt_s_rules(self, page: Browse, qtbot: QtBot) -> None:
        tester = QAbstractItemModelTester(page.cards, QAbstractItemModelTester.FailureReportingMode.Warning)
        page.look_for("lake")
        qtbot.waitUntil(lambda: page.cards.rowCount() == 1)
        assert tester.model() is page.cards

    def test_the_card_is_shown_beside_and_edited_in_place(
        self, desk: Desk, page: Browse, qtbot: QtBot, press: Press
    ) -> None:
        choose(page, "Which lake")
        assert page.panel.prompt() == "Which lake has floating islands?"
        press(Key.Key_Return)
        assert page.panel.editing()
        qtbot.keyClicks(focus(), "Where are floating islands?")
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: "Where are floating islands?" in questions(page))
        assert not page.panel.editing()
        press(Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: "Which lake has floating islands?" in questions(page))

    def test_words_that_make_no_card_stay_in_the_editor(self, page: Browse, qtbot: QtBot, press: Press) -> None:
        choose(page, "The landing site")
        press(Key.Key_E)
        qtbot.keyClicks(focus(), "No blank here.")
        press(Key.Key_Return)
        assert page.panel.editing()
        press(Key.Key_Escape)
        assert not page.panel.editing()
        assert page.active()

    def test_from_a_card_to_its_article(self, desk: Desk, page: Browse, press: Press) -> None:
        choose(page, "Which lake")
        press(Key.Key_S)
        assert not page.active()
        assert desk.window.read.active()

    def test_a_narrow_window_shows_the_card_below_or_the_editor_alone(
        self, desk: Desk, page: Browse, qtbot: QtBot
    ) -> None:
        desk.window.resize(800, 560)
        qtbot.waitUntil(lambda: not page.panel.isVisible())
        choose(page, "Which lake")
        assert page.panel.isVisible()
        page._begin_edit()
        assert not page.table.isVisible()
        page.back()
        assert page.table.isVisible()

    def test_the_menu_of_a_row(self, page: Browse, qtbot: QtBot) -> None:
        choose(page, "Which lake")
        point = page.table.visualRect(page.table.currentIndex()).center()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse,
            point,
            page.table.viewport().mapToGlobal(point),
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(page.table.viewport(), event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert "Tags…" in [action.text().replace("&", "") for action in menu.actions()]
        menu.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class TestManyAtOnce:
    def all_chosen(self, page: Browse, press: Press) -> None:
        page.table.setFocus()
        press(Key.Key_A, CTRL)
        assert page.table.chosen_number() == page.cards.rowCount()

    def test_tags_for_all_and_back(self, desk: Desk, page: Browse, qtbot: QtBot, press: Press) -> None:
        self.all_chosen(page, press)
        before = stored(desk, qtbot)
        sheet = page.tag()
        qtbot.waitUntil(lambda: sheet.remove.count() == 3)
        sheet.remove.tick(["Economy"])
        sheet.add.setText("Polity,  Money  bills ,")
        sheet.main.click()
        qtbot.waitUntil(lambda: "Tags of 4 cards changed" in desk.window.notice.words())
        assert {card.tags for card in stored(desk, qtbot).values()} >= {
            ("Polity", "Money bills"),
            ("Geography", "Polity", "Money bills"),
        }
        page.changes.undo()
        qtbot.waitUntil(lambda: stored(desk, qtbot) == before)

    def test_nothing_to_change_is_said(self, page: Browse, press: Press) -> None:
        self.all_chosen(page, press)
        sheet = page.tag()
        sheet.main.click()
        assert sheet.fault.words() == "Write a tag to add, or tick one that is to go."

    def test_several_are_chosen_by_shift(self, page: Browse, press: Press) -> None:
        page.table.choose_row(0)
        page.table.setFocus()
        press(Key.Key_Down, SHIFT)
        assert page.table.chosen_number() == 2
        assert page.panel.prompt() == ""

    def test_pause_delete_and_both_back(self, desk: Desk, page: Browse, qtbot: QtBot, press: Press) -> None:
        before = stored(desk, qtbot)
        self.all_chosen(page, press)
        press(Key.Key_P)
        qtbot.waitUntil(lambda: all(card.suspended for card in stored(desk, qtbot).values()))
        self.all_chosen(page, press)
        press(Key.Key_Delete)
        rows(desk, qtbot, 0)
        press(Key.Key_Z, CTRL)
        rows(desk, qtbot, 4)
        press(Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: stored(desk, qtbot) == before)
        assert page.changes.last() == ""

    def test_what_cannot_be_taken_back_now_can_be_later(
        self, desk: Desk, page: Browse, qtbot: QtBot, press: Press, tmp_path: Path
    ) -> None:
        self.all_chosen(page, press)
        press(Key.Key_P)
        qtbot.waitUntil(lambda: page.changes.last() == "4 cards paused.")
        asked(desk, qtbot, do_not_wait)
        other = sqlite3.connect(tmp_path / "library.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        page.changes.undo()
        qtbot.waitUntil(lambda: "in use by another program" in desk.window.notice.words())
        other.execute("ROLLBACK")
        other.close()
        assert page.changes.last() == "4 cards paused."
        page.changes.undo()
        qtbot.waitUntil(lambda: not any(card.suspended for card in stored(desk, qtbot).values()))

    def test_a_card_that_is_gone_is_said_when_a_change_is_taken_back(
        self, desk: Desk, page: Browse, qtbot: QtBot, press: Press
    ) -> None:
        choose(page, "Which lake")
        press(Key.Key_P)
        qtbot.waitUntil(lambda: page.changes.last() == "1 card paused.")
        asked(desk, qtbot, lambda s: s.library.delete_cards(s.browse.ids("islands", NOW)))
        page.changes.undo()
        qtbot.waitUntil(lambda: desk.window.notice.words().startswith("There is no card"))
        assert page.changes.last() == ""

    def test_after_a_deletion_the_next_card_is_chosen(
        self, desk: Desk, page: Browse, qtbot: QtBot, press: Press
    ) -> None:
        page.table.choose_row(1)
        page.table.setFocus()
        next_one = questions(page)[2]
        press(Key.Key_Delete)
        rows(desk, qtbot, 3)
        assert (page.table.currentIndex().row(), page.panel.prompt()) == (1, next_one)
        page.table.choose_row(2)
        press(Key.Key_Delete)
        rows(desk, qtbot, 2)
        assert page.table.currentIndex().row() == 1

    def test_cards_are_brought_forward(self, desk: Desk, page: Browse, qtbot: QtBot, press: Press) -> None:
        card = stored(desk, qtbot)["Which lake has floating islands?"]
        asked(desk, qtbot, lambda s: s.reviews.answer(card.id, Rating.EASY, NOW, 3000))
        qtbot.waitUntil(lambda: asked(desk, qtbot, lambda s: s.browse.count("due:today", s.clock())) == 0)
        self.all_chosen(page, press)
        sheet = page.bring_forward()
        sheet.day.setText("yesterday")
        sheet.main.click()
        assert "Write today" in sheet.fault.words()
        sheet.day.setText("today")
        sheet.main.click()
        qtbot.waitUntil(lambda: "1 card brought forward" in desk.window.notice.words())
        assert asked(desk, qtbot, lambda s: s.browse.count("due:today", s.clock())) == 1
        page.changes.undo()
        qtbot.waitUntil(lambda: asked(desk, qtbot, lambda s: s.browse.count("due:today", s.clock())) == 0)

    def test_find_and_replace_shows_before_it_does(self, desk: Desk, page: Browse, qtbot: QtBot) -> None:
        sheet = page.replace()
        sheet.sought.setText("annual")
        sheet.put.setText("yearly")
        qtbot.waitUntil(lambda: sheet.words() == "2 cards would change.")
        assert str(sheet.model.index(0).data()).startswith(("Which", "which"))
        sheet.main.click()
        qtbot.waitUntil(lambda: sum("yearly" in each for each in questions(page)) == 2)
        page.changes.undo()
        qtbot.waitUntil(lambda: sum("annual" in each for each in questions(page)) == 2)

    def test_what_would_spoil_a_card_stays_and_is_said(self, page: Browse, qtbot: QtBot) -> None:
        sheet = page.replace()
        sheet.sought.setText("_____")
        qtbot.waitUntil(lambda: sheet.words() == "0 cards would change; 1 card stays as it is.")
        assert not sheet.main.isEnabled()
        sheet.pattern.setChecked(True)
        sheet.sought.setText("(")
        qtbot.waitUntil(lambda: sheet.fault.words().startswith("The pattern cannot be read"))

    def test_duplicates_are_put_together(self, desk: Desk, page: Browse, qtbot: QtBot) -> None:
        sheet = page.compare()
        qtbot.waitUntil(lambda: sheet.words().startswith("1 group"))
        sheet.main.click()
        rows(desk, qtbot, 3)
        qtbot.waitUntil(lambda: sheet.words().startswith("No two cards"))
        sheet.accept()
        assert any(card.tags == ("Economy",) for card in stored(desk, qtbot).values())
        page.changes.undo()
        rows(desk, qtbot, 4)
        sheet = page.compare()
        qtbot.waitUntil(lambda: sheet.words().startswith("1 group"))
        sheet.all.click()
        rows(desk, qtbot, 3)

    def test_other_words_for_the_same_are_shown_on_request(self, desk: Desk, page: Browse, qtbot: QtBot) -> None:
        cards = stored(desk, qtbot)
        first = cards["Which Article is on the annual budget?"]
        asked(
            desk, qtbot, lambda s: s.browse.edit(first.id, "Which Article is about the annual budget?", "Article 112")
        )
        sheet = page.compare()
        qtbot.waitUntil(lambda: sheet.words() == "No two cards ask the same in the same words.")
        sheet.meaning.setChecked(True)
        qtbot.waitUntil(lambda: sheet.words().startswith("1 group"))
        assert not sheet.all.isEnabled()  # each is to be looked at
        sheet.main.click()
        rows(desk, qtbot, 3)

    def test_tags_of_the_syllabus_are_taken_as_edited(
        self, desk: Desk, page: Browse, qtbot: QtBot, press: Press
    ) -> None:
        page.look_for("tag:space")
        rows(desk, qtbot, 1)
        desk.library.change(
            lambda s: (
                s.browse.edit(
                    s.browse.ids("tag:space", NOW)[0], "Which state has _____ National Park and its tiger reserve?", "x"
                ).changes
            )
        )
        desk.library.change(lambda s: s.browse.retag(s.browse.ids("tag:space", NOW), ["mine"], ["space"]).changes)
        page.look_for("tag:mine")
        qtbot.waitUntil(lambda: any("tiger" in each for each in questions(page)))
        sheet = page.propose()
        qtbot.waitUntil(lambda: sheet.model.rowCount() == 1)
        tags = sheet.model.index(0, 1)
        assert "Environment" in str(tags.data())
        press(Key.Key_Space)
        assert not sheet.main.isEnabled()
        press(Key.Key_Space)
        assert sheet.model.setData(tags, "Environment, Tigers")
        sheet.main.click()
        qtbot.waitUntil(lambda: ("mine", "Environment", "Tigers") in {c.tags for c in stored(desk, qtbot).values()})


def test_tags_in_a_line() -> None:
    assert read_tags(" Economy , Budget  2026,,Economy") == ("Economy", "Budget 2026")
    assert read_tags(" , ") == ()


@pytest.mark.parametrize(
    ("text", "days"), [("", 0), ("Today", 0), ("tomorrow", 1), ("9", 9), ("30 November 2026", 10), ("1/12/2026", 11)]
)
def test_a_day_is_read(text: str, days: int) -> None:
    today = NOW.date()
    assert (read_day(text, today) - today).days == days


@pytest.mark.parametrize("text", ["soon", "November 2026", "19 November 2026", "2020-01-01"])
def test_a_day_that_is_none_or_over(text: str) -> None:
    with pytest.raises(ValueError, match=r"Write today|That day is over"):
        read_day(text, NOW.date())
