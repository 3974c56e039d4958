"""The short form of the exam table: what the app's plan is worth against a plain schedule, and that no bound is broken."""

from __future__ import annotations

import pytest

from studyapp.scheduling.scheduler import PARAMETERS
from tests.benchmarks.exam_bound import bound
from tests.benchmarks.exam_learners import LEARNERS, Learner, Plain, Workload, recall

SCARCE = Workload(days=30, cards=200, minutes=4)
AMPLE = Workload(days=30, cards=100, minutes=4)
SEEDS = range(2)


@pytest.mark.parametrize("learner", LEARNERS, ids=lambda learner: learner.name)
def test_every_learner_knows_more_by_the_plan_than_by_what_falls_due(learner: Learner) -> None:
    planned, plain = (recall(SCARCE, learner, each, SEEDS) for each in (None, Plain()))
    assert planned > plain + 5


def test_the_plan_needs_no_settings_to_be_as_good_as_the_best_that_one_could_choose() -> None:
    learner = Learner("true to FSRS", PARAMETERS)
    best = max(recall(SCARCE, learner, Plain(r, new, True), SEEDS) for r in (0.75, 0.9) for new in (13, 20))
    assert recall(SCARCE, learner, None, SEEDS) > best - 0.5


def test_no_plan_is_better_than_the_bound_and_ours_is_near_it() -> None:
    for workload, missing in ((SCARCE, 6), (AMPLE, 2)):
        highest = bound(workload, rounds=40)
        assert highest - missing < recall(workload, LEARNERS[0], None, SEEDS) < highest


def test_the_same_seed_gives_the_same_course() -> None:
    assert recall(AMPLE, LEARNERS[1], None, [7]) == recall(AMPLE, LEARNERS[1], None, [7])
