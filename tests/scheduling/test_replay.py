"""Whole logs replayed at once lead to where answer by answer leads."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.day import study_day
from studyapp.domain.memory import Memory, Rating
from studyapp.scheduling.replay import Answers, replay
from studyapp.scheduling.scheduler import Scheduler

START = datetime(2026, 1, 5, 12, tzinfo=UTC)
gaps = st.sampled_from([0, 0, 0, 1, 2, 9, 80, 700, -3])
logs = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(Rating), gaps), max_size=60)


def both(log, cards, scheduler, **steps):
    """Return the memories of the scheduler and the standing of the replay."""
    memories, now, answers = [Memory()] * cards, START, []
    for card, rating, gap in log:
        now += timedelta(days=gap)
        memories[card] = scheduler.review(memories[card], rating, now, UTC, f"card {card}")
        answers.append((card, int(rating), study_day(now, UTC)))
    columns = np.array(answers, dtype=np.int64).reshape(-1, 3).T
    return memories, replay(Answers(*columns), cards, **steps)


def same(memories, standing):
    for place, memory in enumerate(memories):
        assert standing.state[place] == memory.state
        assert standing.step[place] == (memory.step or 0)
        assert (standing.reps[place], standing.lapses[place]) == (memory.reps, memory.lapses)
        if memory.stability is None:
            assert np.isnan(standing.stability[place])
        else:
            assert standing.stability[place] == pytest.approx(memory.stability, rel=1e-9)
            assert standing.difficulty[place] == pytest.approx(memory.difficulty, rel=1e-9)
            assert standing.last_day[place] == memory.last_study_day


@given(logs)
def test_a_replay_ends_where_the_scheduler_ends(log):
    same(*both(log, 4, Scheduler()))


@given(logs)
def test_with_other_steps_too(log):
    minutes = tuple(timedelta(minutes=n) for n in (1, 5, 10))
    scheduler = Scheduler(learning_steps=minutes, relearning_steps=())
    same(*both(log, 4, scheduler, learning_steps=3, relearning_steps=0))


def test_sixty_easy_on_one_day_stretch_nothing():
    once, often = ([(0, Rating.EASY, 0)] * times for times in (1, 60))
    short, long = (both(log, 1, Scheduler())[1] for log in (once, often))
    assert long.stability[0] == short.stability[0]
    assert long.reps[0] == 60


def test_no_answer_no_memory():
    empty = np.empty(0, dtype=np.int64)
    assert np.isnan(replay(Answers(empty, empty, empty), 2).stability).all()
