"""Which cards come on which day before an exam."""

from __future__ import annotations

from itertools import pairwise
from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.scheduling.exam_plan import ExamCards, Terms, choose, new_today
from studyapp.scheduling.pace import USUAL_PACE, Pace
from studyapp.scheduling.scheduler import PARAMETERS

START = 739_944
TERMS = Terms(START, START + 90, [1200.0] * 90)


def deck(*cards):
    """Cards given as stability (None: new), days since the last answer on START + 10, and fact."""
    stability = [nan if s is None else s for s, _, _ in cards]
    last = [0 if s is None else START + 10 - elapsed for s, elapsed, _ in cards]
    difficulty = [nan if s is None else 5.0 for s, _, _ in cards]
    return ExamCards(
        *(np.array(each, dtype=np.float64) for each in (stability, difficulty, last)), np.array([f for *_, f in cards])
    )


def chosen(cards, today=START + 10, seconds=1e9, terms=TERMS, **more):
    return choose(cards, today, terms, seconds, USUAL_PACE, PARAMETERS, **more).places.tolist()


@pytest.mark.parametrize(
    ("cards", "minutes", "days", "final"),
    [
        (1500, 20, 90, 17),  # 1,500 times 13.5 seconds are 16.9 days of 20 minutes
        (1000, 10, 90, 23),
        (500, 15, 30, 8),
        (10, 20, 90, 2),  # never shorter than two days
        (50_000, 20, 90, 45),  # never longer than half of the days
        (10, 20, 3, 2),
    ],
)
def test_the_final_phase_is_as_long_as_it_takes_to_see_every_card_once(cards, minutes, days, final):
    terms = Terms(START, START + days, [60.0 * minutes] * days)
    assert terms.exam - terms.final_start(cards, USUAL_PACE) == final


def test_days_without_minutes_make_the_final_phase_begin_earlier():
    terms = Terms(START, START + 90, [1200.0] * 80 + [0.0] * 5 + [1200.0] * 5)
    assert terms.exam - terms.final_start(1500, USUAL_PACE) == 22


def test_a_slower_learner_needs_a_longer_final_phase():
    slow = Pace(40, 24, 36, 12)
    assert TERMS.final_start(1000, slow) < TERMS.final_start(1000, USUAL_PACE)


@pytest.mark.parametrize(
    ("waiting", "introduced", "day", "new"),
    [
        (90, 0, 0, 5),  # 45 days until half time; evenly it would be 2
        (85, 5, 0, 0),
        (86, 4, 0, 1),
        (85, 0, 1, 4),
        (10, 0, 44, 10),
        (10, 0, 45, 1),  # arrived after half time: half of the days that are left
        (10, 0, 88, 10),
        (0, 0, 0, 0),
    ],
)
def test_new_cards_enter_a_little_faster_at_first_and_are_in_by_half_time(waiting, introduced, day, new):
    assert new_today(waiting, introduced, START + day, TERMS) == new


@given(st.integers(1, 5000), st.integers(2, 400))
def test_new_cards_enter_fewer_by_the_day_and_none_is_left_at_half_time(cards, days):
    terms = Terms(START, START + days, [1200.0] * days)
    left, entered = cards, []
    for day in range(START, terms.half_time()):
        entered.append(new_today(left, 0, day, terms))
        left -= entered[-1]
    assert left == 0
    assert all(before >= after - 1 for before, after in pairwise(entered))


def test_building_up_new_cards_come_first_then_the_least_known():
    cards = deck((10, 3, 0), (2, 3, 1), (None, 0, 2))
    assert chosen(cards) == [2, 1, 0]


def test_building_up_what_is_known_well_is_left_in_peace():
    assert chosen(deck((100, 1, 0), (1000, 9, 1))) == []


def test_what_was_seen_today_rests_and_so_does_what_must():
    cards = deck((10, 0, 0), (2, 3, 1), (5, 3, 2))
    assert chosen(cards) == [1, 2]
    assert chosen(cards, resting=np.array([False, True, False])) == [2]


def test_of_the_cards_of_one_fact_one_comes_a_day():
    cards = deck((10, 3, 7), (2, 3, 7), (5, 3, 8), (None, 0, 8))
    assert chosen(cards) == [3, 1]


def test_in_the_final_phase_what_gains_most_per_second_comes_first():
    today = START + 88
    cards = deck((400, -70, 0), (20, -70, 1), (3, -70, 2))  # all last answered eight days before
    assert chosen(cards, today)[-1] == 0
    assert set(chosen(cards, today)) == {0, 1, 2}


def test_no_choice_takes_longer_than_its_seconds():
    cards = deck(*((5, 3, fact) for fact in range(100)))
    choice = choose(cards, START + 10, TERMS, 300, USUAL_PACE, PARAMETERS)
    assert 280 < choice.seconds <= 300
    assert len(choice.places) < 30
    assert chosen(cards, seconds=0) == []


def test_no_cards_no_choice():
    assert chosen(deck((5, 0, 1))) == []
    nothing = np.empty(0)
    assert chosen(ExamCards(nothing, nothing, nothing, np.empty(0, dtype=np.int64))) == []


cards = st.tuples(st.none() | st.floats(0.01, 3000), st.integers(0, 400), st.integers(0, 9))


@given(st.lists(cards, max_size=40), st.integers(0, 90), st.floats(0, 900), st.integers(0, 5))
def test_every_choice_keeps_the_rules(drawn, day, seconds, introduced):
    library = deck(*drawn) if drawn else deck((5, 0, 1))
    today = START + day
    choice = choose(library, today, TERMS, seconds, USUAL_PACE, PARAMETERS, introduced=introduced)
    assert choice.seconds <= seconds + 1e-6
    assert len(set(library.fact[choice.places].tolist())) == len(choice.places)
    assert (library.last_day[choice.places] < today).all()
