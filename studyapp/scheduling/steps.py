"""Learning steps: the minutes after which a card is asked again before it counts in days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from studyapp.domain.memory import Rating


@dataclass(frozen=True)
class Step:
    """Where a card waits next: the index of the step and the time until it is asked again."""

    index: int
    delay: timedelta


def next_step(steps: tuple[timedelta, ...], at: int, rating: Rating) -> Step | None:
    """Return the step after ``rating`` on a card that stands at step ``at``; None when it leaves the steps."""
    if not steps or rating is Rating.EASY:
        return None
    at = min(at, len(steps) - 1)  # the steps may have been made fewer since
    if rating is Rating.AGAIN:
        return Step(0, steps[0])
    if rating is Rating.HARD:
        return Step(at, _hard_delay(steps, at))
    return Step(at + 1, steps[at + 1]) if at + 1 < len(steps) else None


def _hard_delay(steps: tuple[timedelta, ...], at: int) -> timedelta:
    """Return the delay of HARD: between the first two steps (of one: half as long again), later the same step."""
    if at > 0:
        return steps[at]
    return (steps[0] + steps[1]) / 2 if len(steps) > 1 else steps[0] * 1.5
