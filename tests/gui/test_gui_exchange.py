"""Cards go out and come in through the window; copies are made and put back; a damaged library is rescued."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studyapp.domain.card import Card
from studyapp.domain.progress import Progress
from studyapp.gui.app import Desk
from studyapp.gui.places import Going, Place
from studyapp.gui.views.export_forms import FORMS, TEST_FORMS
from studyapp.gui.views.sheet import Sheet
from studyapp.gui.widgets.card_scope import ALL, SEARCH, SOURCE, TAG
from studyapp.gui.wording import size_words
from studyapp.store.opening import open_store
from tests.factories import NOW, TEXT, article, cloze, draft
from tests.gui.conftest import ZONE, Clock, OpenDesk, Press, fill
from tests.paper_factories import add_paper

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CARDS = (draft("a"), cloze("b"))


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """Return the window at a library of two cards."""
    desk = open_desk(cards=CARDS)
    desk.window.go(Going(Place.LIBRARY))
    return desk


def idle(sheet: Sheet, qtbot: QtBot) -> None:
    qtbot.waitUntil(sheet.bar.isHidden, timeout=20_000)


def cards(desk: Desk, qtbot: QtBot) -> tuple[Card, ...]:
    found: list[tuple[Card, ...]] = []
    desk.library.ask(lambda s: s.library.cards(), found.append)
    qtbot.waitUntil(lambda: len(found) == 1)
    return found[0]


class TestOut:
    """Each form is written, and what is wrong is one line."""

    @pytest.mark.parametrize("number", range(len(FORMS)), ids=[form.paper or form.suffix for form in FORMS])
    def test_every_form_is_written(self, desk: Desk, qtbot: QtBot, tmp_path: Path, number: int) -> None:
        sheet = desk.window.library_page.export()
        sheet.forms.setCurrentIndex(number)
        sheet.export_to(tmp_path / "out")
        idle(sheet, qtbot)
        made = tmp_path / f"out.{FORMS[number].suffix}"
        assert sheet.fault.words() == ""
        assert sheet.outcome.text().startswith("2 cards")
        assert str(made) in sheet.outcome.text()
        assert made.stat().st_size > 100
        sheet.reject()

    def test_only_cards_that_hold_a_word(self, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        sheet = desk.window.library_page.export()
        sheet.scope.how.setCurrentIndex(SEARCH)
        sheet.scope.search.setText("landing site")
        sheet.export_to(tmp_path / "out.apkg")
        idle(sheet, qtbot)
        assert sheet.outcome.text().startswith("1 card")
        sheet.reject()

    def test_only_cards_of_a_source_or_a_tag(self, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        sheet = desk.window.library_page.export()
        qtbot.waitUntil(lambda: sheet.scope.sources.count() == 1)
        sheet.scope.how.setCurrentIndex(SOURCE)
        assert sheet.scope.query() == f"source:{article().id}"
        sheet.export_to(tmp_path / "out.csv.apkg")
        idle(sheet, qtbot)
        assert sheet.outcome.text().startswith("2 cards")
        sheet.scope.how.setCurrentIndex(TAG)
        tag = sheet.scope.tags.currentText()
        assert sheet.scope.query() == f'tag:"{tag}"'
        sheet.export_to(tmp_path / "tagged.apkg")
        idle(sheet, qtbot)
        assert sheet.outcome.text().startswith(("1 card", "2 cards"))
        sheet.reject()

    def test_the_library_s_search_is_taken_over(self, desk: Desk, qtbot: QtBot) -> None:
        desk.window.library_page._filter.setText("landing site")
        sheet = desk.window.library_page.export()
        assert sheet.scope.query() == "landing site"
        sheet.scope.how.setCurrentIndex(ALL)
        assert sheet.scope.query() == ""
        sheet.reject()

    @pytest.mark.parametrize("number", range(len(TEST_FORMS)), ids=[form.paper or form.suffix for form in TEST_FORMS])
    def test_a_test_is_written_in_every_form(
        self, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path, number: int
    ) -> None:
        fill(tmp_path, (), CARDS)
        store = open_store(tmp_path / "library.sqlite", NOW)
        add_paper(store, NOW)
        store.close()
        desk = open_desk()
        desk.window.go(Going(Place.LIBRARY))
        sheet = desk.window.library_page.export()
        qtbot.waitUntil(lambda: sheet.what.count() == 2)
        assert sheet.what.itemText(1) == "Test: Prelims, 20 November 2026, 12:00 (3 questions)"
        sheet.what.setCurrentIndex(1)
        sheet.forms.setCurrentIndex(number)
        assert sheet.scope.isHidden()
        sheet.export_to(tmp_path / "test")
        idle(sheet, qtbot)
        assert sheet.fault.words() == ""
        assert sheet.outcome.text().startswith("3 questions")
        assert (tmp_path / f"test.{TEST_FORMS[number].suffix}").stat().st_size > 100
        sheet.reject()

    def test_it_can_be_stopped(self, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        begun, gate = Event(), Event()
        desk.planner.run(lambda _: (begun.set(), gate.wait(20)), lambda _: None, lambda _: None)
        sheet = desk.window.library_page.export()
        sheet.export_to(tmp_path / "out.apkg")
        assert sheet.stop.isVisible()
        sheet.stop.click()
        assert not sheet.stop.isEnabled()
        gate.set()
        idle(sheet, qtbot)
        assert sheet.fault.words() == "Stopped; nothing was changed."
        assert not (tmp_path / "out.apkg").exists()
        assert sheet.stop.isHidden()
        sheet.export_to(tmp_path / "out.apkg")
        idle(sheet, qtbot)
        assert sheet.outcome.text().startswith("2 cards")
        sheet.reject()

    def test_how_far_it_is(self, desk: Desk) -> None:
        sheet = desk.window.library_page.export()
        sheet.set_busy("Writing out.apkg…", can_stop=True)
        sheet.show_progress(Progress(500, 2000, "Writing the cards"))
        assert (sheet.bar.value(), sheet.bar.maximum()) == (500, 2000)
        assert sheet._doing.text() == "Writing out.apkg… Writing the cards 500 of 2,000…"
        sheet.show_progress(Progress(0, 0, "Writing the answers"))
        assert sheet.bar.maximum() == 0
        sheet.set_busy("")
        sheet.reject()

    def test_what_cannot_be_written_is_told(self, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        sheet = desk.window.library_page.export()
        sheet.export_to(tmp_path / "no such folder" / "out.apkg")
        idle(sheet, qtbot)
        assert "cannot be written" in sheet.fault.words()
        sheet.reject()

    def test_a_sheet_closed_meanwhile_is_not_missed(self, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        sheet = desk.window.library_page.export()
        sheet.forms.setCurrentIndex(1)
        sheet.export_to(tmp_path / "out.csv")
        sheet.reject()
        qtbot.waitUntil((tmp_path / "out.csv").exists)
        assert desk.window.library_page.active()


class TestIn:
    """A file is looked at, taken, and what of it could not be brought over is listed."""

    def test_a_table_is_shown_with_its_columns(self, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        table = tmp_path / "words.csv"
        table.write_text("Front;Back\nCapital of Goa?;Panaji\nCapital of Assam?;Dispur\nNothing?;\n", encoding="utf-8")
        sheet = desk.window.library_page.load(table)
        idle(sheet, qtbot)
        assert "3 rows" in sheet.words()
        assert sheet.columns.mapping() == {"question": 0, "answer": 1}
        for place, complete in ((0, False), (2, True)):
            sheet.columns.choices["answer"].setCurrentIndex(place)
            sheet.columns.choices["answer"].activated.emit(place)
            assert sheet.main.isEnabled() == complete
        assert sheet.main.isEnabled()
        sheet.load()
        qtbot.waitUntil(sheet.left_out.isVisible)
        assert sheet.words() == "2 new cards brought in. This could not be brought over:"
        assert [sheet.left_out.item(n).text() for n in range(sheet.left_out.count())] == ["row 3: The answer is empty."]
        sheet.reject()
        qtbot.waitUntil(lambda: desk.window.library_page.cards.rowCount() == 4)

    def test_our_own_package_adds_nothing_twice(self, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        out = desk.window.library_page.export()
        out.export_to(tmp_path / "out.apkg")
        idle(out, qtbot)
        out.reject()
        sheet = desk.window.library_page.load(tmp_path / "out.apkg")
        sheet.load()
        qtbot.waitUntil(lambda: "here already" in sheet.words(), timeout=20_000)
        assert sheet.words() == "0 new cards brought in. 2 cards were here already."
        sheet.reject()

    def test_a_file_that_is_none_is_told_and_nothing_changed(self, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        (tmp_path / "bad.apkg").write_bytes(b"no package")
        sheet = desk.window.library_page.load(tmp_path / "bad.apkg")
        sheet.load()
        qtbot.waitUntil(lambda: sheet.fault.words() != "")
        assert "\n" not in sheet.fault.words()
        assert sheet.main.isEnabled()
        sheet.reject()
        assert len(cards(desk, qtbot)) == 2

    def test_bringing_in_can_be_stopped(self, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        (tmp_path / "words.csv").write_text("Front,Back\na?,b\n", encoding="utf-8")
        sheet = desk.window.library_page.load(tmp_path / "words.csv")
        idle(sheet, qtbot)
        gate = Event()
        desk.library.ask(lambda _: gate.wait(20), lambda _: None)
        sheet.load()
        sheet.stop.click()
        gate.set()
        idle(sheet, qtbot)
        assert sheet.fault.words() == "Stopped; nothing was changed."
        assert len(cards(desk, qtbot)) == 2
        assert not (tmp_path / "backups").exists()
        sheet.load()
        qtbot.waitUntil(lambda: sheet.words().startswith("1 new card"))
        sheet.reject()

    def test_cards_dropped_on_the_window_are_brought_in_as_cards(
        self, desk: Desk, qtbot: QtBot, tmp_path: Path
    ) -> None:
        (tmp_path / "words.csv").write_text("Front,Back\na?,b\n", encoding="utf-8")
        desk.window.go(Going(Place.TODAY))
        desk.window.open_files([tmp_path / "words.csv"])
        assert desk.window.library_page.active()
        sheet = desk.window.library_page.findChild(Sheet)
        assert sheet is not None
        idle(sheet, qtbot)
        sheet.reject()

    def test_a_dropped_folder_is_its_articles(self, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        folder = tmp_path / "notes" / "october"
        folder.mkdir(parents=True)
        (folder / "one.txt").write_text(TEXT, encoding="utf-8")
        (folder / "picture.png").write_bytes(b"none")
        desk.window.open_files([tmp_path / "notes"])
        qtbot.waitUntil(lambda: "Chandrayaan" in desk.window.add.text(), timeout=20_000)

    def test_a_folder_without_articles_is_told(self, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        desk.window.open_files([tmp_path / "empty"])
        qtbot.waitUntil(lambda: "holds no article" in desk.window.notice.words())


class TestCopies:
    """A copy by key, and the way back in one step."""

    def test_back_up_and_restore(self, desk: Desk, qtbot: QtBot, press: Press, clock: Clock) -> None:
        press(Key.Key_B, CTRL)
        qtbot.waitUntil(lambda: desk.window.notice.words().startswith("Backed up"))
        first = cards(desk, qtbot)[0].id
        desk.library.change(lambda s: s.library.delete_cards([first]))
        qtbot.waitUntil(lambda: desk.window.library_page.cards.rowCount() == 1)
        clock.forward(minutes=5)
        sheet = desk.window.library_page.choose_copy()
        qtbot.waitUntil(lambda: sheet.list.count() == 1)
        assert sheet.list.item(0).text().startswith("20 November 2026, 12:00 · ")
        assert sheet.list.item(0).text().endswith(" · made by you")
        sheet.restore()
        qtbot.waitUntil(lambda: sheet.list.count() == 2, timeout=20_000)
        assert sheet.outcome.text().startswith("Restored.")
        assert sheet.list.item(0).text().endswith(" · before a restore")
        sheet.reject()
        qtbot.waitUntil(lambda: desk.window.library_page.cards.rowCount() == 2)

    def test_without_a_copy_nothing_can_be_restored(self, desk: Desk, qtbot: QtBot) -> None:
        sheet = desk.window.library_page.choose_copy()
        qtbot.waitUntil(lambda: not sheet.main.isEnabled())
        sheet.restore()
        sheet.reject()
        assert len(cards(desk, qtbot)) == 2

    def test_a_copy_is_made_by_itself(self, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        desk._copies.keep()
        qtbot.waitUntil(lambda: len(list((tmp_path / "backups").glob("*-auto.sqlite"))) == 1, timeout=20_000)

    def test_sizes(self) -> None:
        assert [size_words(size) for size in (3, 12_345, 1_234_567)] == ["1 KB", "12 KB", "1.2 MB"]


class TestRescue:
    """A library that does not open: the newest sound copy, or what can be read."""

    @pytest.fixture
    def damaged(self, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path, clock: Clock) -> Desk:
        """Return the window of a library with a copy, whose file was cut to pieces."""
        fill(tmp_path, (), CARDS)
        desk = open_desk()
        desk._copies.keep()
        qtbot.waitUntil(lambda: len(list((tmp_path / "backups").glob("*-auto.sqlite"))) == 1, timeout=20_000)
        desk.close()
        (tmp_path / "library.sqlite").write_bytes(b"no library at all, but long enough to be read as one" * 40)
        desk = Desk(tmp_path, clock=clock, zone=ZONE)
        desk.window.show()
        with qtbot.waitSignal(desk.library.refused, timeout=20_000):
            desk.open()
        qtbot.waitUntil(lambda: desk.window.failure.restore.isVisible(), timeout=20_000)
        return desk

    def test_the_newest_copy_is_put_back(self, damaged: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        assert "20 November 2026" in damaged.window.failure.doing()
        with qtbot.waitSignal(damaged.library.opened, timeout=20_000):
            damaged.window.failure.restore.click()
        qtbot.waitUntil(lambda: damaged.window.notice.words().startswith("Restored."))
        assert len(cards(damaged, qtbot)) == 2
        (kept,) = (tmp_path / "backups").glob("*.damaged")
        assert kept.read_bytes().startswith(b"no library at all")
        assert kept.name in damaged.window.notice.words()
        damaged.close()

    def test_what_can_be_read_is_saved(self, damaged: Desk, qtbot: QtBot) -> None:
        with qtbot.waitSignal(damaged.library.opened, timeout=20_000):
            damaged.window.failure.salvage.click()
        qtbot.waitUntil(lambda: damaged.window.notice.words().startswith("Saved 2 cards"))
        damaged.close()

    def test_what_keeps_the_most_is_offered_first(self, damaged: Desk) -> None:
        """The copy with what came after it is more than the copy alone."""
        failure = damaged.window.failure
        assert failure.salvage.x() < failure.restore.x()
        assert failure.salvage.property("role") == "primary"
        assert failure.restore.property("role") != "primary"
        assert "“Save what can be read” adds to it" in failure.doing()
        damaged.close()

    def test_without_a_copy_and_with_nothing_to_read_it_is_told(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        (tmp_path / "library.sqlite").write_bytes(b"nothing" * 1000)
        desk = Desk(tmp_path, clock=clock, zone=ZONE)
        desk.window.show()
        desk.open()
        failure = desk.window.failure
        qtbot.waitUntil(lambda: failure.salvage.isVisible(), timeout=20_000)
        assert failure.restore.isHidden()
        failure.salvage.click()
        qtbot.waitUntil(lambda: "Nothing can be read" in failure.doing(), timeout=20_000)
        assert (tmp_path / "library.sqlite").read_bytes() == b"nothing" * 1000
        desk.close()
