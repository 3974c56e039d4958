"""Exams and days in the window: noted by key, planned for, changed, forgotten; what is short is said with ways out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from studyapp.bootstrap import Services, open_services
from studyapp.domain.card import Card
from studyapp.domain.dates import PartialDate
from studyapp.domain.draft import Draft
from studyapp.domain.exam import Exam, Scope
from studyapp.domain.memory import Rating
from studyapp.gui.app import Desk
from studyapp.gui.models.exam_list import ExamList
from studyapp.gui.places import Going, Place
from studyapp.gui.views.exam_detail import scope_words
from studyapp.gui.views.plan import Plan
from studyapp.gui.widgets.days_panel import BAD_DAY, read_day
from studyapp.gui.widgets.minutes_field import BAD_MINUTES, read_minutes
from studyapp.gui.wording import countdown, range_words
from studyapp.services.habits import Habits, PlannedBreak
from tests.factories import NOW, article, draft
from tests.gui.conftest import ZONE, Clock, OpenDesk, Press

Key = Qt.Key
T = TypeVar("T")
CTRL = Qt.KeyboardModifier.ControlModifier


def many(number: int) -> tuple[Draft, ...]:
    """Return drafts of so many facts."""
    return tuple(draft(f"{n:03}", fact_id=f"fact {n:03}") for n in range(number))


def typed(qtbot: QtBot, text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, text)


def exams(desk: Desk, qtbot: QtBot) -> tuple[Exam, ...]:
    return asked(desk, qtbot, lambda s: s.exams.exams())


def habits(desk: Desk, qtbot: QtBot) -> Habits:
    return asked(desk, qtbot, lambda s: s.habits.current())


def cards(desk: Desk, qtbot: QtBot) -> tuple[Card, ...]:
    return asked(desk, qtbot, lambda s: s.library.cards())


def asked(desk: Desk, qtbot: QtBot, verb: Callable[[Services], T]) -> T:
    found: list[T] = []
    desk.library.ask(verb, found.append)
    qtbot.waitUntil(lambda: len(found) == 1)
    return found[0]


def at_plan(desk: Desk, qtbot: QtBot) -> Plan:
    desk.window.go(Going(Place.PLAN))
    plan = desk.window.plan
    qtbot.waitUntil(lambda: plan._asked is not None)
    return plan


def note(desk: Desk, qtbot: QtBot, **wishes: object) -> None:
    """Note an exam in 30 days behind the window's back, then let all places ask."""
    day = (NOW + timedelta(days=30)).date()
    made: list[Exam] = []
    wanted = PartialDate(day.year, day.month, day.day)
    desk.library.ask(lambda s: s.exams.add("Prelims", wanted, s.clock(), **wishes), made.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: len(made) == 1)


class TestExams:
    """An exam by key."""

    def test_an_exam_is_noted_and_planned_for(self, open_desk: OpenDesk, qtbot: QtBot, press: Press) -> None:
        desk = open_desk(cards=many(12))
        plan = at_plan(desk, qtbot)
        press(Key.Key_N)
        typed(qtbot, "Prelims")
        press(Key.Key_Tab)
        typed(qtbot, "20 December 2026")
        press(Key.Key_Tab)
        typed(qtbot, "30")
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: plan.course.forecast is not None)
        (exam,) = exams(desk, qtbot)
        assert (exam.name, exam.day, exam.minutes) == ("Prelims", date(2026, 12, 20), 30)
        words = plan.detail.words()
        assert "in 30 days · Sunday, 20 December 2026" in words
        assert "12 cards, 12 of them not yet seen" in words
        assert "Today: up to 30 min." in words
        assert [minutes for minutes, _ in plan.detail.figures()] == ["20 min a day", "30 min a day", "40 min a day"]

    def test_a_day_that_is_none_is_told_in_the_form_and_nothing_is_noted(
        self, open_desk: OpenDesk, qtbot: QtBot, press: Press
    ) -> None:
        desk = open_desk(cards=many(1))
        plan = at_plan(desk, qtbot)
        press(Key.Key_N)
        typed(qtbot, "Prelims")
        press(Key.Key_Tab)
        typed(qtbot, "some day")
        press(Key.Key_Return)
        assert "23 May 2027" in plan.form.complaint()
        plan.form.day.setText("1 January 2020")
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: "is over" in plan.form.complaint())
        assert exams(desk, qtbot) == ()
        press(Key.Key_Escape)
        assert not plan.form.isVisible()
        assert plan.active()

    def test_an_exam_on_some_cards(self, open_desk: OpenDesk, qtbot: QtBot, press: Press) -> None:
        desk = open_desk(cards=many(2))
        plan = at_plan(desk, qtbot)
        press(Key.Key_N)
        typed(qtbot, "Prelims")
        plan.form.day.setText("May 2027")
        sources, tags, months = plan.form.lists
        qtbot.waitUntil(lambda: tags.count() == 1)
        for each in (sources, tags, months):
            each.item(0).setCheckState(Qt.CheckState.Checked)
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: plan.exams.rowCount() == 2)
        (exam,) = exams(desk, qtbot)
        assert exam.scope == Scope(tags=("space",), sources=(article().id,), months=("2023-08",))
        assert exam.day == date(2027, 5, 1)

    def test_an_exam_is_changed_and_keeps_what_was_not(self, open_desk: OpenDesk, qtbot: QtBot, press: Press) -> None:
        desk = open_desk(cards=many(2))
        note(desk, qtbot, minutes=25.0, scope=Scope(tags=("space",)))
        plan = at_plan(desk, qtbot)
        qtbot.waitUntil(lambda: plan.course.outlook is not None)
        press(Key.Key_E)
        typed(qtbot, "Mains")
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: plan.exams.index(1).data() == "Mains")
        (exam,) = exams(desk, qtbot)
        assert (exam.name, exam.minutes, exam.scope) == ("Mains", 25, Scope(tags=("space",)))

    def test_forgetting_an_exam_asks_first(self, open_desk: OpenDesk, qtbot: QtBot, press: Press) -> None:
        desk = open_desk(cards=many(2))
        note(desk, qtbot)
        plan = at_plan(desk, qtbot)
        qtbot.waitUntil(lambda: plan.course.outlook is not None)

        def agree() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            next(each for each in box.buttons() if each.text() == "Delete").click()

        QTimer.singleShot(0, agree)
        press(Key.Key_Delete)
        qtbot.waitUntil(lambda: plan.exams.rowCount() == 1)
        assert exams(desk, qtbot) == ()
        assert len(cards(desk, qtbot)) == 2

    def test_scope_in_words(self) -> None:
        assert scope_words(Scope()) == "On every card of your library."
        assert scope_words(Scope(tags=("a", "b"), months=("2026-10",))) == "On cards of the tags a, b and October 2026."
        assert scope_words(Scope(sources=("x",))) == "On cards of 1 source."


class TestShortfall:
    """Too many cards for the minutes: three ways out, here and on the first page."""

    @pytest.fixture
    def desk(self, open_desk: OpenDesk, qtbot: QtBot) -> Desk:
        desk = open_desk(cards=many(150))
        note(desk, qtbot, minutes=1.0)
        desk.window.go(Going(Place.TODAY))
        qtbot.waitUntil(lambda: len(desk.window.today.exam_panel().ways()) == 3, timeout=20_000)
        qtbot.waitUntil(lambda: desk.window.today.exam.ways is not None, timeout=20_000)
        return desk

    def test_it_is_said_with_three_ways_out(self, desk: Desk) -> None:
        panel = desk.window.today.exam_panel()
        title, sentence = panel.words()
        assert title == "Prelims in 30 days"
        assert sentence.startswith("At 1 minutes a day about ")
        names = [name for name, _ in panel.ways()]
        assert names[0].endswith(" min a day")
        assert names[1].startswith("Leave out ")
        assert names[2] == "Accept it"

    def test_more_minutes(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        ways = desk.window.today.exam.ways
        assert ways is not None
        press(Key.Key_1)
        qtbot.waitUntil(lambda: not desk.window.today.exam.short(), timeout=20_000)
        (exam,) = exams(desk, qtbot)
        assert exam.minutes == ways.minutes

    def test_fewer_cards_and_one_key_to_wake_them(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        ways = desk.window.today.exam.ways
        assert ways is not None
        press(Key.Key_2)
        qtbot.waitUntil(lambda: desk.window.today.exam.can_take_back())
        assert sum(card.suspended for card in cards(desk, qtbot)) == ways.drop
        press(Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: not desk.window.today.exam.can_take_back())
        assert not any(card.suspended for card in cards(desk, qtbot))

    def test_accepted_it_is_not_spoken_of_again(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        press(Key.Key_3)
        qtbot.waitUntil(lambda: desk.window.today.exam.accepted)
        qtbot.waitUntil(lambda: desk.window.today.exam_panel().ways() == [])
        desk.window.go(Going(Place.PLAN))
        qtbot.waitUntil(lambda: desk.window.plan.course.accepted)


class TestDays:
    """Minutes, weekdays, breaks, old news: each counts at once."""

    @pytest.fixture
    def plan(self, open_desk: OpenDesk, qtbot: QtBot) -> Plan:
        self.desk = open_desk(cards=many(2))
        return at_plan(self.desk, qtbot)

    def test_minutes_by_key(self, plan: Plan, qtbot: QtBot, press: Press) -> None:
        press(Key.Key_M)
        typed(qtbot, "35")
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: "35 min a day" in str(plan.exams.index(0).data(Qt.ItemDataRole.AccessibleTextRole)))
        assert habits(self.desk, qtbot).minutes == 35

    @pytest.mark.parametrize(("text", "line"), [("many", BAD_MINUTES), ("5000", "at most 1440")])
    def test_minutes_that_no_day_has(self, plan: Plan, qtbot: QtBot, press: Press, text: str, line: str) -> None:
        press(Key.Key_M)
        typed(qtbot, text)
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: line in plan.fault())
        assert habits(self.desk, qtbot).minutes is None

    def test_esc_puts_a_field_back(self, plan: Plan, qtbot: QtBot, press: Press) -> None:
        press(Key.Key_M)
        typed(qtbot, "35")
        press(Key.Key_Escape)
        assert plan.days.minutes.text() == ""
        assert plan.active()
        assert habits(self.desk, qtbot).minutes is None

    def test_easy_weekdays(self, plan: Plan, qtbot: QtBot) -> None:
        for number in (6, 0):
            plan.days.weekdays[number].click()
        qtbot.waitUntil(lambda: "easy Mon, Sun" in str(plan.exams.index(0).data(Qt.ItemDataRole.AccessibleTextRole)))
        assert habits(self.desk, qtbot).easy_weekdays == {0, 6}

    def test_how_easy_an_easy_weekday_is(self, plan: Plan, qtbot: QtBot) -> None:
        field = plan.days.easy_percent
        assert field.text() == "50"
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, "30")
        qtbot.keyClick(field, Key.Key_Return)
        qtbot.waitUntil(lambda: habits(self.desk, qtbot).easy_percent == 30)

    @pytest.mark.parametrize("words", ["half", "101", "-5", ""])
    def test_a_share_that_there_is_none_of(self, plan: Plan, qtbot: QtBot, words: str) -> None:
        plan.days.easy_percent.done.emit(words)
        qtbot.waitUntil(lambda: "a share from 0 to 100" in plan.fault())
        assert habits(self.desk, qtbot).easy_percent == 50

    def test_a_break_is_planned_and_given_up(self, plan: Plan, qtbot: QtBot) -> None:
        plan.days.first.setText("22 December 2026")
        plan.days.last.setText("2 January 2027")
        qtbot.keyClick(plan.days.last, Key.Key_Return)
        qtbot.waitUntil(lambda: plan.days.break_words() == ["22 December 2026 to 2 January 2027"])
        planned = PlannedBreak(date(2026, 12, 22), date(2027, 1, 2))
        assert habits(self.desk, qtbot).breaks == (planned,)
        plan.days.break_unwanted.emit(planned)
        qtbot.waitUntil(lambda: plan.days.break_words() == [])

    def test_a_break_that_ends_before_it_begins(self, plan: Plan, qtbot: QtBot) -> None:
        plan.days.break_wanted.emit(date(2027, 1, 2), date(2026, 12, 22))
        qtbot.waitUntil(lambda: "before it begins" in plan.fault())

    def test_old_news_rest(self, plan: Plan, qtbot: QtBot) -> None:
        plan.choose_row(0)
        plan.days.parking.setFocus()
        qtbot.keyClicks(plan.days.parking, "18")
        qtbot.keyClick(plan.days.parking, Key.Key_Return)
        qtbot.waitUntil(lambda: habits(self.desk, qtbot).park_after_months == 18)


class TestToday:
    """The first page says how far the exam is, holds the day's minutes, and welcomes back."""

    def test_minutes_in_place(self, open_desk: OpenDesk, qtbot: QtBot, press: Press) -> None:
        desk = open_desk(cards=many(60))
        press(Key.Key_M)
        typed(qtbot, "2")
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: desk.window.today.doors()[0].words()[1] == "2 min")
        assert habits(desk, qtbot).minutes == 2
        assert desk.window.today.fault() == ""

    def test_without_an_exam_nothing_is_said_of_one(self, open_desk: OpenDesk) -> None:
        desk = open_desk(cards=many(2))
        assert desk.window.today.exam_panel().words() == ("", "")
        assert desk.window.today.way_back_words() == ("", "")

    def test_a_clock_that_was_put_back_is_told(
        self, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path, clock: Clock, press: Press
    ) -> None:
        open_desk(cards=many(1)).close()
        services = open_services(tmp_path, clock=clock, zone=ZONE)
        services.reviews.answer(services.library.cards()[0].id, Rating.GOOD, clock(), 5_000)
        services.close()
        clock.forward(days=-2)
        desk = open_desk()
        assert "stands 2 days before your last answer" in desk.window.today.clock_words()
        clock.forward(days=3)
        press(Key.Key_2, CTRL)
        press(Key.Key_1, CTRL)
        qtbot.waitUntil(lambda: desk.window.today.clock_words() == "")

    def test_what_was_done_is_said_by_age_and_day(
        self, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        open_desk(cards=many(3)).close()
        services = open_services(tmp_path, clock=clock, zone=ZONE)
        for days, rating in ((0, Rating.EASY), (12, Rating.GOOD)):
            clock.forward(days=days)
            for each in services.library.cards():
                services.reviews.answer(each.id, rating, clock(), 60_000)
        services.close()
        today = open_desk().window.today
        qtbot.waitUntil(lambda: today.record_words() != "", timeout=20_000)
        assert today.record_words() == (
            "Remembered by how long ago you saw the card: 8 to 30 days 100%.\n"
            "You revised on 2 of the last 30 days, 3 min on such a day."
        )

    @pytest.fixture
    def returned(self, open_desk: OpenDesk, qtbot: QtBot, clock: Clock, tmp_path: Path) -> Desk:
        """Return the window of a student who learned 90 cards, then missed three weeks."""
        open_desk(cards=many(90)).close()
        services = open_services(tmp_path, clock=clock, zone=ZONE)
        for each in services.library.cards():
            services.reviews.answer(each.id, Rating.EASY, clock(), 8000)
        services.habits.set_minutes(5)
        services.close()
        clock.forward(days=22)
        desk = open_desk()
        qtbot.waitUntil(lambda: desk.window.today.way_back_words() != ("", ""))
        return desk

    def test_after_missed_days_a_plan_is_begun_and_undone_by_one_key(
        self, returned: Desk, qtbot: QtBot, press: Press
    ) -> None:
        today = returned.window.today
        title, sentence = today.way_back_words()
        assert title == "Welcome back"
        assert "You missed 21 days; 90 cards wait." in sentence
        press(Key.Key_P)
        qtbot.waitUntil(lambda: today.way_back_words()[0] == "On your way back")
        press(Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: today.way_back_words() == ("", ""))
        assert asked(returned, qtbot, lambda s: s.catching_up.under_way(s.clock())) is None

    def test_after_missed_days_the_plan_may_be_declined(self, returned: Desk, qtbot: QtBot, press: Press) -> None:
        press(Key.Key_N)
        qtbot.waitUntil(lambda: returned.window.today.way_back_words() == ("", ""))


class TestWords:
    """Small readings and sayings."""

    def test_minutes(self) -> None:
        assert read_minutes(" 35 min ") == 35
        assert read_minutes("2,5") == 2.5
        assert read_minutes("") is None
        with pytest.raises(ValueError, match=BAD_MINUTES):
            read_minutes("half an hour")

    def test_a_break_needs_a_day(self) -> None:
        assert read_day("22/12/2026") == date(2026, 12, 22)
        for text in ("", "December 2026", "someday"):
            with pytest.raises(ValueError, match=BAD_DAY):
                read_day(text)

    def test_countdown(self) -> None:
        assert [countdown(days) for days in (-1, 0, 1, 96)] == ["over", "today", "tomorrow", "in 96 days"]

    def test_ranges(self) -> None:
        first = date(2026, 12, 22)
        assert range_words(first, first) == "22 December 2026"
        assert range_words(first, replace_day(first, 29)) == "22 to 29 December 2026"
        assert range_words(date(2026, 11, 30), first) == "30 November to 22 December 2026"
        assert range_words(first, date(2027, 1, 2)) == "22 December 2026 to 2 January 2027"


def replace_day(day: date, number: int) -> date:
    return day.replace(day=number)


def test_the_list_of_exams_is_a_sound_model(qtmodeltester, open_desk: OpenDesk, qtbot: QtBot) -> None:
    desk = open_desk(cards=many(2))
    note(desk, qtbot)
    outlooks = asked(desk, qtbot, lambda s: s.exams.outlooks(s.clock()))
    model = ExamList()
    model.set_rows(outlooks, Habits(minutes=35, breaks=(PlannedBreak(NOW.date(), NOW.date()),)))
    qtmodeltester.check(model)
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Your days, 35 min a day · 1 break"
    assert model.row_of(outlooks[0].exam.id) == 1
    assert model.outlook(1) == replace(outlooks[0])
    assert model.outlook(0) is None
