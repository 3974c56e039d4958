"""Whatever is dropped on the window comes in, or is told why not; several files come in one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import LibraryError
from studyapp.domain.source import Source
from studyapp.gui.app import Desk
from studyapp.gui.dropped import LINK, Drop, read_drop, words_of
from studyapp.gui.places import Going, Place
from studyapp.gui.views.add_material import STILL_AT_IT
from studyapp.gui.views.load_sheet import LOADED
from tests.gui.conftest import Press

DAMS = (
    "The Hirakud Dam was opened on 13 January 1957.",
    "The Bhakra Dam was opened on 22 October 1963.",
    "The Nagarjuna Sagar Dam was opened on 4 August 1967.",
)
FILLING = (
    "A dam holds back the water of a river, so that fields can be watered in the dry months and floods do less harm. "
    "Water that falls through its turbines makes electricity for towns and villages around it. People who lived "
    "in the valley had to find new homes, and much has been written about what they were given for their land. "
    "Engineers watch the wall with instruments that feel the smallest movement, and they open the gates in time "
    "when the rains are heavy. Fish pass by a ladder of small pools that leads around the wall to the lake above."
)
LEFT, NONE, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


def held(*paths: Path, text: str = "", url: str = "") -> QMimeData:
    data = QMimeData()
    if paths or url:
        data.setUrls([*(QUrl.fromLocalFile(str(path)) for path in paths), *([QUrl(url)] if url else [])])
    if text:
        data.setText(text)
    return data


def drag(desk: Desk, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(200, 200), COPY, data, LEFT, NONE)
    event.ignore()
    desk.window.dragEnterEvent(event)
    return event.isAccepted()


def drop(desk: Desk, data: QMimeData) -> None:
    desk.window.dropEvent(QDropEvent(QPointF(200, 200), COPY, data, LEFT, NONE))


def notes(folder: Path, *texts: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    made = []
    for number, text in enumerate(texts):
        made.append(folder / f"note-{number}.txt")
        made[-1].write_text(f"Dams of India, part {number}\n\n\u2022 {text}\n", encoding="utf-8")
    return made


def sources(desk: Desk, qtbot: QtBot) -> list[Source]:
    found: list[tuple[Source, ...]] = []
    desk.library.ask(lambda s: s.library.sources(), found.append)
    qtbot.waitUntil(lambda: len(found) == 1)
    return list(found[0])


def second_lines(desk: Desk) -> list[str]:
    return [row.fault or row.words for row in desk.window.add.batch.list.rows()]


class TestWhatIsHeld:
    """The window says beforehand what dropping does."""

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (held(Path("/notes/may.pdf")), "Drop to add may.pdf"),
            (held(Path("/a.txt"), Path("/b.txt"), Path("/a.txt")), "Drop to add 2 files"),
            (held(Path("/deck.apkg")), "Drop to bring in the cards of deck.apkg"),
            (held(text="Two words."), "Drop to add this text"),
            (held(url="https://example.org/page"), "A link cannot be read here"),
            (held(text="https://example.org/page"), "A link cannot be read here"),
        ],
    )
    def test_in_words(self, data: QMimeData, words: str) -> None:
        assert words_of(read_drop(data), LOADED) == words

    def test_nothing_of_use(self) -> None:
        assert read_drop(QMimeData()) == Drop()
        assert not read_drop(held(text="  \n "))

    def test_the_veil_comes_and_goes(self, desk: Desk) -> None:
        veil = desk.window.drop_words
        assert drag(desk, held(text="Some text."))
        assert veil() == "Drop to add this text"
        desk.window.dragLeaveEvent(QDragLeaveEvent())
        assert veil() == ""
        assert not drag(desk, QMimeData())

    def test_nothing_is_taken_while_there_is_no_library(self, desk: Desk) -> None:
        desk.window.show_failure(LibraryError("The library is locked."))
        assert not drag(desk, held(text="Some text."))
        desk.window.show_places()

    def test_no_field_keeps_a_file_for_itself(self, desk: Desk) -> None:
        fields = (*desk.window.findChildren(QLineEdit), *desk.window.findChildren(QPlainTextEdit))
        assert [field for field in fields if field.acceptDrops()] == []


class TestOne:
    """One file is looked at first."""

    def test_a_file_is_shown(self, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        (path,) = notes(tmp_path / "notes", DAMS[0])
        drop(desk, held(path))
        qtbot.waitUntil(lambda: DAMS[0] in desk.window.add.text(), timeout=20_000)

    def test_text_is_put_into_the_box(self, desk: Desk) -> None:
        drop(desk, held(text=DAMS[0]))
        assert desk.window.add.active()
        assert desk.window.add.text() == DAMS[0]

    def test_a_link_is_not_followed(self, desk: Desk) -> None:
        drop(desk, held(url="https://example.org/page"))
        assert desk.window.notice.words() == LINK
        assert desk.window.today.active()


class TestLayout:
    """Text that is copied or dropped with headings, lists or tables keeps them."""

    PAGE = f"<h1>Dams of India</h1><p>Three of them.</p><ul><li>{DAMS[0]}</li><li>{DAMS[1]}</li></ul>"

    def data(self, markup: str) -> QMimeData:
        data = held(text=f"Dams of India {DAMS[0]} {DAMS[1]}")
        data.setHtml(markup)
        return data

    def test_dropped(self, desk: Desk, qtbot: QtBot, press: Press) -> None:
        drop(desk, self.data(self.PAGE))
        add = desk.window.add
        qtbot.waitUntil(lambda: add.about().startswith("From pasted text"), timeout=20_000)
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: desk.window.drafts.active(), timeout=60_000)
        assert [source.title for source in sources(desk, qtbot)] == ["Dams of India"]

    @pytest.mark.parametrize("place", [Place.ADD, Place.TODAY])
    def test_pasted(self, desk: Desk, qtbot: QtBot, press: Press, place: Place) -> None:
        desk.window.go(Going(place))
        QGuiApplication.clipboard().setMimeData(self.data(self.PAGE))
        press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: desk.window.add.about().startswith("From pasted text"), timeout=20_000)
        press(Qt.Key.Key_Escape)
        assert desk.window.add.text() == ""

    def test_into_what_is_written_already_only_the_words_go(self, desk: Desk, press: Press) -> None:
        desk.window.go(Going(Place.ADD))
        desk.window.add.paste("Mine. ")
        QGuiApplication.clipboard().setMimeData(self.data(self.PAGE))
        press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert DAMS[1] in desk.window.add.text()
        assert "Mine." in desk.window.add.text()

    def test_without_a_layout_or_where_it_cannot_be_read_it_is_plain_text(self, desk: Desk, qtbot: QtBot) -> None:
        for markup in ("<p>Just <b>words</b>.</p>", "<table></table>"):
            drop(desk, self.data(markup))
            qtbot.waitUntil(lambda: DAMS[0] in desk.window.add.text(), timeout=20_000)
            assert desk.window.add.about() == ""
            desk.window.add.paste("")


class TestSeveral:
    """Several files, or a folder of them, are listed and come in together."""

    def test_a_folder_comes_in_with_one_key(self, desk: Desk, qtbot: QtBot, press: Press, tmp_path: Path) -> None:
        notes(tmp_path / "notes", *DAMS)
        (tmp_path / "notes" / "picture.jpg").write_bytes(b"\xff\xd8")
        drop(desk, held(tmp_path / "notes"))
        add = desk.window.add
        qtbot.waitUntil(lambda: add.batch.waits(), timeout=20_000)
        assert second_lines(desk) == ["waits"] * 3
        qtbot.keyClicks(add.date_edit(), "May 2024")
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: desk.window.drafts.active(), timeout=60_000)
        found = sources(desk, qtbot)
        assert len(found) == 3
        assert {source.published for source in found} == {PartialDate(2024, 5)}
        assert desk.window.notice.words().startswith("3 articles, ")
        assert not add.batch.running

    def test_the_bad_one_is_told_in_its_row_and_the_others_come_in(
        self, desk: Desk, qtbot: QtBot, press: Press, tmp_path: Path
    ) -> None:
        good = notes(tmp_path / "notes", DAMS[0])
        bad = tmp_path / "empty.txt"
        bad.write_bytes(b"")
        drop(desk, held(bad, *good))
        add = desk.window.add
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: not add.batch.running and not add.batch.waits(), timeout=60_000)
        qtbot.waitUntil(lambda: "could not be read" in add.about(), timeout=20_000)
        assert "empty.txt" in second_lines(desk)[0]
        assert second_lines(desk)[1].endswith("draft") or second_lines(desk)[1].endswith("drafts")
        assert add.active()
        press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        assert desk.window.drafts.active()
        assert len(sources(desk, qtbot)) == 1

    def test_what_was_here_before_is_said(self, desk: Desk, qtbot: QtBot, press: Press, tmp_path: Path) -> None:
        paths = notes(tmp_path / "notes", *DAMS[:2])
        for times in (1, 2):
            drop(desk, held(*paths))
            press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            qtbot.waitUntil(lambda: desk.window.drafts.active(), timeout=60_000)
            assert ("2 were here before." in desk.window.notice.words()) == (times == 2)
        assert len(sources(desk, qtbot)) == 2

    def test_stopping_keeps_what_is_in_and_says_so(
        self, desk: Desk, qtbot: QtBot, press: Press, tmp_path: Path
    ) -> None:
        paths = notes(tmp_path / "notes", DAMS[0], *(" ".join(DAMS) for _ in range(40)))
        drop(desk, held(*paths))
        add = desk.window.add
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: any(row.articles for row in add.batch.list.rows()), timeout=60_000)
        press(Qt.Key.Key_Escape)
        assert not add.batch.running
        assert add.about().startswith("Stopped. ")
        assert "not added" in second_lines(desk)
        assert len(sources(desk, qtbot)) < len(paths)
        press(Qt.Key.Key_Escape)  # and back to pasting
        assert add.active()
        assert add.text() == ""

    def test_what_comes_while_drafts_are_made_has_to_wait(
        self, desk: Desk, qtbot: QtBot, press: Press, tmp_path: Path
    ) -> None:
        desk.window.go(Going(Place.ADD))
        desk.window.add.paste(" ".join(DAMS) * 200)
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: desk.window.add.drafting(), timeout=20_000)
        drop(desk, held(*notes(tmp_path / "notes", *DAMS)))
        assert desk.window.notice.words() == STILL_AT_IT
        assert not desk.window.add.batch.list.rows()
        press(Qt.Key.Key_Escape)
        drop(desk, held(*notes(tmp_path / "notes", *DAMS)))
        assert desk.window.add.batch.waits()

    def test_what_was_pasted_stays_below(self, desk: Desk, tmp_path: Path) -> None:
        desk.window.go(Going(Place.ADD))
        desk.window.add.paste("my own text")
        drop(desk, held(*notes(tmp_path / "notes", *DAMS)))
        assert desk.window.add.batch.waits()
        assert desk.window.add.back()
        assert desk.window.add.text() == "my own text"

    def test_a_compilation_is_listed_by_its_articles_or_taken_as_one(
        self, desk: Desk, qtbot: QtBot, press: Press, tmp_path: Path
    ) -> None:
        path = tmp_path / "digest.html"
        parts = "".join(f"<h2>The story of dam {n}</h2><p>{DAMS[n]} {FILLING}</p>" for n in range(3))
        path.write_text(
            f"<html><body><article><h1>Weekly digest of current affairs</h1>{parts}</article></body></html>",
            encoding="utf-8",
        )
        drop(desk, held(path))
        add = desk.window.add
        qtbot.waitUntil(lambda: add.about().startswith("digest.html holds 3 articles."), timeout=20_000)
        assert [row.name for row in add.batch.list.rows()][1] == "The story of dam 1"
        add.take_as_one()
        qtbot.waitUntil(lambda: DAMS[2] in add.text() and DAMS[0] in add.text(), timeout=20_000)
        drop(desk, held(path))
        qtbot.waitUntil(lambda: add.batch.waits() and "holds" in add.about(), timeout=20_000)
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: desk.window.drafts.active(), timeout=60_000)
        assert len(sources(desk, qtbot)) == 3

    def test_an_empty_folder_is_told(self, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
        (tmp_path / "nothing").mkdir()
        drop(desk, held(tmp_path / "nothing"))
        qtbot.waitUntil(lambda: "nothing holds no article" in desk.window.notice.words())

    def test_files_of_cards_among_them_are_left_aside_and_told(self, desk: Desk, tmp_path: Path) -> None:
        drop(desk, held(*notes(tmp_path / "notes", *DAMS[:2]), tmp_path / "deck.apkg"))
        assert len(desk.window.add.batch.list.rows()) == 2
        assert desk.window.notice.words().startswith("1 file of cards left aside")
