"""How long answers take, from the learner's own log."""

from __future__ import annotations

from datetime import UTC, datetime

from studyapp.domain.memory import Rating, State
from studyapp.domain.review import Review
from studyapp.scheduling.pace import Pace, learned_pace


def reviews(state, *seconds):
    at = datetime(2026, 11, 24, tzinfo=UTC)
    return [Review("r", "c", Rating.GOOD, at, at.toordinal(), int(second * 1000), state=state) for second in seconds]


def test_until_there_are_data_a_review_takes_12_seconds_and_a_new_card_20():
    assert learned_pace([]) == Pace(new_seconds=20, review_seconds=12)
    assert learned_pace(reviews(State.REVIEW, *[5] * 9)) == Pace(20, 12)


def test_ten_answers_of_a_kind_tell_its_pace():
    assert learned_pace(reviews(State.REVIEW, *[5] * 4, *[7] * 6)) == Pace(20, 7)
    assert learned_pace(reviews(State.NEW, *[30] * 10) + reviews(State.LEARNING, *[4] * 10)) == Pace(30, 4)


def test_answers_that_were_not_timed_do_not_count():
    assert learned_pace(reviews(State.REVIEW, *[0] * 50)) == Pace(20, 12)


def test_whoever_left_the_desk_took_two_minutes():
    assert learned_pace(reviews(State.REVIEW, *[3600] * 10)).review_seconds == 120
