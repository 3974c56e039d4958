"""How long answers take, from the learner's own log."""

from __future__ import annotations

from studyapp.domain.memory import Rating, State
from studyapp.domain.schedule import LogLine
from studyapp.scheduling.pace import USUAL_PACE, Pace, learned_pace

DAY = 739_944


def answers(state, *seconds, rating=Rating.GOOD):
    return [LogLine(1, "r", "c", rating, DAY, int(second * 1000), state, None) for second in seconds]


def test_until_there_are_data_the_usual_figures_hold():
    assert learned_pace([]) == USUAL_PACE == Pace(20, 12, 18, 6)
    assert learned_pace(answers(State.REVIEW, *[5] * 9)) == USUAL_PACE


def test_ten_answers_of_a_kind_tell_its_pace():
    assert learned_pace(answers(State.REVIEW, *[5] * 4, *[7] * 6)).review_seconds == 7
    lapses = answers(State.REVIEW, *[25] * 10, rating=Rating.AGAIN)
    assert learned_pace(lapses) == Pace(forgotten_seconds=25)
    steps = answers(State.LEARNING, *[4] * 5) + answers(State.RELEARNING, *[4] * 5, rating=Rating.AGAIN)
    assert learned_pace(answers(State.NEW, *[30] * 10) + steps) == Pace(new_seconds=30, step_seconds=4)


def test_answers_that_were_not_timed_do_not_count():
    assert learned_pace(answers(State.REVIEW, *[0] * 50)) == USUAL_PACE


def test_whoever_left_the_desk_took_two_minutes():
    assert learned_pace(answers(State.REVIEW, *[3600] * 10)).review_seconds == 120


def test_a_review_takes_13_and_a_half_seconds_at_the_usual_pace():
    assert USUAL_PACE.usual_seconds == 13.5
    assert USUAL_PACE.lapse_seconds == 24
