"""The place of progress in the real window: what is shown at first and later, by mouse and keys, and saved as files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studyapp.domain.memory import Rating
from studyapp.gui.app import Desk
from studyapp.gui.places import Going, Place
from studyapp.gui.views.progress import ProgressPage
from studyapp.gui.views.progress_board import BoardView
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.plot import Plot
from studyapp.gui.widgets.plot_panel import PlotPanel
from tests.factories import NOW, card, cloze, draft
from tests.gui.conftest import NONE, Clock, OpenDesk, Press

CARDS = [draft(), cloze(), draft("third"), draft("fourth")]
CTRL = Qt.KeyboardModifier.ControlModifier


def look_at(desk: Desk, qtbot: QtBot) -> BoardView:
    """Open the place and wait for its pictures."""
    desk.window.go(Going(Place.PROGRESS))
    page = desk.window.progress
    qtbot.waitUntil(lambda: page.board is not None and bool(page.board.panels), timeout=20_000)
    assert page.board is not None
    return page.board


def answer(desk: Desk, qtbot: QtBot, number: int, rating: Rating) -> None:
    """Answer a card behind the window's back, and say so."""
    id_ = card(CARDS[number]).id
    done: list[object] = []
    desk.library.change(lambda s: s.reviews.answer(id_, rating, s.clock(), 60_000).changes, done.append)
    qtbot.waitUntil(lambda: bool(done))


@pytest.fixture
def studied(open_desk: OpenDesk, qtbot: QtBot, clock: Clock) -> Desk:
    """Return a window on a library with three cards learned eight days ago, two of which came back today."""
    desk = open_desk(cards=CARDS)
    clock.forward(days=-8)
    for number in range(3):
        answer(desk, qtbot, number, Rating.EASY)
    clock.now = NOW
    answer(desk, qtbot, 0, Rating.GOOD)
    answer(desk, qtbot, 1, Rating.AGAIN)
    return desk


@pytest.fixture
def board(studied: Desk, qtbot: QtBot) -> BoardView:
    return look_at(studied, qtbot)


def test_nothing_of_it_is_built_before_it_is_looked_at(desk: Desk) -> None:
    assert desk.window.progress.board is None


def test_at_first_it_says_what_will_be_seen_and_where_that_begins(desk: Desk, qtbot: QtBot) -> None:
    board = look_at(desk, qtbot)
    assert all(panel.is_empty() and panel.words().endswith(".") for panel in board.panels.values())
    assert board.tiles.isHidden()
    assert board.panel() is None
    assert not any(action.isEnabled() for action in desk.window.progress.commands())
    qtbot.mouseClick(board.panels["Marks of your papers"]._begin, Qt.MouseButton.LeftButton)
    assert desk.window.tests.active()


def test_what_was_done_is_shown(board: BoardView) -> None:
    assert [words.split(" ", 1)[1] for words in board.tiles.words()[:2]] == [
        "due today 1 of them from before",
        "known now of 3 cards you have studied, by the memory model's estimate",
    ]
    assert board.tiles.words()[2:] == [
        "50% remembered of 2 reviews in the last 30 days",
        "5 min spent on 2 days of the last 30",
    ]
    said = {title: panel.words() for title, panel in board.panels.items()}
    assert said["Time spent"] == "5 min in the last 30 days: about 1 min a day."
    assert said["Your year"].startswith("You answered cards on 2 days of the last 30.")
    assert said["Remembered, by month"].startswith("In November 2026 you remembered 50% of 2 reviews; ")
    assert said["Expected and remembered"].endswith("So few say little yet.")
    assert board.panels["Marks of your papers"].is_empty()


def test_a_new_answer_is_counted_at_once(studied: Desk, board: BoardView, qtbot: QtBot) -> None:
    board.panels["Time spent"].next_view()
    answer(studied, qtbot, 2, Rating.GOOD)
    qtbot.waitUntil(lambda: "6 min" in board.panels["Time spent"].words())
    assert board.panels["Time spent"].view_name() == "Weeks"
    assert "67% of 3 reviews" in board.panels["Remembered, by month"].words()


def hover(plot: Plot, point: QPoint) -> None:
    """Move the mouse over the plot, without a button."""
    place, none = QPointF(point), Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, place, plot.mapToGlobal(place), none, none, NONE)
    QApplication.sendEvent(plot, event)


def test_values_by_mouse(board: BoardView, qtbot: QtBot) -> None:
    panel = board.panels["Time spent"]
    qtbot.waitUntil(lambda: panel.plot.width() > 100)
    hover(panel.plot, QPoint(panel.plot.width() - 12, panel.plot.height() // 2))
    assert panel.value.words() == "Fri 20 November 2026: 2 min on cards"
    assert panel.plot.accessibleDescription() == panel.value.words()
    QApplication.sendEvent(panel.plot, QEvent(QEvent.Type.Leave))
    assert panel.value.words() == ""
    assert panel.plot.accessibleDescription() == panel.words()
    qtbot.mouseClick(panel.plot, Qt.MouseButton.LeftButton, pos=QPoint(panel.plot.width() - 12, 60))
    assert board.panel() is panel
    assert panel.value.words() == "Fri 20 November 2026: 2 min on cards"


def test_values_by_keys(board: BoardView, press: Press) -> None:
    panel = board.panels["Time spent"]
    panel.plot.setFocus()
    press(Qt.Key.Key_End)
    assert panel.value.words() == "Fri 20 November 2026: 2 min on cards"
    press(Qt.Key.Key_Left)
    assert panel.value.words() == "Thu 19 November 2026: nothing"
    press(Qt.Key.Key_PageUp)
    assert panel.value.words() == "Thu 12 November 2026: 3 min on cards"
    press(Qt.Key.Key_Home)
    assert panel.value.words() == "Thu 22 October 2026: nothing"


def test_tab_goes_from_picture_to_picture_and_keeps_it_in_sight(board: BoardView, press: Press, qtbot: QtBot) -> None:
    seen = []
    board.panels["Days ahead"].plot.setFocus()
    for _ in range(60):
        widget = QApplication.focusWidget()
        panel = next((p for p in board.panels.values() if p.plot is widget), None)
        if panel is not None and panel.title not in seen:
            seen.append(panel.title)
            top = panel.plot.mapTo(board, QPoint(0, 0)).y()
            assert 0 <= top <= top + panel.plot.height() <= board.height(), panel.title
            assert board.panel() is panel
        press(Qt.Key.Key_Tab)
    assert seen == [title for title, panel in board.panels.items() if not panel.is_empty()]


def test_numbers_instead_of_the_picture_and_back(board: BoardView, press: Press, studied: Desk) -> None:
    panel = board.panels["Time spent"]
    panel.plot.setFocus()
    press(Qt.Key.Key_N)
    assert panel.shows_numbers()
    assert panel.table.hasFocus()
    model = panel.table.numbers()
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())] == [
        "Day",
        "Minutes on cards",
        "Minutes on tests",
    ]
    assert [model.data(model.index(0, column)) for column in range(3)] == ["2026-11-20", "2", "0"]
    press(Qt.Key.Key_Escape)
    assert not panel.shows_numbers()
    assert panel.plot.hasFocus()
    press(Qt.Key.Key_Escape)
    assert studied.window.today.active()


def test_numbers_are_copied_as_a_table(board: BoardView, press: Press) -> None:
    panel = board.panels["Time spent"]
    panel.show_numbers(True)
    panel.table.setFocus()
    press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == (
        "Day\tMinutes on cards\tMinutes on tests\n2026-11-20\t2\t0\n2026-11-12\t3\t0"
    )
    panel.table.selectRow(1)
    press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().splitlines()[1:] == ["2026-11-12\t3\t0"]


def test_other_views_by_key_and_by_click(board: BoardView, press: Press, qtbot: QtBot) -> None:
    panel = board.panels["Days ahead"]
    panel.plot.setFocus()
    press(Qt.Key.Key_V)
    assert panel.view_name() == "90 days"
    chip = panel._group.buttons()[0]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert panel.view_name() == "30 days"
    assert chip.isChecked()


def test_what_can_have_the_keyboard_has_a_name_and_no_two_have_the_same(board: BoardView) -> None:
    panels = board.panels.values()
    named = [part.accessibleName() for panel in panels for part in (panel.plot, panel.table)]
    named += [button.accessibleName() for button in board.findChildren(Button) if not button.isHidden()]
    assert all(named)
    assert sorted(named) == sorted(set(named))


def test_only_what_has_other_views_can_be_looked_at_in_another_way(board: BoardView, studied: Desk) -> None:
    actions = {action.text(): action for action in studied.window.progress.commands()}
    board.panels["Remembered, by month"].plot.setFocus()
    assert not actions["Other &view"].isEnabled()
    board.panels["Your year"].plot.setFocus()
    assert actions["&Numbers"].isEnabled()


def saved(board: BoardView, studied: Desk, path: Path, qtbot: QtBot) -> None:
    board.save_to(path)
    qtbot.waitUntil(lambda: path.name in studied.window.notice.words() or bool(studied.window.progress.fault()))


def test_a_picture_and_its_numbers_are_saved(board: BoardView, studied: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    board.panels["Your year"].plot.setFocus()
    saved(board, studied, tmp_path / "year.png", qtbot)
    image = QImage(str(tmp_path / "year.png"))
    assert (image.width(), image.pixelColor(2, 2).name()) == (2000, "#ffffff")
    saved(board, studied, tmp_path / "year.csv", qtbot)
    assert (tmp_path / "year.csv").read_bytes().decode("utf-8-sig").splitlines() == [
        "Day,Answers,Minutes,New cards,Reviews,Remembered",
        "2026-11-20,2,2.0,0,2,1",
        "2026-11-12,3,3.0,3,0,0",
    ]


@pytest.mark.parametrize("name", ["year.png", "year.csv"])
def test_where_nothing_can_be_written_it_says_so(
    board: BoardView, studied: Desk, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    board.panels["Your year"].plot.setFocus()
    saved(board, studied, tmp_path / "nowhere" / name, qtbot)
    assert studied.window.progress.fault().startswith(f"{name} cannot be written")


@pytest.mark.parametrize(("width", "columns"), [(800, 1), (1366, 2), (2400, 2)])
def test_pictures_stand_side_by_side_where_there_is_room(
    board: BoardView, studied: Desk, qtbot: QtBot, width: int, columns: int
) -> None:
    studied.window.resize(width, 700)
    panels = board.panels

    def lefts() -> set[int]:
        return {panel.mapTo(board, QPoint(0, 0)).x() for panel in panels.values()}

    qtbot.waitUntil(lambda: len(lefts()) == columns)
    right = max(panel.mapTo(board, QPoint(panel.width(), 0)).x() for panel in panels.values())
    assert right <= board.width()
    year: PlotPanel = panels["Your year"]
    assert year.width() >= max(panel.width() for panel in panels.values())
    for panel in panels.values():
        assert panel.plot.isHidden() or panel.plot.height() == panel.plot.heightForWidth(panel.plot.width())


def test_another_place_is_not_counted_for(studied: Desk, qtbot: QtBot) -> None:
    page: ProgressPage = studied.window.progress
    assert page.board is None
    answer(studied, qtbot, 2, Rating.GOOD)
    assert page.board is None
