"""What is said of marks and times, and the tables behind the lists of tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from studyapp.domain.paper import Confidence, ErrorEntry, ErrorKind, ItemResult, Marking, Outcome, PaperLine
from studyapp.domain.question import StoredQuestion
from studyapp.gui.models.paper_items import ItemList, item_line, looked_errors, went_wrong
from studyapp.gui.models.paper_list import FIXED, PaperList, paper_rows, row_line
from studyapp.gui.models.paper_own import StoredList
from studyapp.gui.models.paper_palette import PaletteModel, square
from studyapp.gui.models.source_list import SECOND_LINE
from studyapp.gui.paper_words import exact, figure, marking_words, signed, sitting_line, time_left
from tests.factories import NOW
from tests.gui.conftest import ZONE
from tests.paper_factories import answer, choice, paper, question, sitting


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        (Fraction(0), "0"),
        (Fraction(12), "12"),
        (Fraction(94, 3), "31 and one third"),
        (Fraction(-2, 3), "minus two thirds"),
        (Fraction(-5, 2), "minus 2 and one half"),
        (Fraction(3, 4), "three quarters"),
        (Fraction(22, 7), "3 and 1/7"),
    ],
)
def test_marks_are_said_exactly(marks: Fraction, words: str) -> None:
    assert exact(marks) == words


def test_marks_as_a_figure() -> None:
    assert [figure(Fraction(94, 3)), figure(Fraction(12)), signed(Fraction(-2, 3)), signed(Fraction(2))] == [
        "31.33",
        "12",
        "−0.67",
        "+2",
    ]


def test_what_an_answer_brings() -> None:
    assert (
        marking_words(Marking(Fraction(2), Fraction(1, 3))) == "+2 for a right answer, minus two thirds for a wrong one"
    )
    assert marking_words(Marking()) == "+1 for a right answer, nothing for a wrong one"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(7200, "2 h"), (4859, "1 h 20 min"), (600, "10 min"), (599, "9:59"), (59.2, "1:00"), (3, "0:03"), (-4, "0:00")],
)
def test_how_much_time_is_left(seconds: float, words: str) -> None:
    assert time_left(timedelta(seconds=seconds)) == words


@given(st.integers(600, 100_000))
def test_never_more_time_is_promised_than_there_is(seconds: int) -> None:
    said = time_left(timedelta(seconds=seconds)).replace(" h", "*60").replace(" min", "").replace(" ", "+")
    assert sum(eval(part) for part in said.split("+")) * 60 <= seconds


DONE = sitting(submitted_at=NOW, answers=(answer(), answer(question_id=choice(1).id, chosen=())))


def test_a_sitting_in_a_line() -> None:
    marks = (Fraction(4, 3), Fraction(6))
    assert sitting_line(DONE, marks, ZONE) == "1.33 of 6 marks, as exam, 20 November 2026, 12:00"
    assert sitting_line(replace(DONE, by_time=True), None, ZONE).startswith("3 questions, as exam, ended by the clock")
    assert sitting_line(replace(DONE, submitted_at=None), None, ZONE).startswith("Under way, 1 of 3 answered")


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)


LINE = PaperLine(paper().id, "Prelims", "ssc", NOW, 3, 1)
OTHER = replace(LINE, id="other", name="Older")


@pytest.mark.usefixtures("qapp")
class TestModels:
    """Rows in, words out."""

    def test_papers_under_way_come_first(self) -> None:
        model = PaperList()
        tester = watched(model)
        rows = paper_rows((LINE, OTHER), (DONE, replace(sitting(), paper_id="other")))
        model.set_rows(rows, ("a", "b", "c"), ZONE)
        told = [model.index(row).data(Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]
        assert told == ["New test", "Mistakes", "My own questions", "Older", "Prelims"]
        assert model.index(1).data(SECOND_LINE) == "b"
        assert model.index(FIXED).data(SECOND_LINE) == "Under way · 0 of 3 answered"
        assert (model.row_of(LINE.id), model.row_of("unknown"), model.paper(0)) == (FIXED + 1, 0, None)
        model.set_marks({DONE.id: (Fraction(4, 3), Fraction(6))})
        assert model.index(FIXED + 1).data(SECOND_LINE) == "1.33 of 6 marks · 20 November 2026"
        model.set_rows((), ("", "", ""), ZONE)
        assert tester.model() is model

    def test_a_paper_that_waits(self) -> None:
        (row,) = paper_rows((LINE,), ())
        assert row_line(row, {}, ZONE) == "Not taken yet · 3 questions"
        (row,) = paper_rows((LINE,), (DONE, replace(DONE, id="before")))
        assert row_line(row, {}, ZONE) == "taken 2 times · 20 November 2026"

    def test_marked_questions(self) -> None:
        model = ItemList()
        tester = watched(model)
        wrong = ItemResult(question(), Outcome.WRONG, Fraction(-2, 3), answer(chosen=(1,), confidence=Confidence.SURE))
        entry = ErrorEntry("s", question(), wrong.answer, ErrorKind.OVERCONFIDENCE, ErrorKind.SLIP)
        (looked,) = looked_errors((entry,))
        model.set_rows((looked,), ("All", "1 mistake"))
        assert model.index(1).data(Qt.ItemDataRole.DisplayRole) == question().statements[0].text
        assert model.index(1).data(SECOND_LINE) == "Slip · Wrong, sure"
        assert (model.row_of(looked), model.row_of(None), model.looked(0)) == (1, 0, None)
        assert item_line(wrong) == "Wrong, sure · −0.67"
        assert tester.model() is model

    def test_what_is_worth_another_look(self) -> None:
        guess = ItemResult(question(), Outcome.RIGHT, Fraction(2), answer())
        sure = replace(guess, answer=answer(confidence=Confidence.SURE))
        blank = ItemResult(question(), Outcome.BLANK, Fraction(0))
        gone = replace(sure, outcome=Outcome.WITHDRAWN)
        assert [went_wrong(item) for item in (guess, sure, blank, gone)] == [True, False, True, False]

    def test_the_palette_paints_only_what_changed(self) -> None:
        model, changed = PaletteModel(), []
        tester = watched(model)
        model.dataChanged.connect(lambda first, _last, _roles: changed.append(first.row()))
        model.set_rows([square(1, None), square(2, None), square(3, None)])
        model.set_rows([square(1, None), square(2, answer(flagged=True)), square(3, None)])
        assert changed == [1]
        assert model.rows()[1].words() == "Question 2, answered, marked for review"
        assert model.index(2).data(Qt.ItemDataRole.AccessibleTextRole) == "Question 3, blank"
        assert tester.model() is model

    def test_doubted_questions_come_before_ones_own(self) -> None:
        model = StoredList()
        tester = watched(model)
        doubted = StoredQuestion(question(), NOW, NOW)
        mine = StoredQuestion(replace(choice(1), own=True), NOW)
        model.set_rows((doubted,), (mine, replace(mine, question=doubted.question, withdrawn_at=NOW)), ZONE)
        assert model.rowCount() == 2
        assert model.index(0).data(SECOND_LINE) == "True or false · put aside 20 November 2026"
        assert (model.row_of(mine.question.id), model.stored(7)) == (1, None)
        assert tester.model() is model
