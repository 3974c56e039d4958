"""Marks over time: each paper exactly, subjects and formats by what was met for the first time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.figures import HandedIn, MarkedItem
from studyapp.domain.paper import Confidence, Mode, Paper, Sitting
from studyapp.services.mark_figures import MarkFigures, Marks, PaperFigures, PaperMarks, counted
from studyapp.services.test_session import TestSession
from studyapp.store.browse_store import BrowseStore
from studyapp.store.figure_store import FigureStore
from studyapp.store.paper_store import PaperStore
from studyapp.store.store import Store
from tests.factories import NOW, open_library
from tests.paper_factories import choice, paper, question

ZONE = ZoneInfo("Asia/Kolkata")
LANDING, FIRST, SECOND = (each.id for each in paper().questions)
THIRD = Fraction(2, 3)  # what a wrong answer costs: a third of two marks


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_library(tmp_path)
    PaperStore(store).add_paper(paper())
    yield store
    store.close()


@pytest.fixture
def tests(store: Store) -> TestSession:
    return TestSession(store, ZONE, Random(1))


@pytest.fixture
def figures(store: Store) -> PaperFigures:
    return PaperFigures(FigureStore(store, BrowseStore(store)), ZONE)


def begin(store: Store, at: datetime, taken: Paper | None = None) -> str:
    """Begin a paper; return the sitting's id."""
    whole = taken or paper()
    ids = tuple(each.id for each in whole.questions)
    made = Sitting(f"sitting of {at}", whole.id, Mode.EXAM, ids, at, at + timedelta(minutes=4))
    PaperStore(store).begin(made)
    return made.id


def take(store: Store, tests: TestSession, at: datetime, answers: dict[str, tuple[int, Confidence | None]]) -> str:
    """Take the paper and hand it in; return the sitting's id."""
    id_ = begin(store, at)
    for question_id, (option, confidence) in answers.items():
        tests.answer(id_, question_id, (option,), at, confidence=confidence, duration_ms=30_000)
    tests.submit(id_, at + timedelta(minutes=1))
    return id_


def test_no_paper_no_figures(figures: PaperFigures) -> None:
    assert figures.figures() == MarkFigures()
    assert figures.milliseconds() == {}


def test_a_paper_by_hand(store: Store, tests: TestSession, figures: PaperFigures) -> None:
    """One right (sure), one wrong (a guess among four), one blank; two marks each, minus a third."""
    id_ = take(store, tests, NOW, {LANDING: (0, Confidence.SURE), FIRST: (0, Confidence.GUESS)})
    found = figures.figures()
    whole = Marks(1, 1, 1, 2 - THIRD, Fraction(6))
    assert found.papers == (PaperMarks(id_, date(2026, 11, 20), "Prelims", False, False, whole),)
    assert [(line.name, line.total, line.by_month) for line in found.by_subject] == [
        ("no subject", Marks(0, 1, 1, -THIRD, Fraction(4)), (("2026-11", Marks(0, 1, 1, -THIRD, Fraction(4))),)),
        ("space", Marks(1, 0, 0, Fraction(2), Fraction(2)), (("2026-11", Marks(1, 0, 0, Fraction(2), Fraction(2))),)),
    ]
    assert [(line.name, line.total.items) for line in found.by_kind] == [("direct", 2), ("true or false", 1)]
    assert [(each.word, each.items, each.right, each.said, each.held) for each in found.sureness] == [
        ("sure", 1, 1, 1.0, 1.0),
        ("guess", 1, 0, 0.25, 0.0),
    ]
    assert figures.milliseconds() == {NOW.date().toordinal(): 60_000}
    assert whole.share == pytest.approx((2 - 2 / 3) / 6)


def test_an_answer_that_was_changed_counts_as_it_stands(
    store: Store, tests: TestSession, figures: PaperFigures
) -> None:
    id_ = begin(store, NOW)
    for option in (0, 1):
        tests.answer(id_, FIRST, (option,), NOW, confidence=Confidence.FIFTY_FIFTY, duration_ms=10_000)
    tests.answer(id_, SECOND, (), NOW)
    assert figures.figures() == MarkFigures()  # not handed in yet
    tests.submit(id_, NOW)
    assert figures.figures().papers[0].marks == Marks(1, 0, 2, Fraction(2), Fraction(6))
    assert figures.milliseconds() == {NOW.date().toordinal(): 20_000}


def test_a_paper_taken_again_is_no_progress_of_its_subjects(
    store: Store, tests: TestSession, figures: PaperFigures
) -> None:
    take(store, tests, NOW, {LANDING: (1, None)})
    before = figures.figures()
    take(store, tests, NOW + timedelta(days=40), {LANDING: (0, None), FIRST: (1, None), SECOND: (2, None)})
    found = figures.figures()
    assert [each.again for each in found.papers] == [False, True]
    assert found.papers[1].marks.marks == 6
    assert (found.by_subject, found.by_kind) == (before.by_subject, before.by_kind)


def test_withdrawn_questions_leave_all_figures_and_come_back(
    store: Store, tests: TestSession, figures: PaperFigures
) -> None:
    take(store, tests, NOW, {FIRST: (0, Confidence.SURE)})
    tests.withdraw(FIRST, NOW)
    assert figures.figures().papers[0].marks == Marks(0, 0, 2, Fraction(0), Fraction(4))
    assert figures.figures().sureness == ()
    tests.reinstate(FIRST)
    assert figures.figures().papers[0].marks.wrong == 1


def test_a_paper_that_was_removed_is_forgotten(store: Store, tests: TestSession, figures: PaperFigures) -> None:
    take(store, tests, NOW, {})
    assert len(figures.figures().papers) == 1
    tests.delete_paper(paper().id)
    assert figures.figures() == MarkFigures()


def test_the_marks_are_those_of_the_marked_paper(store: Store, tests: TestSession, figures: PaperFigures) -> None:
    id_ = take(
        store, tests, NOW, {LANDING: (1, Confidence.SURE), FIRST: (1, Confidence.FIFTY_FIFTY), SECOND: (0, None)}
    )
    result, found = tests.result(id_, NOW), figures.figures()
    assert found.papers[0].marks.marks == result.total.marks
    by_kind = {line.name: (line.total.right, line.total.marks) for line in found.by_kind}
    assert by_kind == {share.name: (share.right, share.marks) for share in result.by_kind}
    assert {each.confidence: each.held for each in found.sureness} == {
        each.confidence: float(each.held) for each in result.calibration
    }


ITEMS = st.lists(
    st.builds(
        MarkedItem,
        st.sampled_from(["one", "two"]),
        st.sampled_from("abcdef"),
        st.sampled_from(["mcq", "tf"]),
        st.integers(0, 3),
        st.just(4),
        st.sampled_from([(), ("space",), ("law",)]),
        st.integers(-2, 3),
        st.sampled_from([None, "sure", "guess"]),
        st.just(0),
    ),
    unique_by=lambda item: (item.sitting_id, item.question_id),
)


@given(ITEMS)
def test_each_question_counts_once_in_every_figure(items: list[MarkedItem]) -> None:
    papers = [
        HandedIn(name, name, name, "exam", datetime(2026, 11, 1, tzinfo=UTC), "2", "1/3", 3) for name in ("one", "two")
    ]
    found = counted(papers, items, lambda moment: moment.date())
    questions = len({item.question_id for item in items})
    assert sum(line.total.items for line in found.by_kind) == questions
    assert sum(line.total.items for line in found.by_subject) == questions  # nobody has two subjects here
    assert sum(each.marks.items for each in found.papers) == len(items)
    for line in (*found.by_kind, *found.by_subject):
        assert sum((marks for _, marks in line.by_month), Marks()) == line.total
        assert line.total.marks == 2 * line.total.right - THIRD * line.total.wrong


def test_several_options_are_wrong_and_no_tag_is_no_subject() -> None:
    item = MarkedItem("one", "a", "mcq", 0, 4, (), -2, "sure", 0)
    papers = [HandedIn("one", "one", "Prelims", "practice", datetime(2026, 11, 1, tzinfo=UTC), "1", "0", 1)]
    found = counted(papers, [item], lambda moment: moment.date())
    assert found.papers[0].practice
    assert found.papers[0].marks == Marks(0, 1, 0, Fraction(0), Fraction(1))
    assert found.by_subject[0].name == "no subject"


def test_questions_of_other_papers_with_several_tags_count_under_each(store: Store, tests: TestSession) -> None:
    papers = PaperStore(store)
    tagged = replace(choice(9, key=0), tags=("Economy", "Polity"))
    another = replace(paper(), id="another", questions=(tagged, question(id="other")), created_at=NOW)
    papers.add_paper(another)
    id_ = begin(store, NOW, another)
    tests.answer(id_, tagged.id, (0,), NOW)
    tests.submit(id_, NOW)
    found = PaperFigures(FigureStore(store, BrowseStore(store)), ZONE).figures()
    assert [(line.name, line.total.right) for line in found.by_subject] == [("Economy", 1), ("Polity", 1), ("space", 0)]
