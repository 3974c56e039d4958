"""What is expected on the day of an exam."""

from __future__ import annotations

import numpy as np
import pytest

from studyapp.scheduling.exam_plan import ExamCards, Terms
from studyapp.scheduling.forecast import MOST_CARDS, days_until_seen, forecast, recall_on
from studyapp.scheduling.pace import USUAL_PACE
from studyapp.scheduling.scheduler import PARAMETERS

START = 739_944


def new_cards(count):
    return ExamCards(np.full(count, np.nan), np.full(count, np.nan), np.zeros(count), np.arange(count))


def terms(minutes, days=30):
    return Terms(START, START + days, [60.0 * minutes] * days)


def told(cards, minutes, days=30, **more):
    return forecast(cards, START, terms(minutes, days), USUAL_PACE, PARAMETERS, **more)


def test_more_minutes_more_known():
    known = [told(new_cards(300), minutes).known for minutes in (2, 5, 10, 20, 40)]
    assert known == sorted(known)
    assert known[-1] > 285


def test_without_minutes_nothing_is_learned_and_the_known_fades():
    assert told(new_cards(50), 0).known == 0
    assert told(new_cards(50), 0).unseen == 50
    known = ExamCards(np.full(10, 20.0), np.full(10, 5.0), np.full(10, float(START)), np.arange(10))
    assert told(known, 0, 20).known == pytest.approx(9)
    assert recall_on(known, START + 20, PARAMETERS).tolist() == pytest.approx([0.9] * 10)


def test_the_same_question_has_the_same_answer_and_changes_no_card():
    cards = new_cards(200)
    assert told(cards, 10) == told(cards, 10)
    assert np.isnan(cards.stability).all()


def test_what_is_spent_today_is_not_spent_again():
    assert told(new_cards(300), 5, 4, spent=300).known < told(new_cards(300), 5, 4).known


def test_a_sample_speaks_for_many_cards():
    many = told(new_cards(4 * MOST_CARDS), 240)
    exact = told(new_cards(MOST_CARDS), 60)
    assert many.cards == 4 * MOST_CARDS
    assert many.share == pytest.approx(exact.share, abs=0.01)


def test_no_cards_nothing_known():
    assert told(new_cards(0), 10).share == 0


def studied(count, stability=8.0, ago=9):
    return ExamCards(
        np.full(count, stability), np.full(count, 5.0), np.full(count, float(START - ago)), np.arange(count)
    )


@pytest.mark.parametrize(("minutes", "days"), [(60, 1), (10, 3), (5, 5)])
def test_what_waits_is_asked_within_the_minutes_of_some_days(minutes, days):
    """100 cards of about 13 seconds, known to 89%."""
    waiting = np.ones(100, dtype=bool)
    assert days_until_seen(studied(100), waiting, START, terms(minutes), USUAL_PACE, PARAMETERS) == days


def test_it_may_not_be_asked_before_the_exam():
    waiting = np.ones(100, dtype=bool)
    assert days_until_seen(studied(100), waiting, START, terms(1, 4), USUAL_PACE, PARAMETERS) is None


def test_where_nothing_waits_a_day_is_enough():
    nothing = np.zeros(100, dtype=bool)
    assert days_until_seen(studied(100), nothing, START, terms(1, 4), USUAL_PACE, PARAMETERS) == 1


def test_of_many_cards_a_sample_tells_the_days():
    cards, waiting = studied(4 * MOST_CARDS), np.ones(4 * MOST_CARDS, dtype=bool)
    days = days_until_seen(cards, waiting, START, terms(1000), USUAL_PACE, PARAMETERS)
    assert days == days_until_seen(studied(MOST_CARDS), waiting[:MOST_CARDS], START, terms(250), USUAL_PACE, PARAMETERS)
