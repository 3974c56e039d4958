"""Replay whole logs at once: where many cards stand after all their answers, to rounding, in a fraction of a second.

The stored memories come from ``Scheduler.rebuild``, which is exact to the last bit and a hundred times slower; this is
for forecasts, fits and checks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studyapp.domain.memory import Rating, State
from studyapp.scheduling import formulas
from studyapp.scheduling.formulas import Bools, Floats, Ints, Parameters
from studyapp.scheduling.scheduler import LEARNING_STEPS, PARAMETERS, RELEARNING_STEPS


@dataclass(frozen=True)
class Answers:
    """Answers in the order of the log: the number of the card (0, 1 ...), the rating and the study day of each."""

    card: Ints
    rating: Ints
    day: Ints


@dataclass(frozen=True)
class Standing:
    """Where each card stands; ``stability`` and ``difficulty`` are NaN and ``last_day`` is -1 for one never answered."""

    stability: Floats
    difficulty: Floats
    last_day: Ints
    state: Ints
    step: Ints
    reps: Ints
    lapses: Ints


def replay(
    answers: Answers,
    cards: int,
    w: Parameters = PARAMETERS,
    learning_steps: int = len(LEARNING_STEPS),
    relearning_steps: int = len(RELEARNING_STEPS),
) -> Standing:
    """Return where ``cards`` cards stand after their answers.

    The first answers of all cards are taken at once, then the second ones, and so on.
    """
    standing = _new(cards)
    for turn in _turns(answers.card):
        _answer(
            standing, answers.card[turn], answers.rating[turn], answers.day[turn], w, learning_steps, relearning_steps
        )
    return standing


def predicted(
    answers: Answers,
    cards: int,
    w: Parameters = PARAMETERS,
    learning_steps: int = len(LEARNING_STEPS),
    relearning_steps: int = len(RELEARNING_STEPS),
) -> Floats:
    """Return the chance of recall that the model gave to each answer; NaN for first ones and those of the same day."""
    standing, chances = _new(cards), np.full(len(answers.card), np.nan)
    for turn in _turns(answers.card):
        card, day = answers.card[turn], answers.day[turn]
        elapsed = (day - standing.last_day[card]).astype(np.float64)
        foreseen = (standing.state[card] != State.NEW) & (elapsed > 0)
        recall = formulas.recall_after(elapsed[foreseen], standing.stability[card[foreseen]], w)
        chances[turn[foreseen]] = recall
        _answer(standing, card, answers.rating[turn], day, w, learning_steps, relearning_steps)
    return chances


def log_loss(chances: Floats, rating: Ints) -> float:
    """Return the mean surprise (natural logarithm) at what was remembered and forgotten; answers without one left out."""
    known = ~np.isnan(chances)
    likely = np.clip(chances[known], 1e-6, 1 - 1e-6)
    remembered = rating[known] != Rating.AGAIN
    return float(-np.log(np.where(remembered, likely, 1 - likely)).mean()) if known.any() else 0.0


def _new(cards: int) -> Standing:
    nothing = np.full(cards, np.nan)
    zeros = np.zeros(cards, dtype=np.int64)
    return Standing(nothing, nothing.copy(), zeros - 1, zeros.copy(), zeros.copy(), zeros.copy(), zeros.copy())


def _turns(card: Ints) -> list[Ints]:
    """Return the places of the first answers of all cards, of the second ones, and so on."""
    order = np.argsort(card, kind="stable")
    starts = np.flatnonzero(np.diff(card[order], prepend=-1))
    counts = np.diff(np.append(starts, len(card)))
    turn = np.arange(len(card)) - np.repeat(starts, counts)
    by_turn = np.argsort(turn, kind="stable")
    return np.split(order[by_turn], np.cumsum(np.bincount(turn))[:-1]) if len(card) else []


def _answer(
    standing: Standing, card: Ints, rating: Ints, day: Ints, w: Parameters, learning: int, relearning: int
) -> None:
    """Change the standing by one answer of each of these cards."""
    state, last = standing.state[card], standing.last_day[card]
    elapsed = np.maximum(day - last, 0).astype(np.float64)
    new = state == State.NEW
    kept = (state == State.REVIEW) & (elapsed == 0) & (rating != Rating.AGAIN)  # once more on one day: only counted
    stability, difficulty = _memory(standing, card, rating, elapsed, new, w)
    next_state, next_step = _step(state, standing.step[card], rating, learning, relearning)
    standing.lapses[card] += (state == State.REVIEW) & (rating == Rating.AGAIN)
    standing.stability[card] = np.where(kept, standing.stability[card], stability)
    standing.difficulty[card] = np.where(kept, standing.difficulty[card], difficulty)
    standing.last_day[card] = np.where(kept, last, day)
    standing.state[card] = next_state
    standing.step[card] = next_step
    standing.reps[card] += 1


def _memory(
    standing: Standing, card: Ints, rating: Ints, elapsed: Floats, new: Bools, w: Parameters
) -> tuple[Floats, Floats]:
    stability = np.where(new, 1.0, standing.stability[card])
    difficulty = np.where(new, 5.0, standing.difficulty[card])
    return (
        np.where(
            new,
            formulas.first_stability(rating, w),
            formulas.stability_after(stability, difficulty, elapsed, rating, w),
        ),
        np.where(new, formulas.first_difficulty(rating, w), formulas.next_difficulty(difficulty, rating, w)),
    )


def _step(state: Ints, step: Ints, rating: Ints, learning: int, relearning: int) -> tuple[Ints, Ints]:
    """Return state and step after the answers, as ``steps.next_step`` has them; the step is 0 outside of the steps."""
    again = rating == Rating.AGAIN
    in_learning = (state == State.NEW) | (state == State.LEARNING)
    steps = np.where(in_learning, learning, relearning)
    at = np.minimum(step, np.maximum(steps - 1, 0))
    moved = np.where(again, 0, np.where(rating == Rating.HARD, at, at + 1))
    leaves = (steps == 0) | (rating == Rating.EASY) | (moved >= steps) | ((state == State.REVIEW) & ~again)
    waits = np.where(in_learning, int(State.LEARNING), int(State.RELEARNING))
    return np.where(leaves, int(State.REVIEW), waits), np.where(leaves, 0, moved)
