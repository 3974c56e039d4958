"""An article is read with its facts marked; from a place to its card and back; own cards come from chosen words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studyapp.domain.article import Span
from studyapp.domain.card import Card
from studyapp.domain.dates import PartialDate
from studyapp.domain.memory import Rating
from studyapp.domain.prompt import Basic, Cloze
from studyapp.gui.app import Desk
from studyapp.gui.fact_look import FactState
from studyapp.gui.own_card import HOW_TO_CHOOSE
from studyapp.gui.places import Going, Place
from studyapp.gui.views.overtaken_sheet import OvertakenSheet
from studyapp.gui.views.read import Read
from tests.factories import LANDING, NAMING, PRAISE, article, card, cloze, draft, span
from tests.gui.conftest import Clock, OpenDesk, Press

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEPT = draft("kept")
WAITING = cloze("waiting")
DOUBTFUL = cloze("doubtful", confident=False, score=0.4)


@pytest.fixture
def desk(open_desk: OpenDesk, qtbot: QtBot) -> Desk:
    """Return the window at an article: a card of the landing, a draft of the naming, a doubtful one, one left out."""
    return reading(open_desk(cards=(KEPT,), drafts=(WAITING, DOUBTFUL)), qtbot)


def reading(desk: Desk, qtbot: QtBot, item_id: str | None = None) -> Desk:
    desk.window.go(Going(Place.LIBRARY))
    desk.window.go(Going(Place.READ, article().id, item_id))
    qtbot.waitUntil(lambda: desk.window.read.sitting.article is not None)
    return desk


@pytest.fixture
def page(desk: Desk) -> Read:
    return desk.window.read


def states(page: Read) -> list[FactState]:
    return [item.state for item in page.sitting.list.rows()]


def cards(desk: Desk, qtbot: QtBot) -> dict[str, Card]:
    found: list[tuple[Card, ...]] = []
    desk.library.ask(lambda s: s.library.cards(), found.append)
    qtbot.waitUntil(lambda: len(found) == 1)
    return {each.id: each for each in found[0]}


def type_in(qtbot: QtBot, words: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, words)


class TestMarks:
    """What became of the article is seen in it."""

    def test_cards_and_drafts_are_listed_in_reading_order_with_a_legend(self, page: Read) -> None:
        assert states(page) == [FactState.LEARNING, FactState.DRAFT]
        assert page.legend_words() == ["1 draft", "1 learning"]
        assert page.title_words() == "Moon landing\nAugust 2023 · moon.txt"
        assert page.panel.words()["hint"] == "1 card, 1 draft"

    def test_going_from_card_to_card_marks_each_in_the_text(self, page: Read, press: Press) -> None:
        press(Key.Key_J)
        assert page.pane.marked_text() == LANDING
        assert "kept" in page.panel.face.prompt()
        press(Key.Key_J)
        assert page.pane.marked_text() == NAMING
        press(Key.Key_J)  # there is none behind it
        assert page.pane.marked_text() == NAMING
        press(Key.Key_K)
        assert page.pane.marked_text() == LANDING
        assert page.panel.words()["place"] == "1 of 2 · learning"

    def test_a_click_on_a_place_shows_its_card_and_the_next_click_its_next_one(
        self, open_desk: OpenDesk, qtbot: QtBot
    ) -> None:
        page = reading(open_desk(cards=(KEPT, draft("other")), drafts=(WAITING,)), qtbot).window.read
        qtbot.waitUntil(lambda: len(states(page)) == 3)
        cursor = page.pane.cursors(span(LANDING))[0]
        cursor.setPosition(cursor.selectionStart() + 5)
        middle = page.pane.cursorRect(cursor).center()
        seen = []
        for _ in range(3):
            qtbot.mouseClick(page.pane.viewport(), Qt.MouseButton.LeftButton, pos=middle)
            seen.append(page.current())
        assert [item.span for item in seen if item] == [span(LANDING)] * 3
        assert seen[0] != seen[1]
        assert seen[2] == seen[0]
        assert page.pane.spot_at(QPoint(5, page.pane.viewport().height() - 5)) is None

    def test_how_well_a_card_is_known_changes_its_mark(
        self, desk: Desk, page: Read, qtbot: QtBot, clock: Clock
    ) -> None:
        def answer() -> None:
            desk.library.change(lambda s: s.reviews.answer(card(KEPT).id, Rating.EASY, clock.now).changes)

        answer()
        qtbot.waitUntil(lambda: states(page)[0] is FactState.KNOWN)
        clock.forward(days=90)
        page.sitting.ask()
        qtbot.waitUntil(lambda: states(page)[0] is FactState.FADING)
        page.go_to(card(KEPT).id)
        assert page.panel.words()["schedule"] == "Is due now. Answered 1 time."

    def test_the_legend_leads_to_the_next_of_its_kind(self, page: Read) -> None:
        page.follow_legend(FactState.DRAFT)
        assert page.pane.marked_text() == NAMING
        page.follow_legend(FactState.LEARNING)
        assert page.pane.marked_text() == LANDING

    def test_less_sure_ones_are_shown_on_request(self, page: Read, qtbot: QtBot, press: Press) -> None:
        press(Key.Key_D)
        qtbot.waitUntil(lambda: len(states(page)) == 3)
        page.go_to(DOUBTFUL.id)
        assert page.panel.words()["place"].endswith("doubtful draft")
        assert "Doubtful" in page.panel.face.caution()
        press(Key.Key_D)
        qtbot.waitUntil(lambda: len(states(page)) == 2)

    def test_what_was_left_out_is_marked_with_its_reason(self, page: Read, press: Press) -> None:
        press(Key.Key_L)
        assert page.pane.marked_text() == PRAISE
        assert page.panel.face.prompt() == PRAISE
        assert page.legend_words() == ["1 left out"]
        press(Key.Key_Escape)
        assert page.active()
        assert page.legend_words() == ["1 draft", "1 learning"]

    def test_a_page_of_a_file_with_pages_is_named(self, open_desk: OpenDesk, qtbot: QtBot) -> None:
        desk = open_desk(cards=(KEPT,))
        text = article().text.replace(NAMING, f"\f{NAMING}", 1)
        paged = article(id="paged", text=text, first_page=7, sentences=(), blocks=(), origin="notes.pdf")
        found: list[object] = []
        from studyapp.services.import_articles import Prepared

        desk.library.ask(lambda s: s.imports.keep(Prepared(paged, (), (), ())), found.append)
        desk.window.go(Going(Place.READ, "paged"))
        qtbot.waitUntil(lambda: desk.window.read.pane.article_id() == "paged")
        assert desk.window.read.pane.page_number(span(LANDING, text)) == 7
        assert desk.window.read.pane.page_number(span(NAMING, text)) == 8

    def test_words_are_found_and_can_be_left_blank(self, page: Read, qtbot: QtBot, press: Press) -> None:
        press(Key.Key_F, CTRL)
        type_in(qtbot, "land")
        assert (page.find_bar.words(), page.pane.chosen_span()) == ("1 of 3", span("land"))
        press(Key.Key_Return)
        assert page.pane.chosen_span() == Span(article().text.index("landed"), article().text.index("landed") + 4)
        press(Key.Key_Return, SHIFT)
        assert page.find_bar.words() == "1 of 3"
        type_in(qtbot, "ing")
        assert page.find_bar.words() == "1 of 2"
        type_in(qtbot, "x")
        assert page.find_bar.words() == "not here"
        press(Key.Key_Backspace)
        press(Key.Key_Return)
        press(Key.Key_Escape)
        assert page.find_bar.isHidden()
        press(Key.Key_C)
        assert page.panel.own.values()[1].startswith("The _____ site was named")


class TestWays:
    """One comes from a source, a draft or a card, and goes back there."""

    def test_esc_leads_back_to_where_one_came_from(self, desk: Desk, press: Press) -> None:
        press(Key.Key_Escape)
        assert desk.window.library_page.active()

    def test_from_a_draft_and_back(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        desk.window.go(Going(Place.DRAFTS, article().id))
        qtbot.waitUntil(lambda: desk.window.drafts.marked_text() == NAMING)
        press(Key.Key_R)
        qtbot.waitUntil(lambda: desk.window.read.pane.marked_text() == NAMING)
        press(Key.Key_Escape)
        assert desk.window.drafts.active()

    def test_from_a_review_and_back_to_the_same_card_only_after_the_answer(
        self, desk: Desk, qtbot: QtBot, press: Press
    ) -> None:
        desk.window.go(Going(Place.REVIEW))
        review = desk.window.review
        qtbot.waitUntil(lambda: "kept" in review.prompt_words())
        press(Key.Key_R)
        assert review.active()  # it would have given the answer away
        press(Key.Key_Space)
        press(Key.Key_R)
        qtbot.waitUntil(lambda: desk.window.read.pane.marked_text() == LANDING)
        press(Key.Key_Escape)
        assert review.active()
        assert review.answer_shown()
        assert "kept" in review.prompt_words()

    def test_an_article_that_is_gone_is_told(self, desk: Desk, qtbot: QtBot) -> None:
        desk.window.go(Going(Place.READ, "gone"))
        qtbot.waitUntil(lambda: desk.window.library_page.active())
        assert desk.window.notice.words() == "There is no source gone."


class TestActing:
    """What can be done with a card here, each with its way back."""

    def test_a_draft_is_kept_where_it_stands_and_taken_back(
        self, desk: Desk, page: Read, qtbot: QtBot, press: Press
    ) -> None:
        page.go_to(WAITING.id)
        press(Key.Key_A)
        press(Key.Key_A)  # a second time does nothing
        qtbot.waitUntil(lambda: states(page) == [FactState.LEARNING] * 2)
        assert page.pane.marked_text() == NAMING
        assert page.fault() == ""
        assert card(WAITING).id in cards(desk, qtbot)
        press(Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: states(page) == [FactState.LEARNING, FactState.DRAFT])
        assert card(WAITING).id not in cards(desk, qtbot)

    def test_a_rejected_draft_is_gone_until_it_is_taken_back(self, page: Read, qtbot: QtBot, press: Press) -> None:
        page.go_to(WAITING.id)
        press(Key.Key_X)
        qtbot.waitUntil(lambda: states(page) == [FactState.LEARNING])
        assert page.pane.marked_text() == LANDING
        press(Key.Key_U)
        qtbot.waitUntil(lambda: len(states(page)) == 2)

    def test_rewording_a_card_and_the_way_back(self, desk: Desk, page: Read, qtbot: QtBot, press: Press) -> None:
        page.go_to(card(KEPT).id)
        press(Key.Key_E)
        type_in(qtbot, "When was it?")
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: page.panel.face.prompt() == "When was it?")
        press(Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: page.panel.face.prompt() == "When did Chandrayaan-3 land on the Moon (kept)?")
        assert cards(desk, qtbot)[card(KEPT).id].prompt == KEPT.prompt

    def test_rewording_a_draft_keeps_it(self, desk: Desk, page: Read, qtbot: QtBot, press: Press) -> None:
        page.go_to(WAITING.id)
        press(Key.Key_E)
        type_in(qtbot, "The site is called _____.")
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: states(page) == [FactState.LEARNING] * 2)
        assert cards(desk, qtbot)[card(WAITING).id].prompt == Cloze("The site is called _____.", WAITING.prompt.answer)

    def test_a_card_rests_wakes_and_goes(self, page: Read, qtbot: QtBot, press: Press) -> None:
        page.go_to(card(KEPT).id)
        press(Key.Key_P)
        qtbot.waitUntil(lambda: states(page)[0] is FactState.PAUSED)
        press(Key.Key_P)
        qtbot.waitUntil(lambda: states(page)[0] is FactState.LEARNING)
        press(Key.Key_Delete)
        qtbot.waitUntil(lambda: states(page) == [FactState.DRAFT])
        press(Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: len(states(page)) == 2)

    def test_why_it_comes_when_it_comes(self, page: Read, qtbot: QtBot, press: Press) -> None:
        page.go_to(card(KEPT).id)
        assert page.panel.words()["schedule"] == "New, not asked yet."
        press(Key.Key_W)
        qtbot.waitUntil(lambda: "not seen this card yet" in page.panel.words()["why"])
        press(Key.Key_W)
        assert page.panel.words()["why"] == ""


class TestOwnCards:
    """One key makes a card of chosen words; the gates warn but do not forbid."""

    def test_chosen_words_are_left_blank_in_their_sentence(
        self, desk: Desk, page: Read, qtbot: QtBot, press: Press
    ) -> None:
        page.pane.choose(span("Shiv Shakti"))
        press(Key.Key_C)
        topic, text, answer = page.panel.own.values()
        assert (text, answer) == ("The landing site was named शिव शक्ति (_____) Point.", "Shiv Shakti")
        qtbot.waitUntil(lambda: page.panel.own.values()[0] == "Moon landing · August 2023")
        assert topic == ""
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: len(states(page)) == 3)
        made = page.current()
        assert made is not None
        assert made.card is not None
        assert made.card.prompt == Cloze(text, answer)
        assert (made.card.span, made.card.topic) == (span(NAMING), "Moon landing · August 2023")
        assert page.pane.marked_text() == NAMING
        press(Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: len(states(page)) == 2)
        assert made.card.id not in cards(desk, qtbot)

    def test_chosen_words_answer_a_question_of_one_s_own(
        self, desk: Desk, page: Read, qtbot: QtBot, press: Press
    ) -> None:
        page.pane.choose(span("शिव शक्ति"))
        press(Key.Key_Q)
        type_in(qtbot, "Which name did the landing site of Chandrayaan-3 get?")
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: len(states(page)) == 3)
        made = [each for each in cards(desk, qtbot).values() if each.id != card(KEPT).id]
        assert [each.prompt for each in made] == [
            Basic("Which name did the landing site of Chandrayaan-3 get?", "शिव शक्ति")
        ]

    def test_the_keyboard_chooses_too(self, page: Read, qtbot: QtBot, press: Press) -> None:
        page.go_to(WAITING.id)
        press(Key.Key_S)
        assert page.pane.chosen_span() == span(NAMING)
        press(Key.Key_Escape)
        press(Key.Key_Right, CTRL | SHIFT)
        assert page.pane.chosen_span() == span("The")

    def test_without_chosen_words_it_says_how(self, desk: Desk, page: Read, press: Press) -> None:
        press(Key.Key_C)
        assert desk.window.notice.words() == HOW_TO_CHOOSE
        assert not page.panel.editing()

    def test_what_speaks_against_it_is_said_and_forbids_nothing(self, page: Read, qtbot: QtBot, press: Press) -> None:
        page.pane.choose(span("23 August 2023"))
        press(Key.Key_Q)
        type_in(qtbot, "When did it land this year?")
        qtbot.waitUntil(lambda: "hangs on the day of publication" in page.panel.own.warning())
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: len(states(page)) == 3)

    def test_a_whole_sentence_waits_for_its_blank(self, page: Read, press: Press) -> None:
        page.pane.choose(span(LANDING))
        press(Key.Key_C)
        assert page.panel.own.values()[1:] == (LANDING, "")
        assert page.panel.own.complaint() == "Put _____ where the answer stood."
        press(Key.Key_Return)
        assert page.panel.own.complaint() != ""
        assert page.panel.making()
        press(Key.Key_Escape)
        assert not page.panel.editing()
        assert page.active()

    def test_the_same_card_twice_is_told_and_the_words_stay(self, page: Read, qtbot: QtBot, press: Press) -> None:
        for _ in range(2):
            page.pane.choose(span("Shiv Shakti"))
            press(Key.Key_C)
            press(Key.Key_Return)
            qtbot.waitUntil(lambda: len(states(page)) == 3)
        qtbot.waitUntil(lambda: page.panel.own.complaint() == "This card is there already.")
        assert page.panel.own.values()[2] == "Shiv Shakti"

    def test_letters_typed_in_the_editor_do_nothing_else(self, page: Read, press: Press) -> None:
        page.pane.choose(span("Shiv Shakti"))
        press(Key.Key_Q)
        for key in (Key.Key_A, Key.Key_X, Key.Key_L, Key.Key_D, Key.Key_J, Key.Key_Delete):
            press(key)
        assert page.panel.making()
        assert states(page) == [FactState.LEARNING, FactState.DRAFT]


class TestAge:
    """A newer fact takes an older one's place by the student's word."""

    OLDER = draft(
        "older",
        prompt=Basic("How many Ramsar sites does India have?", "75"),
        as_of=PartialDate(2022, 8),
        explanation="India had 75 Ramsar sites in August 2022.",
    )
    NEWER = draft(
        "newer",
        prompt=Basic("How many Ramsar sites does India have?", "80"),
        as_of=PartialDate(2024, 1),
        explanation="India had 80 Ramsar sites in January 2024.",
        source_sentence=NAMING,
        span=span(NAMING),
    )

    @pytest.mark.parametrize("kept", [True, False])
    def test_what_is_proposed_is_marked_and_unmarked(
        self, open_desk: OpenDesk, qtbot: QtBot, press: Press, kept: bool
    ) -> None:
        cards_, drafts = ((self.OLDER, self.NEWER), ()) if kept else ((self.OLDER,), (self.NEWER,))
        page = reading(open_desk(cards=cards_, drafts=drafts), qtbot, card(self.OLDER).id).window.read
        qtbot.waitUntil(lambda: "80 Ramsar sites" in page.panel.words()["newer"])
        assert "(as of January 2024)" in page.panel.words()["newer"]
        before = states(page)
        press(Key.Key_O)
        qtbot.waitUntil(lambda: states(page) == [FactState.OVERTAKEN, FactState.LEARNING])
        assert page.panel.words()["newer"].startswith("Overtaken by")
        press(Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: states(page) == before)
        assert page.sitting.list.rows()[1].card is not None or page.sitting.list.rows()[1].draft is not None

    def test_still_true_after_all(self, open_desk: OpenDesk, qtbot: QtBot, press: Press) -> None:
        page = reading(open_desk(cards=(self.OLDER, self.NEWER)), qtbot, card(self.OLDER).id).window.read
        qtbot.waitUntil(lambda: page.panel.words()["newer"] != "")
        press(Key.Key_O)
        qtbot.waitUntil(lambda: states(page)[0] is FactState.OVERTAKEN)
        press(Key.Key_O)
        qtbot.waitUntil(lambda: states(page)[0] is FactState.LEARNING)

    def test_the_student_finds_the_newer_card(self, open_desk: OpenDesk, qtbot: QtBot, press: Press) -> None:
        desk = reading(open_desk(cards=(KEPT, cloze("naming"))), qtbot, card(KEPT).id)
        page = desk.window.read
        press(Key.Key_O)
        sheet = page.findChild(OvertakenSheet)
        assert sheet is not None
        qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 1)
        qtbot.keyClicks(sheet.search, "nothing like it")
        qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 0)
        sheet.search.setText("shiv")
        qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 1)
        sheet.main.click()
        qtbot.waitUntil(lambda: states(page)[0] is FactState.OVERTAKEN)
        assert cards(desk, qtbot)[card(KEPT).id].suspended
