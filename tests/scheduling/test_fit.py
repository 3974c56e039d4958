"""A fit learns from the earlier answers, is tried on the latest, and believes no engine blindly."""

from __future__ import annotations

import textwrap
from random import Random

import numpy as np
import pytest

from studyapp.scheduling import fit as fitting
from studyapp.scheduling.fit import Fit, as_answers, checked, fit, histories
from studyapp.scheduling.replay import log_loss, predicted
from studyapp.scheduling.scheduler import PARAMETERS

WEAK = (*PARAMETERS[:20], 0.4)  # of a learner who forgets faster


def answers(cards=150, seed=3):
    """Answers of a learner who forgets as WEAK says, card after card on days that grow."""
    rng, lines = Random(seed), []
    for card in range(cards):
        day = 739_000 + rng.randrange(200)
        lines.append((day, card, rng.choice((1, 3, 3, 4))))
        for gap in (1, 3, 8, 20, 45):
            day += rng.randint(gap, 3 * gap)
            lines.append((day, card, 1 if rng.random() < 0.35 else 3))
    lines.sort()
    return as_answers([(card, rating, day) for day, card, rating in lines])


@pytest.fixture
def engine(tmp_path, monkeypatch):
    """Stand in for the engine, which may not be shipped, by a module of its name that runs in its process."""

    def made(body):
        code = (
            "class FSRSReview:\n    def __init__(self, rating, delta_t): self.rating, self.delta_t = rating, delta_t\n"
        )
        code += "class FSRSItem:\n    def __init__(self, reviews): self.reviews = reviews\n"
        code += f"DEFAULT_PARAMETERS = {list(PARAMETERS)}\n"
        code += "class FSRS:\n    def __init__(self, parameters): self.parameters = parameters\n"
        code += "    def compute_parameters(self, items):\n" + textwrap.indent(body, " " * 8)
        (tmp_path / f"{fitting.ENGINE}.py").write_text(code)
        monkeypatch.syspath_prepend(tmp_path)

    return made


def result(found):
    (end,) = [step for step in found if isinstance(step, Fit)]
    return end


def test_what_foretells_the_held_out_answers_better_is_better(engine):
    engine(f"return {list(WEAK)}")
    log = answers()
    found = result(fit(log, 150, PARAMETERS))
    assert found.parameters == WEAK
    shown = round(len(log.card) * 0.8)
    for loss, w in ((found.loss_before, PARAMETERS), (found.loss_after, WEAK)):
        assert loss == log_loss(predicted(log, 150, w)[shown:], log.rating[shown:])
    assert found.better == (found.loss_after < found.loss_before)


def test_what_foretells_worse_is_not(engine):
    engine(f"return {[100.0] * 4 + list(PARAMETERS[4:])}")
    found = result(fit(answers(), 150, PARAMETERS))
    assert found.parameters is not None
    assert found.loss_after > found.loss_before
    assert not found.better


@pytest.mark.parametrize(
    "body",
    [
        "raise BaseException('a panic')",
        "import os; os._exit(3)",
        "return [float('nan')] * 21",
        "return [1.0] * 3",
        "return []",
    ],
)
def test_an_engine_that_fails_changes_nothing(engine, body):
    engine(body)
    found = result(fit(answers(20), 20, PARAMETERS))
    assert found.parameters is None
    assert not found.better


def test_closing_it_ends_the_process(engine):
    engine("import time; time.sleep(3600)")
    running = fit(answers(20), 20, PARAMETERS)
    assert isinstance(next(running), float)
    running.close()


def test_the_engine_is_shown_histories_that_end_on_a_later_day():
    log = as_answers([(0, 3, 10), (1, 1, 10), (0, 3, 10), (0, 4, 15), (1, 3, 9), (0, 1, 20)])
    assert histories(log, 6) == [[(3, 0), (3, 0), (4, 5)], [(3, 0), (3, 0), (4, 5), (1, 5)]]
    assert histories(log, 5) == [[(3, 0), (3, 0), (4, 5)]]
    assert histories(as_answers([(0, 3, 10), (0, 3, 10)]), 2) == []  # the engine would panic


@pytest.mark.parametrize("found", [None, [], [1.0], ["1"] * 21, [float("inf")] * 21, [-1.0] * 21, "text"])
def test_nonsense_is_no_model(found):
    assert checked(found) is None


def test_parameters_are_taken_as_they_are():
    assert checked(list(PARAMETERS)) == PARAMETERS


def test_surprise_is_small_where_the_chances_were_right():
    rating = np.array([3, 3, 3, 1])
    assert log_loss(np.array([0.9, 0.9, 0.9, 0.1]), rating) < log_loss(np.array([0.5] * 4), rating)
    assert log_loss(np.array([np.nan] * 4), rating) == 0
