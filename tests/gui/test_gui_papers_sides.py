"""The list of tests, marked papers, mistakes and questions of one's own in the real window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from studyapp.bootstrap import Services, open_services
from studyapp.domain.memory import Rating
from studyapp.domain.paper import Confidence, ErrorKind
from studyapp.domain.question import QuestionKind
from studyapp.gui.places import Going, Place
from studyapp.gui.views.tests_compose import BAD_SEED, BAD_SIZE
from studyapp.gui.views.tests_page import TestsPage
from studyapp.resources import seed_articles
from studyapp.services.import_articles import Prepared, prepare, read_file
from studyapp.store.opening import open_store
from studyapp.store.paper_store import PaperStore
from tests.factories import NOW, draft
from tests.gui.conftest import ZONE, OpenDesk, Press, fill
from tests.paper_factories import choice, paper, question

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
Made = Callable[[], TestsPage]


@pytest.fixture
def at_tests(open_desk: OpenDesk, qtbot: QtBot) -> Made:
    """Return a function that opens the window at its tests."""

    def open_at() -> TestsPage:
        page = open_desk().window.tests
        page.window().go(Going(Place.TESTS))  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: page.home._asked is not None)
        return page

    return open_at


def in_library(folder: Path, verb: Callable[[Services], object], now: datetime = NOW) -> None:
    """Do something in the library while no window is open."""
    services = open_services(folder, clock=lambda: now, zone=ZONE)
    verb(services)
    services.close()


def take(services: Services) -> None:
    """Take the paper: the first right by a guess, the second wrong and sure, the third blank."""
    services.reviews.answer(services.library.cards()[0].id, Rating.EASY, NOW - timedelta(days=1))
    sitting = services.tests.start(paper().id, NOW).made
    services.tests.answer(sitting.id, question().id, [0], NOW, confidence=Confidence.GUESS)
    services.tests.answer(sitting.id, choice(1).id, [0], NOW, confidence=Confidence.SURE)
    services.tests.submit(sitting.id, NOW)


@pytest.fixture
def page(at_tests: Made, tmp_path: Path) -> TestsPage:
    """Return the tests of a library with one paper that was taken once."""
    fill(tmp_path, (), (draft("a"),))
    store = open_store(tmp_path / "library.sqlite", NOW)
    PaperStore(store).add_paper(paper())
    store.close()
    in_library(tmp_path, take)
    return at_tests()


def at_result(page: TestsPage, qtbot: QtBot, press: Press) -> None:
    page.home.choose_row(3)
    press(Key.Key_S)
    qtbot.waitUntil(lambda: page.look.items.rowCount() == 4)


def no_key_twice(page: TestsPage) -> None:
    """Look that no two actions that can be done now have one key."""
    keys = [key.toString() for action in page.commands() if action.isEnabled() for key in action.shortcuts()]
    assert sorted(keys) == sorted(set(keys))


class TestList:
    """Papers with their marks, and what can be done with them."""

    def test_a_taken_paper_shows_its_marks(self, page: TestsPage, qtbot: QtBot) -> None:
        page.home.choose_row(3)
        qtbot.waitUntil(lambda: page.home.papers.marks is not None and page.home.chosen.detail.sitting_words() != [])
        qtbot.waitUntil(
            lambda: page.home.chosen.detail.sitting_words() == ["1.33 of 6 marks, as exam, 20 November 2026, 12:00"]
        )
        qtbot.waitUntil(lambda: "Matching lists: 0 of 1" in page.home.chosen.detail.missing_words())
        no_key_twice(page)

    def test_only_what_went_wrong_is_practised(self, page: TestsPage, qtbot: QtBot, press: Press) -> None:
        page.home.choose_row(3)
        press(Key.Key_T)
        qtbot.waitUntil(page.flow.is_open)
        assert len(page.flow.questions) == 3
        assert page.flow.practice()
        press(Key.Key_A)
        no_key_twice(page)

    def test_a_paper_is_taken_again(self, page: TestsPage, qtbot: QtBot, press: Press) -> None:
        page.home.choose_row(3)
        press(Key.Key_Return)
        qtbot.waitUntil(page.flow.is_open)
        assert page.flow.left() == timedelta(minutes=4)
        no_key_twice(page)
        press(Key.Key_Return, CTRL)
        no_key_twice(page)

    def test_a_paper_is_deleted_only_after_asking(
        self, page: TestsPage, qtbot: QtBot, press: Press, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QMessageBox, "exec", lambda box: box.escapeButton().click())
        page.home.choose_row(3)
        press(Key.Key_Delete)
        assert page.home.papers.rowCount() == 4
        monkeypatch.setattr(
            QMessageBox,
            "exec",
            lambda box: next(each for each in box.buttons() if each is not box.escapeButton()).click(),
        )
        press(Key.Key_Delete)
        qtbot.waitUntil(lambda: page.home.papers.rowCount() == 3)


@pytest.fixture(scope="module")
def prepared() -> list[Prepared]:
    """Return what is made of a sample."""
    return [step for step in prepare(read_file(seed_articles()[-1])) if isinstance(step, Prepared)]


class TestOrder:
    """A paper from one's own cards."""

    @pytest.fixture
    def page(self, at_tests: Made, tmp_path: Path, prepared: list[Prepared]) -> TestsPage:
        def keep(services: Services) -> None:
            for made in prepared:
                services.imports.save(made)
                services.triage.accept([each.id for each in services.triage.drafts(made.article.id)], NOW)

        in_library(tmp_path, keep)
        return at_tests()

    def test_a_paper_is_made_and_what_is_missing_is_said(self, page: TestsPage, qtbot: QtBot, press: Press) -> None:
        press(Key.Key_N)
        page.home.form.number.setText("40")
        page.home.form.seed.setText("7")
        no_key_twice(page)
        press(Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: page.home.chosen.detail.missing_words().startswith("•  The paper has"), timeout=20_000)
        assert "because" in page.home.chosen.detail.missing_words()
        assert "Its number is 7" in page.home.chosen.detail._how.text()

    def test_the_profile_says_what_is_not_sure(self, page: TestsPage) -> None:
        form = page.home.form
        assert "100 questions in 2 h, +2 for a right answer, minus two thirds for a wrong one" in form.profile_words()
        form.profile.setCurrentIndex(form.profile.findData("ssc"))
        assert "Not checked against the exam's own notice: items" in form.profile_words()

    @pytest.mark.parametrize(
        ("number", "seed", "fault"), [("many", "", BAD_SIZE), ("501", "", BAD_SIZE), ("25", "x", BAD_SEED)]
    )
    def test_what_is_no_number_is_said(self, page: TestsPage, number: str, seed: str, fault: str) -> None:
        page.home.form.number.setText(number)
        page.home.form.seed.setText(seed)
        page.home.form.order()
        assert page.home.form.complaint() == fault

    def test_the_scope_is_kept_to(self, page: TestsPage, qtbot: QtBot) -> None:
        form = page.home.form
        form.scope.parts.setCurrentIndex(3)
        form.scope.lists[2].tick(("1999-01",))
        form.order()
        qtbot.waitUntil(lambda: form.complaint() == "No question can be made: no card fits. Keep some cards first.")
        form.scope.parts.setCurrentIndex(0)
        assert form.scope.scope().is_everything()


class TestMarks:
    """A marked paper, question by question."""

    def test_marks_exactly_and_what_words_earned(self, page: TestsPage, qtbot: QtBot, press: Press) -> None:
        at_result(page, qtbot, press)
        view = page.look.overview
        assert view.marks_words() == "1.33 of 6 marks Exactly 1 and one third of 6. 1 right · 1 wrong · 1 blank"
        assert view.said.words() == [("Sure", "0 of 1 right", "−0.67"), ("Guess", "1 of 1 right", "+2")]
        assert ("Direct", "0 of 2 right", "−0.67 of 4") in view.by_kind.words()
        assert ("Space", "1 of 1 right", "2 of 2") in view.by_subject.words()
        no_key_twice(page)

    def test_the_cards_of_what_was_guessed_come_back_tomorrow(
        self, page: TestsPage, qtbot: QtBot, press: Press
    ) -> None:
        at_result(page, qtbot, press)
        qtbot.waitUntil(lambda: "1 card behind" in page.look.overview.coming_words())
        assert "Tomorrow:  When did Chandrayaan-3 land" in page.look.overview.coming_words()

    def test_every_option_says_why(self, page: TestsPage, qtbot: QtBot, press: Press) -> None:
        at_result(page, qtbot, press)
        page.look.choose_row(2)
        assert [button.sign() for button in page.look.face.buttons] == ["your answer", "right answer", "", ""]
        assert page.look.face.buttons[3].explanation() == "Why D."
        page.look.choose_row(1)
        press(Key.Key_O)
        qtbot.waitUntil(lambda: page.look.source.marked_text() == question().statements[0].text)

    def test_the_student_knows_better_why_it_was_lost(self, page: TestsPage, qtbot: QtBot, press: Press) -> None:
        at_result(page, qtbot, press)
        page.look.choose_row(2)
        assert page.look.error_words() == "Overconfidence"
        no_key_twice(page)
        press(Key.Key_4)
        qtbot.waitUntil(lambda: page.look.error_words() == "Slip")
        looked = page.look.looked()
        assert looked is not None
        assert looked.error is not None
        assert (looked.error.proposed, looked.error.chosen) == (ErrorKind.OVERCONFIDENCE, ErrorKind.SLIP)
        press(Key.Key_3)
        qtbot.waitUntil(lambda: page.look.error_words() == "Overconfidence")

    def test_a_doubted_key_leaves_the_marks_and_can_come_back(
        self, page: TestsPage, qtbot: QtBot, press: Press
    ) -> None:
        at_result(page, qtbot, press)
        page.look.choose_row(2)
        press(Key.Key_K)
        qtbot.waitUntil(lambda: page.look.overview.marks_words().startswith("2 of 4 marks"))
        assert page.look.error_words() == ""
        press(Key.Key_K)
        qtbot.waitUntil(lambda: page.look.overview.marks_words().startswith("1.33 of 6"))
        press(Key.Key_Escape)
        press(Key.Key_Escape)
        assert page.side() is page.home

    def test_a_doubted_question_is_put_right_by_the_letter_of_its_key(
        self, page: TestsPage, qtbot: QtBot, press: Press
    ) -> None:
        at_result(page, qtbot, press)
        page.look.choose_row(2)  # its key is B, answered A
        press(Key.Key_K)
        qtbot.waitUntil(lambda: page.look.overview.marks_words().startswith("2 of 4 marks"))
        for _ in range(2):
            press(Key.Key_Escape)
        qtbot.waitUntil(lambda: page.home.own.stored.rowCount() == 1)
        page.home.choose_row(2)
        assert "Press the letter" in page.home.own.hint()
        no_key_twice(page)
        press(Key.Key_B)  # it is the key already
        press(Key.Key_A)
        qtbot.waitUntil(lambda: page.home.own.stored.rowCount() == 0)
        page.home.choose_row(3)
        qtbot.waitUntil(lambda: page.home.chosen.detail.sitting_words()[0].startswith("4 of 6 marks"))

    def test_only_what_went_wrong_is_listed(self, page: TestsPage, qtbot: QtBot, press: Press) -> None:
        at_result(page, qtbot, press)
        press(Key.Key_K)  # does nothing at the whole paper
        press(Key.Key_W)
        assert page.look.items.rowCount() == 4
        assert page.look.looked() is None

    def test_all_mistakes_by_their_kind(self, page: TestsPage, qtbot: QtBot, press: Press) -> None:
        page.home.choose_row(1)
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: page.look.items.rowCount() == 3)
        assert "2 mistakes" in page.look.mistakes.words()
        page.look.list.choose_kind(ErrorKind.OVERCONFIDENCE)
        assert page.look.items.rowCount() == 2
        page.look.choose_row(1)
        assert page.look.error_words() == "Overconfidence"
        no_key_twice(page)


class TestOwn:
    """Questions that the student writes."""

    @pytest.fixture
    def page(self, page: TestsPage, qtbot: QtBot, press: Press) -> TestsPage:
        press(Key.Key_Q)
        assert page.side() is page.own
        qtbot.waitUntil(lambda: page.own.remarks() != [])
        return page

    def write(self, page: TestsPage, qtbot: QtBot, kind: QuestionKind) -> None:
        page.own.kind.setCurrentIndex(page.own.kind.findData(kind.value))
        page.own.ask()

    def told(self, page: TestsPage, qtbot: QtBot, words: str) -> None:
        page.own.ask()
        qtbot.waitUntil(lambda: any(words in told for told in page.own.remarks()))

    def test_faults_are_said_while_it_is_written(self, page: TestsPage, qtbot: QtBot, press: Press) -> None:
        own = page.own
        assert "The question is empty." in own.remarks()
        qtbot.keyClicks(own.stem, "Recently, which city became the capital?")
        for row, city in enumerate(("Oslo", "Bergen", "bergen")):
            qtbot.keyClicks(own.lines.field(row, 0), city)
        self.told(page, qtbot, "Two options are the same")
        self.told(page, qtbot, "“recently”")
        assert not own._keep.isEnabled()
        no_key_twice(page)

    def test_a_direct_question_is_kept_and_asked(self, page: TestsPage, qtbot: QtBot, press: Press) -> None:
        own = page.own
        own.stem.setText("Which city is the capital of Norway?")
        for row, city in enumerate(("Bergen", "Oslo", "Tromsø", "Stavanger")):
            own.lines.field(row, 0).setText(city)
        own.lines.field(0, 1).setText("It is the second city.")
        own.lines.toggle(1).click()
        own.source.setText("An atlas")
        own.ask()
        qtbot.waitUntil(own._keep.isEnabled)
        press(Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: own.stem.text() == "")
        press(Key.Key_Escape)
        qtbot.waitUntil(lambda: page.side() is page.home)
        qtbot.waitUntil(lambda: page.home.own.stored.rowCount() == 1)
        page.home.choose_row(2)
        no_key_twice(page)
        stored = page.home.own.stored.stored(0)
        assert stored is not None
        assert (stored.question.answer, stored.question.options[0].explanation) == ("Oslo", "It is the second city.")
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: page.home.papers.rowCount() == 5)
        press(Key.Key_P)
        qtbot.waitUntil(page.flow.is_open)
        assert page.flow.questions == (stored.question,)

    @pytest.mark.parametrize("kind", list(QuestionKind))
    def test_every_format_can_be_written(self, page: TestsPage, qtbot: QtBot, press: Press, kind: QuestionKind) -> None:
        own = page.own
        self.write(page, qtbot, kind)
        if not own.stem.text():
            own.stem.setText("Which town has the oldest lighthouse?")
        for row in range(own.lines.shape.rows):
            for column in range(2 if own.lines.shape.heads else 1):
                own.lines.field(row, column).setText(f"{'Lantern Anchor Beacon Harbour Pier'.split()[row]} {column}")
        if own.lines.shape.heads:
            own.lines.head(0).setText("Town")
            own.lines.head(1).setText("Tower")
        if own.lines.shape.toggle:
            own.lines.toggle(0).setChecked(True)
        own.ask()
        qtbot.waitUntil(own._keep.isEnabled)
        press(Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: own.lines.texts() == [])
        found: list[QuestionKind] = []
        page._library.ask(lambda s: s.tests.own_questions()[0].question.kind, found.append)
        qtbot.waitUntil(lambda: found == [kind])


def test_fractions_add_up_in_the_list_of_the_paper(page: TestsPage, qtbot: QtBot, press: Press) -> None:
    at_result(page, qtbot, press)
    earned = [looked.item.marks for row in (1, 2, 3) if (looked := page.look.items.looked(row))]
    assert sum(earned, Fraction(0)) == Fraction(4, 3)


def test_letters_typed_into_a_field_are_no_commands(page: TestsPage, qtbot: QtBot, press: Press) -> None:
    page.home.choose_row(0)
    page.home.form.seed.setFocus()
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "qn")
    assert page.side() is page.home
    assert page.home.form.seed.text() == "qn"
