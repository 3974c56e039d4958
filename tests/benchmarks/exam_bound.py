"""How much could be known at best on the day of an exam: a bound on every plan for the learner true to FSRS.

Each second of the days before the exam is given a price. A card that buys its answers at these prices, knowing what they
will be, brings at best V (by dynamic programming over stability, difficulty and days since the last answer); all cards
together bring at most their V and what all the seconds that there are cost. That holds for any prices (Lagrangian
duality: a plan that keeps within the minutes of every day pays no more than all of them); the prices are then moved to
where the bound is lowest. It is approximate because stability and difficulty are taken from a grid.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from studyapp.domain.memory import Rating
from studyapp.scheduling import formulas, outcomes
from studyapp.scheduling.formulas import Bools, Floats, Ints
from studyapp.scheduling.scheduler import PARAMETERS
from tests.benchmarks.exam_learners import TRUE_PACE, Workload

STABILITIES = np.exp(np.linspace(np.log(0.01), np.log(3000.0), 28))  # days
DIFFICULTIES = np.linspace(1.0, 10.0, 6)
GRID = (len(STABILITIES), len(DIFFICULTIES))
HIGHEST_PRICE = 0.05


@dataclass(frozen=True)
class Spots:
    """Where memories lie on the grid: the corner below each, and how far it is on the way to the next ones."""

    corner: Ints
    up: Floats
    right: Floats

    def read(self, values: Floats) -> Floats:
        """Return values of the grid at these spots, between its points in a straight line."""
        flat, k, width = values.ravel(), self.corner, GRID[1]
        below = (1 - self.right) * flat[k] + self.right * flat[k + 1]
        above = (1 - self.right) * flat[k + width] + self.right * flat[k + width + 1]
        found: Floats = (1 - self.up) * below + self.up * above
        return found

    def spread(self, weight: Floats) -> Floats:
        """Return the grid with these weights put down at the spots."""
        width, total = GRID[1], np.zeros(GRID[0] * GRID[1])
        for step, part in (
            (0, (1 - self.up) * (1 - self.right)),
            (1, (1 - self.up) * self.right),
            (width, self.up * (1 - self.right)),
            (width + 1, self.up * self.right),
        ):
            total += np.bincount((self.corner + step).ravel(), (part * weight).ravel(), minlength=len(total))
        return total.reshape(GRID)


def spots(stability: Floats, difficulty: Floats) -> Spots:
    """Return where these memories lie."""
    span = np.log(STABILITIES[[0, -1]])
    x = (np.log(np.clip(stability, STABILITIES[0], STABILITIES[-1])) - span[0]) / (span[1] - span[0]) * (GRID[0] - 1)
    y = (difficulty - 1) / 9 * (GRID[1] - 1)
    i, j = np.minimum(x.astype(np.int64), GRID[0] - 2), np.minimum(y.astype(np.int64), GRID[1] - 2)
    return Spots(i * GRID[1] + j, x - i, y - j)


@dataclass
class Chances:
    """What an answer leads to: for every memory of the grid and every number of days since the last answer."""

    days: int
    recall: Floats = field(init=False)
    seconds: Floats = field(init=False)
    ways: list[tuple[Floats, Spots]] = field(init=False)

    def __post_init__(self) -> None:
        elapsed = np.arange(1.0, self.days + 1)
        s, d, e = np.broadcast_arrays(STABILITIES[:, None, None], DIFFICULTIES[None, :, None], elapsed[None, None, :])
        w = PARAMETERS
        r = self.recall = formulas.recall_after(e, s, w)
        self.seconds = outcomes.review_seconds(r, TRUE_PACE)
        lapsed = spots(outcomes.stability_lapsed(s, d, r, w), formulas.next_difficulty(d, Rating.AGAIN, w))
        self.ways = [(1 - r, lapsed)]
        for rating, share in zip((2, 3, 4), outcomes.REMEMBERED_SHARES, strict=True):
            after = spots(formulas.stability_recalled(s, d, r, rating, w), formulas.next_difficulty(d, rating, w))
            self.ways.append((r * share, after))
        first = outcomes.first_day(TRUE_PACE, w)
        self.first, self.first_seconds = spots(first.stability, first.difficulty), first.expected_seconds


def bound(workload: Workload, rounds: int = 60) -> float:
    """Return the most that can be known on the day, in %, by the best prices found in so many rounds."""
    chances, budget = Chances(workload.days), 60 * workload.minutes / workload.cards
    prices, best = np.full(workload.days + 1, 0.3 / (workload.days * budget)), np.inf
    for number in range(rounds):
        value, used = _at_prices(chances, prices)
        best = min(best, value + budget * prices[1:].sum())
        wanted = np.clip((used - budget) / budget, -1, 3)
        prices = np.clip(prices * np.exp(0.5 / np.sqrt(1 + number / 4) * wanted), 1e-7, HIGHEST_PRICE)
    return 100 * best


def _at_prices(chances: Chances, prices: Floats) -> tuple[float, Floats]:
    """Return what a card brings at best, its costs taken off, and the seconds that it then uses, by days left."""
    value, new, asks, enters = chances.recall, 0.0, [], []
    for left in range(1, chances.days + 1):
        after = value[:, :, 0]
        answer = -prices[left] * chances.seconds + sum(chance * way.read(after) for chance, way in chances.ways)
        first = -prices[left] * chances.first_seconds + outcomes.FIRST_SHARES @ chances.first.read(after)
        wait = np.concatenate((value[:, :, 1:], value[:, :, -1:]), axis=2)
        asks.append(answer > wait)
        enters.append(bool(first > new))
        value, new = np.maximum(answer, wait), max(new, float(first))
    return new, _used(chances, asks, enters)


def _used(chances: Chances, asks: list[Bools], enters: list[bool]) -> Floats:
    there, new, used = np.zeros_like(chances.recall), 1.0, np.zeros(chances.days + 1)
    for left in range(chances.days, 0, -1):
        asked = np.where(asks[left - 1], there, 0.0)
        used[left] = (asked * chances.seconds).sum()
        arrived = sum((way.spread(asked * chance) for chance, way in chances.ways), np.zeros(GRID))
        if enters[left - 1] and new:
            used[left] += chances.first_seconds
            arrived += chances.first.spread(outcomes.FIRST_SHARES)
            new = 0.0
        stays = there - asked
        there = np.concatenate((arrived[:, :, None], stays[:, :, :-1]), axis=2)
        there[:, :, -1] += stays[:, :, -1]
    return used
