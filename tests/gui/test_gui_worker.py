"""Work runs beside the window's thread, in order, and its answers come back to it."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from studyapp.domain.errors import InputError
from studyapp.gui.worker import Lane


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    lane = Lane("test")
    lane.start()
    yield lane
    lane.finish()


def unexpected(error: Exception) -> None:
    raise error


def test_work_is_done_on_the_lane_and_answered_in_the_window_s_thread(qtbot: QtBot, lane: Lane) -> None:
    threads: list[bool] = []
    lane.ask(
        lambda: threads.append(current_thread() is main_thread()),
        lambda _: threads.append(current_thread() is main_thread()),
        unexpected,
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads == [False, True]


def test_answers_come_in_the_order_of_the_questions(qtbot: QtBot, lane: Lane) -> None:
    answers: list[int] = []
    for number in range(20):
        lane.ask(lambda number=number: number, answers.append, unexpected)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert answers == list(range(20))


def test_an_error_comes_back_as_a_value_and_the_lane_goes_on(qtbot: QtBot, lane: Lane) -> None:
    errors: list[Exception] = []
    answers: list[str] = []

    def refuse() -> str:
        raise InputError("no such card")

    lane.ask(refuse, answers.append, errors.append)
    lane.ask(lambda: "next", answers.append, unexpected)
    qtbot.waitUntil(lambda: answers == ["next"])
    assert [str(error) for error in errors] == ["no such card"]


def test_our_own_faults_are_logged_with_their_trace(qtbot: QtBot, lane: Lane, caplog: pytest.LogCaptureFixture) -> None:
    errors: list[Exception] = []
    lane.ask(lambda: {}["missing"], unexpected, errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert "KeyError" in caplog.text
    caplog.clear()


def test_cancelling_stops_a_stream_between_two_items_and_closes_it(qtbot: QtBot, lane: Lane) -> None:
    closed, first, go_on = Event(), Event(), Event()
    items: list[int] = []

    def numbers() -> Iterator[int]:
        try:
            yield 1
            first.set()
            go_on.wait()
            yield 2
            yield 3
        finally:
            closed.set()

    ticket = lane.stream(numbers, items.append, unexpected)
    qtbot.waitUntil(lambda: items == [1] and first.is_set())
    ticket.cancel()
    go_on.set()
    assert closed.wait(10)
    done: list[int] = []
    lane.ask(lambda: 0, done.append, unexpected)
    qtbot.waitUntil(lambda: done == [0])
    assert items == [1]


def test_what_was_cancelled_before_its_turn_is_not_begun(qtbot: QtBot, lane: Lane) -> None:
    gate, begun, done = Event(), [], []  # type: ignore[var-annotated]
    lane.ask(gate.wait, lambda _: None, unexpected)
    ticket = lane.ask(lambda: begun.append(1), lambda _: begun.append(2), unexpected)
    ticket.cancel()
    gate.set()
    lane.ask(lambda: 0, done.append, unexpected)
    qtbot.waitUntil(lambda: done == [0])
    assert begun == []


def test_finishing_does_first_what_was_asked_for(qtbot: QtBot) -> None:
    lane, done = Lane("ending"), []  # type: ignore[var-annotated]
    lane.start()
    for number in range(5):
        lane.ask(lambda number=number: done.append(number), lambda _: None, unexpected)  # type: ignore[misc]
    lane.finish()
    assert done == [0, 1, 2, 3, 4]
    assert lane.isFinished()
