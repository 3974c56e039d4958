"""An article comes in by paste, file or drop; whatever goes wrong, the pasted text stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from studyapp.domain.article import DateOrigin
from studyapp.domain.changes import Changes
from studyapp.domain.dates import PartialDate
from studyapp.gui.app import Desk
from studyapp.gui.places import Going, Place
from studyapp.gui.views.add_material import AddMaterial, kept_words
from studyapp.services.import_articles import Kept
from tests.gui.conftest import Press

NOTE = """Gaganyaan test flight

• The Indian Space Research Organisation (ISRO) launched the test vehicle TV-D1 from Sriharikota on 21 October 2023.
• Last year the crew module was tested in Bengaluru.
"""
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk) -> AddMaterial:
    desk.window.go(Going(Place.ADD))
    return desk.window.add


def at_drafts(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.window.drafts.active(), timeout=60_000)


def test_a_pasted_article_becomes_drafts(desk: Desk, page: AddMaterial, qtbot: QtBot, press: Press) -> None:
    QGuiApplication.clipboard().setText(NOTE)
    press(Qt.Key.Key_V, CTRL)
    assert page.text() == NOTE
    qtbot.keyClicks(page.date_edit(), "October 2023")
    press(Qt.Key.Key_Return, CTRL)
    at_drafts(desk, qtbot)
    found: list[tuple[str, PartialDate | None]] = []
    desk.library.ask(lambda s: [(each.title, each.published) for each in s.library.sources()], found.extend)
    qtbot.waitUntil(lambda: len(found) == 1)
    assert found[0][1] == PartialDate(2023, 10)
    assert page.text() == ""
    qtbot.waitUntil(lambda: len(desk.window.drafts.sitting.list.rows()) > 0)


def test_an_article_that_comes_again_is_recognised_and_shown(
    desk: Desk, page: AddMaterial, qtbot: QtBot, press: Press
) -> None:
    page.paste(NOTE)
    press(Qt.Key.Key_Return, CTRL)
    at_drafts(desk, qtbot)
    desk.window.go(Going(Place.ADD))
    page.paste(NOTE.replace("•", "-").replace("\n\n", "\n \n"))
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.window.read.active(), timeout=60_000)
    assert desk.window.notice.words() == "“Gaganyaan test flight” is here already, and nothing in it is new."
    found: list[object] = []
    desk.library.ask(lambda s: s.library.sources(), found.extend)
    qtbot.waitUntil(lambda: len(found) == 1)


@pytest.mark.parametrize(
    ("new", "known", "repeated", "said"),
    [
        (3, False, 0, "“Rivers”: 3 new drafts."),
        (2, False, 1, "“Rivers”: 2 new drafts; 1 fact you have from elsewhere."),
        (1, True, 0, "“Rivers” was here before: 1 new draft."),
        (0, True, 4, "“Rivers” is here already, and nothing in it is new; 4 facts you have from elsewhere."),
    ],
)
def test_what_came_of_an_article_is_said(new: int, known: bool, repeated: int, said: str) -> None:
    assert kept_words("Rivers", Kept(Changes(count=new), known, repeated)) == said


def test_paste_works_from_every_place(desk: Desk, press: Press) -> None:
    QGuiApplication.clipboard().setText(NOTE)
    press(Qt.Key.Key_V, CTRL)
    assert desk.window.add.active()
    assert desk.window.add.text() == NOTE


def test_an_empty_box_has_nothing_to_make_drafts_of(page: AddMaterial, press: Press) -> None:
    press(Qt.Key.Key_Return, CTRL)
    assert page.active()
    assert page.fault() == ""


def test_bad_text_is_told_in_place_and_kept(page: AddMaterial, qtbot: QtBot, press: Press) -> None:
    text = "यह लेख पूरी तरह हिन्दी में है और इसमें अंग्रेज़ी का कोई वाक्य नहीं है। भारत की राजधानी नई दिल्ली है।"
    page.paste(text)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.fault() != "", timeout=20_000)
    assert "\n" not in page.fault()
    assert page.text() == text
    page.paste(text + "!")  # a change takes the fault away
    assert page.fault() == ""


def test_a_wrong_date_is_told_before_anything_is_read(page: AddMaterial, qtbot: QtBot, press: Press) -> None:
    page.paste(NOTE)
    qtbot.keyClicks(page.date_edit(), "31 February 2020")
    press(Qt.Key.Key_Return, CTRL)
    assert page.fault().startswith("Write the date like")
    assert page.text() == NOTE


def test_a_file_shows_itself_with_the_date_that_was_found(
    desk: Desk, page: AddMaterial, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "2023-10-22-gaganyaan.txt"
    file.write_text(NOTE, encoding="utf-8")
    page.paste("half of something else")
    desk.window.open_files([file])
    qtbot.waitUntil(lambda: page.text() == NOTE, timeout=20_000)
    assert page.published() == (PartialDate(2023, 10, 22), DateOrigin.FILE_NAME)
    assert page.back()
    assert page.text() == "half of something else"


@pytest.mark.parametrize(
    ("name", "content"), [("empty.txt", b""), ("picture.txt", bytes(range(256)) * 8), ("table.xyz", b"a")]
)
def test_a_bad_file_is_told_in_one_line_and_the_pasted_text_stays(
    desk: Desk, page: AddMaterial, qtbot: QtBot, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    page.paste("my own text")
    desk.window.open_files([tmp_path / name])
    qtbot.waitUntil(lambda: page.fault() != "", timeout=20_000)
    assert "\n" not in page.fault()
    assert page.text() == "my own text"


def test_more_than_a_million_letters_are_better_opened_as_a_file(page: AddMaterial) -> None:
    page.paste(NOTE)
    page.paste("a" * 1_000_001)
    assert "open the file" in page.fault()
    assert page.text() == NOTE


def test_a_file_that_is_gone_is_told(desk: Desk, page: AddMaterial, qtbot: QtBot, tmp_path: Path) -> None:
    desk.window.open_files([tmp_path / "gone.txt"])
    qtbot.waitUntil(lambda: page.fault() != "", timeout=20_000)


def test_stopping_stores_nothing_and_keeps_the_text(desk: Desk, page: AddMaterial, qtbot: QtBot, press: Press) -> None:
    page.paste(NOTE * 200)
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Escape)
    assert page.text() == NOTE * 200
    assert "still here" in desk.window.notice.words()
    found: list[int] = []
    desk.library.ask(lambda s: len(s.library.sources()), found.append)
    qtbot.waitUntil(lambda: found == [0])


def test_the_sample_is_one_key_from_its_drafts(desk: Desk, qtbot: QtBot, press: Press) -> None:
    assert desk.window.today.title_words() == "Welcome"
    press(Qt.Key.Key_Return)
    at_drafts(desk, qtbot)
    qtbot.waitUntil(lambda: len(desk.window.drafts.sitting.list.rows()) > 0)
