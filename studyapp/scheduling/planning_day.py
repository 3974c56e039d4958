"""A study day while it is being planned: who may come, what is taken, how many seconds are left."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from math import inf

import numpy as np

from studyapp.domain.day import study_day
from studyapp.domain.memory import State
from studyapp.scheduling.columns import Columns, micros
from studyapp.scheduling.formulas import Bools, Floats, Ints, Parameters
from studyapp.scheduling.pace import Pace

LEARN_AHEAD = timedelta(minutes=20)


@dataclass
class Day:
    """The state of planning a study day: ``seconds`` are left, ``used`` is taken; ``seen_facts`` may not come again."""

    columns: Columns
    today: int
    pace: Pace
    w: Parameters
    awake: Bools
    seen_facts: Bools
    seconds: float
    chosen: list[Ints] = field(default_factory=list)
    used: float = 0.0

    def take(self, places: Ints, seconds: float) -> None:
        """Put these cards on today's list; they are expected to take so many seconds."""
        self.chosen.append(places)
        self.seen_facts[self.columns.fact[places]] = True
        self.seconds -= seconds
        self.used += seconds


def begin(
    columns: Columns,
    now: datetime,
    zone: tzinfo,
    minutes: float | None,
    parked: Bools | None,
    pace: Pace,
    w: Parameters,
) -> Day:
    """Return the study day at ``now`` before anything is chosen."""
    today = study_day(now, zone)
    awake = columns.awake(today)
    if parked is not None:
        awake &= ~parked
    seen = np.zeros(len(columns.facts), dtype=np.bool_)
    seen[columns.fact[(columns.last_day == today) & ~columns.gone]] = True
    seconds = inf if minutes is None else 60 * minutes
    return Day(columns, today, pace, w, awake, seen, seconds)


def take_learning(day: Day, now: datetime) -> tuple[Ints, Ints]:
    """Take and return the learning cards that are due and those that soon will be, each by due time.

    One that was seen in the future is due: the clock has been put back, and nobody shall wait for it to catch up.
    """
    columns, now_us = day.columns, micros(now)
    learning = np.flatnonzero(day.awake & ((columns.state == State.LEARNING) | (columns.state == State.RELEARNING)))
    day.seen_facts[columns.fact[learning]] = True
    at = columns.due_us[learning]
    is_due = (at <= now_us) | (columns.last_us[learning] > now_us)
    is_soon = ~is_due & (at <= now_us + LEARN_AHEAD // timedelta(microseconds=1))
    taken = []
    for places in (learning[is_due], learning[is_soon]):
        places = places[np.argsort(columns.due_us[places], kind="stable")]
        places = places[: fitting(np.full(len(places), day.pace.step_seconds), day.seconds)]
        day.seconds -= len(places) * day.pace.step_seconds
        day.used += len(places) * day.pace.step_seconds
        taken.append(places)
    later = len(learning) - len(taken[0]) - len(taken[1])
    day.seconds = max(0.0, day.seconds - later * day.pace.step_seconds)  # kept for the steps that come later today
    return taken[0], taken[1]


def fitting(cost: Floats, seconds: float) -> int:
    """Return how many of these, in order, fit into ``seconds``."""
    return int(np.searchsorted(np.cumsum(cost), seconds + 1e-9, side="right"))
