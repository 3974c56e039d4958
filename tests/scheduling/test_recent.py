"""What the log says of the last days, line by line."""

from __future__ import annotations

from studyapp.domain.memory import State
from studyapp.domain.schedule import LogLine
from studyapp.scheduling.pace import USUAL_PACE
from studyapp.scheduling.recent import RecentAnswers

TODAY = 739_944


def line(sequence, card="a", day=TODAY, state=State.REVIEW, seconds=5, rating=3):
    return LogLine(sequence, f"answer {sequence}", card, rating, day, seconds * 1000, int(state), None)


def undo(sequence, of):
    return LogLine(sequence, f"undo {sequence}", "a", 0, 0, 0, None, f"answer {of}")


def test_an_undo_takes_its_answer_out():
    recent = RecentAnswers()
    recent.take([line(1), line(2, "b", state=State.NEW)])
    recent.take([undo(3, of=2)])
    assert recent.sequence == 3
    assert [each.id for each in recent.on(TODAY)] == ["answer 1"]
    assert recent.introduced(TODAY) == set()


def test_an_undo_of_what_is_not_known_is_passed_over():
    recent = RecentAnswers()
    recent.take([undo(9, of=1)])
    assert recent.days() == set()


def test_seconds_and_first_sights_are_those_of_the_day():
    recent = RecentAnswers()
    recent.take([line(1, state=State.NEW), line(2, seconds=2), line(3, "b", TODAY - 1, State.NEW)])
    assert recent.seconds(TODAY) == {"a": 7}
    assert recent.introduced(TODAY) == {"a"}
    assert recent.days() == {TODAY, TODAY - 1}
    assert [each.sequence for each in recent.between(TODAY - 9, TODAY)] == [3, 1, 2]


def test_the_pace_is_that_of_the_seven_days_before():
    recent = RecentAnswers()
    recent.take([line(number, day=TODAY - 1, seconds=4) for number in range(1, 11)])
    assert recent.pace(TODAY - 1) == USUAL_PACE
    assert recent.pace(TODAY).review_seconds == 4
    assert recent.pace(TODAY + 6).review_seconds == 4
    assert recent.pace(TODAY + 7) == USUAL_PACE
