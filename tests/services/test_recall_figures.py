"""What was foreseen and what came of it: counted once, the same whether bit by bit or all at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.day import study_day
from studyapp.domain.figures import MILLION, AnswerColumns, RecallFigures
from studyapp.domain.memory import Rating, State
from studyapp.domain.review import Review, Undo
from studyapp.scheduling.scheduler import PARAMETERS
from studyapp.services.recall_figures import Foreseen, changes, count, expected_by_month, grouped
from studyapp.store.browse_store import BrowseStore
from studyapp.store.figure_store import FigureStore
from studyapp.store.store import Store
from tests.factories import DAY, NOW, card, cloze, draft, open_library

ZONE = ZoneInfo("Asia/Kolkata")
IDS = (card().id, card(cloze()).id)
MONTH = 12 * 2026 + 10  # November 2026


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_library(tmp_path, cards=[draft(), cloze()])
    yield store
    store.close()


class Log:
    """Appends answers and undos to the log of a library, and nothing else."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.standing: list[tuple[str, str]] = []
        self.entries = 0

    def answer(self, card_id: str, rating: Rating, day: int, state: State) -> None:
        self.entries += 1
        at = NOW + timedelta(days=day - DAY)
        review = Review(f"review {self.entries}", card_id, rating, at, study_day(at, ZONE), 5000, state=state)
        found = self.store.card(card_id)
        assert found is not None
        self.store.save_answer(found, review)
        self.standing.append((review.id, card_id))

    def undo(self) -> None:
        if self.standing:
            self.entries += 1
            review_id, card_id = self.standing.pop()
            found = self.store.card(card_id)
            assert found is not None
            self.store.save_undo(found, Undo(f"undo {self.entries}", review_id, NOW))


def figures(store: Store) -> FigureStore:
    return FigureStore(store, BrowseStore(store))


def test_an_answer_in_days_is_counted_under_what_was_foreseen(store: Store) -> None:
    """A card learned as EASY has the stability of the fourth parameter: after as many days the chance is 90 %."""
    log, days = Log(store), round(PARAMETERS[3])
    log.answer(IDS[0], Rating.EASY, DAY, State.NEW)
    log.answer(IDS[0], Rating.GOOD, DAY + days, State.REVIEW)
    counts = figures(store)
    count(counts, PARAMETERS)
    (found,) = counts.recall()
    assert (found.month, found.asked, found.remembered) == (MONTH, 1, 1)
    assert found.percent in (89, 90)
    assert found.expected_ppm == pytest.approx(0.9 * MILLION, abs=10_000)
    (month,) = expected_by_month(counts.recall()).items()
    assert month == (MONTH, (1, found.expected_ppm / MILLION))


def test_first_answers_learning_steps_and_repeats_of_a_day_are_no_test_of_the_model(store: Store) -> None:
    log = Log(store)
    log.answer(IDS[0], Rating.GOOD, DAY, State.NEW)
    log.answer(IDS[0], Rating.GOOD, DAY, State.LEARNING)
    log.answer(IDS[0], Rating.AGAIN, DAY + 1, State.LEARNING)  # a step of learning that was left over night
    log.answer(IDS[0], Rating.GOOD, DAY + 1, State.REVIEW)
    counts = figures(store)
    count(counts, PARAMETERS)
    assert counts.recall() == ()


def test_what_is_taken_back_counts_no_more(store: Store) -> None:
    log, counts = Log(store), figures(store)
    log.answer(IDS[0], Rating.EASY, DAY, State.NEW)
    log.answer(IDS[0], Rating.AGAIN, DAY + 8, State.REVIEW)
    count(counts, PARAMETERS)
    assert [each.asked for each in counts.recall()] == [1]
    log.undo()
    count(counts, PARAMETERS)
    assert counts.recall() == ()


Step = tuple[int, Rating, int] | None  # a card, a rating, days after the last step; None takes back


def columns(steps: list[Step], after: int) -> AnswerColumns:
    """Return what the log of these steps tells of the cards that it speaks of after that entry."""
    rows: list[list[int]] = []
    day, seen, standing, touched = DAY, set[int](), list[list[int]](), set[int]()
    for sequence, step in enumerate(steps, 1):
        if step is None:
            if not standing:
                continue
            standing[-1][-1] = sequence
            card_ = standing.pop()[1]
        else:
            card_, rating, later = step
            day += later
            state = State.REVIEW if card_ in seen else State.NEW
            rows.append([sequence, card_, int(rating), day, int(state), 0])
            standing.append(rows[-1])
            seen.add(card_)
        if sequence > after:
            touched.add(card_)
    told = [row for row in rows if row[1] in touched]
    return AnswerColumns(3, *(zip(*told, strict=True) if told else ((),) * 6))


@given(
    st.lists(st.none() | st.tuples(st.integers(0, 2), st.sampled_from(Rating), st.integers(0, 20)), max_size=40),
    st.sets(st.integers(0, 40)),
)
def test_counting_bit_by_bit_is_counting_all_at_once(steps: list[Step], stops: set[int]) -> None:
    sums: Counter[tuple[int, int, str]] = Counter()
    done = 0
    for stop in sorted({min(stop, len(steps)) for stop in stops} | {len(steps)}):
        for each in changes(columns(steps[:stop], done), done, PARAMETERS):
            for name in ("asked", "remembered", "expected_ppm"):
                sums[each.month, each.percent, name] += getattr(each, name)
        done = stop
    at_once = changes(columns(steps, 0), 0, PARAMETERS)
    expected = {
        (each.month, each.percent, name): getattr(each, name)
        for each in at_once
        for name in ("asked", "remembered", "expected_ppm")
        if getattr(each, name)
    }
    assert {key: value for key, value in sums.items() if value} == expected
    for each in at_once:
        assert 0 <= each.remembered <= each.asked
        assert each.percent * 10_000 - 1 <= each.expected_ppm / each.asked <= (each.percent + 1) * 10_000 + 1


def test_the_library_counts_what_came_as_if_it_counted_anew(store: Store) -> None:
    log, counts = Log(store), figures(store)
    for number, later in enumerate((0, 3, 9, 9, 30, 31, 90)):
        log.answer(IDS[number % 2], Rating(1 + number % 4), DAY + later, State.REVIEW if number > 1 else State.NEW)
        if number in (3, 5):
            log.undo()
        if number % 2:
            count(counts, PARAMETERS)
    count(counts, PARAMETERS)
    bit_by_bit = counts.recall()
    assert bit_by_bit
    counts.count_recall(lambda answers, after: changes(answers, after, PARAMETERS), anew=True)
    count(counts, PARAMETERS)
    assert counts.recall() == bit_by_bit


def test_nothing_comes_of_nothing() -> None:
    assert changes(AnswerColumns(0, (), (), (), (), (), ()), 0, PARAMETERS) == ()
    assert grouped(()) == ()


def test_few_answers_make_one_group_and_many_make_ten() -> None:
    few = [RecallFigures(MONTH, 80, 5, 4, 4_000_000), RecallFigures(MONTH, 90, 5, 5, 4_500_000)]
    assert grouped(few) == (Foreseen(80, 91, 10, 9, 0.85),)
    many = [RecallFigures(MONTH, percent, 100, percent, percent * MILLION) for percent in range(60, 100)]
    found = grouped(many)
    assert [(each.low, each.high) for each in found] == [(low, low + 4) for low in range(60, 100, 4)]
    assert found[0].expected == pytest.approx(0.615)
    assert found[0].share == pytest.approx(0.615)


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 500)), max_size=60, unique_by=lambda pair: pair[0]))
def test_groups_follow_each_other_and_hold_every_answer(sums: list[tuple[int, int]]) -> None:
    figures_ = [RecallFigures(MONTH, percent, asked, asked // 2, percent * 10_000 * asked) for percent, asked in sums]
    groups = grouped(figures_)
    assert len(groups) <= 11
    assert sum(each.asked for each in groups) == sum(asked for _, asked in sums)
    assert sum(each.remembered for each in groups) == sum(asked // 2 for _, asked in sums)
    assert all(one.high <= two.low for one, two in pairwise(groups))
    assert all(each.low <= 100 * each.expected + 1e-9 < each.high for each in groups)
