"""The window comes first; what goes wrong behind it is told and logged; how it is liked is remembered."""

from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from studyapp.domain.errors import LibraryError
from studyapp.gui.app import Desk, follow_scheme
from studyapp.gui.error_report import ErrorReporter, log_to_file
from studyapp.gui.places import RAIL, Going, Place
from studyapp.gui.theme import DARK, LIGHT, worn
from studyapp.gui.views.failure import advice
from studyapp.gui.views.keys_sheet import KeysSheet
from studyapp.gui.window_state import WindowState
from tests.factories import draft, open_library
from tests.gui.conftest import ZONE, Clock, OpenDesk, Press

HEAVY = ("spacy", "sqlalchemy", "alembic", "fsrs", "numpy", "charset_normalizer", "py3langid")


def test_nothing_heavy_is_imported_before_the_window_is_seen() -> None:
    program = (
        "import sys\n"
        "from studyapp.gui.app import Desk, application\n"
        "app = application()\n"
        "Desk().window.show()\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


class TestRefusedLibrary:
    """A library that cannot be opened: one clear page, and a way on."""

    @pytest.fixture
    def desk(self, tmp_path: Path, clock: Clock) -> Desk:
        return Desk(tmp_path, clock=clock, zone=ZONE)

    def refusal(self, desk: Desk, qtbot: QtBot) -> tuple[str, str]:
        desk.window.show()
        with qtbot.waitSignal(desk.library.refused, timeout=20_000):
            desk.open()
        qtbot.waitUntil(desk.window.failure.isVisible)
        return desk.window.failure.words()

    def test_a_damaged_file_is_named_and_left_alone_and_trying_again_helps(
        self, desk: Desk, qtbot: QtBot, tmp_path: Path
    ) -> None:
        library = tmp_path / "library.sqlite"
        library.write_bytes(b"no library at all, but long enough to be read as one" * 40)
        before = library.read_bytes()
        what, to_do = self.refusal(desk, qtbot)
        assert "damaged" in what
        assert "“backups”" in to_do
        assert library.read_bytes() == before
        library.unlink()
        with qtbot.waitSignal(desk.library.opened, timeout=20_000):
            desk.window.failure.again.emit()
        qtbot.waitUntil(desk.window.today.isVisible)
        desk.close()

    def test_a_newer_library_asks_for_the_newer_program(self, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        open_library(tmp_path).close()
        with closing(sqlite3.connect(tmp_path / "library.sqlite")) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = 'ffff'")
        what, to_do = self.refusal(desk, qtbot)
        assert "newer version" in what
        assert "newest StudyApp" in to_do
        desk.close()

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("The library x is in use by another program; nothing was saved.", "Close the other StudyApp"),
            ("The library x or its folder is read-only; nothing can be saved.", "may be written"),
            ("The disk is full; nothing was saved to the library x.", "Free some space"),
            ("Something else.", "log file"),
        ],
    )
    def test_advice(self, line: str, words: str) -> None:
        assert words in advice(LibraryError(line))

    def test_our_own_fault_is_not_explained_away(self) -> None:
        assert "log file" in advice(KeyError("lock"))


class TestPlaces:
    """Going from place to place."""

    def test_ctrl_and_a_number(self, desk: Desk, press: Press) -> None:
        pages = [desk.window.pages()[place] for place in RAIL]
        for number in (*range(2, len(RAIL) + 1), 1):
            press(Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
            page = pages[number - 1]
            assert page.isVisible()
            assert [each for each in pages if each.active()] == [page]

    def test_esc_leads_back_to_today(self, desk: Desk, press: Press) -> None:
        desk.window.go(Going(Place.LIBRARY))
        press(Qt.Key.Key_Escape)
        assert desk.window.today.active()

    def test_the_rail_keeps_only_icons_in_a_narrow_window(self, desk: Desk) -> None:
        desk.window.resize(800, 560)
        narrow = desk.window.rail_width()
        desk.window.resize(1366, 768)
        assert narrow < desk.window.rail_width()

    def test_the_window_may_be_as_small_as_800_by_560(self, open_desk: OpenDesk, qtbot: QtBot) -> None:
        desk = open_desk(drafts=(draft("a"),), cards=(draft("b"),))
        desk.window.resize(800, 560)
        assert (desk.window.width(), desk.window.height()) == (800, 560)
        room = 800 - desk.window.rail_width()
        needed = {}
        for place, page in desk.window.pages().items():
            desk.window.go(Going(place))
            qtbot.waitUntil(page.isVisible)
            needed[place] = page.minimumSizeHint().width()
        assert {place: width for place, width in needed.items() if width > room} == {}


class TestActions:
    """Every action can be found in the menus, says what it does and names its key."""

    def test_every_action_has_words_a_hint_and_its_key(self, desk: Desk) -> None:
        actions = [action for _, section in desk.window.sections() for action in section]
        assert len(actions) > 30
        for action in actions:
            assert action.text(), action
            assert len(action.toolTip()) > 5
            assert action.toolTip().endswith(")") == bool(action.shortcuts()), action.text()

    def test_no_key_means_two_things_at_one_place(self, desk: Desk) -> None:
        pages = desk.window.pages()
        of_pages = {id(action) for page in pages.values() for action in page.commands()}
        everywhere = [a for _, section in desk.window.sections() for a in section if id(a) not in of_pages]
        for place, page in pages.items():
            if place is Place.TESTS:
                continue  # has several sides: tests/gui/test_gui_papers_sides.py looks at each
            keys = [key.toString() for action in (*everywhere, *page.commands()) for key in action.shortcuts()]
            assert sorted(keys) == sorted(set(keys)), place

    def test_every_place_has_its_actions_in_a_menu(self, desk: Desk) -> None:
        in_menus = {id(action) for _, section in desk.window.sections() for action in section}
        for place, page in desk.window.pages().items():
            assert all(id(action) in in_menus for action in page.commands()), place

    def test_the_menu_of_a_place_is_shown_while_one_is_there(self, desk: Desk) -> None:
        def shown() -> list[str]:
            return [action.text().replace("&", "") for action in desk.window.menuBar().actions() if action.isVisible()]

        desk.window.go(Going(Place.REVIEW))
        assert shown() == ["File", "View", "Review", "Help"]
        desk.window.go(Going(Place.LIBRARY))
        assert shown() == ["File", "View", "Library", "Help"]

    def test_the_keys_sheet(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        press(Qt.Key.Key_F1)
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), KeysSheet))
        sheet = QApplication.activeModalWidget()
        assert sheet is not None
        sheet.close()

    def test_what_can_have_the_keyboard_has_a_name(self, desk: Desk) -> None:
        from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit

        kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
        nameless = [
            each
            for kind in kinds
            for each in desk.window.findChildren(kind)
            if each.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not each.objectName().startswith("qt_")
            and not (each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()))
        ]
        # The popups of combo boxes and the corner of the table belong to Qt.
        assert [
            each for each in nameless if type(each).__module__.startswith("studyapp") or isinstance(each, QLineEdit)
        ] == []


class TestRemembered:
    """What the student likes is there the next time."""

    def test_colours(self, open_desk: OpenDesk, qapp: QApplication, tmp_path: Path) -> None:
        desk = open_desk()
        follow_scheme(qapp, desk)
        desk.window.choose_scheme("dark")
        assert worn() == DARK
        assert WindowState(tmp_path).scheme() == "dark"
        desk.window.choose_scheme("light")
        assert worn() == LIGHT

    def test_size(self, open_desk: OpenDesk, tmp_path: Path, clock: Clock) -> None:
        desk = open_desk()
        desk.window.resize(800, 620)  # the screen of these tests is 800 by 800
        desk.window.close()
        window = Desk(tmp_path, clock=clock, zone=ZONE).window
        assert (window.width(), window.height()) == (800, 620)


class TestErrors:
    """No error is lost."""

    def test_an_error_that_nobody_caught_is_logged_and_told(
        self, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reporter = ErrorReporter(tmp_path / "studyapp.log")
        told: list[str] = []
        monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.detailedText()))
        error = ZeroDivisionError("by zero")
        reporter.take(ZeroDivisionError, error, None)
        qtbot.waitUntil(lambda: len(told) == 1)
        assert "by zero" in told[0]
        assert "by zero" in caplog.text
        caplog.clear()

    def test_the_window_that_tells_names_the_log(self, qtbot: QtBot, tmp_path: Path) -> None:
        box = ErrorReporter(tmp_path / "studyapp.log").box("details", None)
        qtbot.addWidget(box)
        assert str(tmp_path / "studyapp.log") in box.informativeText()

    def test_the_log_goes_to_the_file(self, tmp_path: Path) -> None:
        before = list(logging.getLogger().handlers)
        log_to_file(tmp_path / "logs" / "studyapp.log")
        logging.getLogger("studyapp.test").info("here it is")
        for handler in set(logging.getLogger().handlers) - set(before):
            logging.getLogger().removeHandler(handler)
            handler.close()
        assert "here it is" in (tmp_path / "logs" / "studyapp.log").read_text(encoding="utf-8")
