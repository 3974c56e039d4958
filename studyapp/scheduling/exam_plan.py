"""Choose what to revise today so that most is known on the day of an exam.

The last days before it, just enough of them to go through every card once, are the final phase; what comes before is
the build phase. Build: new cards enter, some more of them in the first days, so that all are in by half time, and the
rest of the minutes goes to the studied cards that are least known. Final: whatever adds most to the recall on the day
of the exam per second, while it adds anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from studyapp.scheduling import formulas, outcomes
from studyapp.scheduling.formulas import Bools, Floats, Ints, Parameters
from studyapp.scheduling.gain import gain_per_second, new_gain_per_second
from studyapp.scheduling.pace import Pace

SHORTEST_FINAL = 2  # days
# After a share x of the time until half time, x to this power of the new cards are in. A little more at first leaves
# every card more time: 0.1 to 0.2 points on four of the five workloads of the benchmark, nothing lost on the fifth.
FRONT = 0.8
# While building up, what is known as well as this is not asked: in simulations that costs nothing, and nobody likes to be
# asked today what they knew yesterday.
KNOWN_WELL = 0.98


@dataclass(frozen=True)
class ExamCards:
    """The cards of an exam: NaN for stability and difficulty of a new one; siblings share the number of their fact."""

    stability: Floats
    difficulty: Floats
    last_day: Floats
    fact: Ints

    @property
    def new(self) -> Bools:
        """Which cards were never answered."""
        return np.isnan(self.stability)


@dataclass(frozen=True)
class Terms:
    """The days (ordinals) of the plan from ``start`` to the exam, and the seconds for each of them before the exam."""

    start: int
    exam: int
    seconds: Sequence[float]

    def seconds_on(self, day: int) -> float:
        """Return the seconds of that day; on the day of the exam those of the day before."""
        return self.seconds[min(max(day - self.start, 0), len(self.seconds) - 1)] if self.seconds else 0.0

    def half_time(self) -> int:
        """Return the first day by which every new card shall be in."""
        return self.start + max(1, (self.exam - self.start) // 2)

    def final_start(self, cards: int, pace: Pace) -> int:
        """Return the first day of the final phase: from here on there is just the time to see every card once."""
        needed, days = cards * pace.usual_seconds, 0
        for seconds in reversed(self.seconds):
            if days >= SHORTEST_FINAL and needed <= 0:
                break
            needed -= seconds
            days += 1
        return self.exam - min(days, max(SHORTEST_FINAL, (self.exam - self.start) // 2))


@dataclass(frozen=True)
class Choice:
    """Today's cards in order (places in ExamCards) and the ``seconds`` that they are expected to take."""

    places: Ints
    seconds: float


def choose(
    cards: ExamCards,
    today: int,
    terms: Terms,
    seconds: float,
    pace: Pace,
    w: Parameters,
    *,
    introduced: int = 0,
    resting: Bools | None = None,
) -> Choice:
    """Return today's cards within ``seconds``.

    ``introduced`` new cards were seen today already; ``resting`` marks cards that may not come today (asleep, being
    learned, a sibling of one that was seen). Cards that were seen today rest by themselves.
    """
    free = cards.last_day < today
    if resting is not None:
        free &= ~resting
    if today >= terms.final_start(len(cards.fact), pace):
        order, cost = _final(cards, free, today, terms, pace, w)
    else:
        order, cost = _build(cards, free, today, terms, pace, w, introduced)
    order, cost = _one_a_fact(cards.fact, order, cost)
    fitting = int(np.searchsorted(np.cumsum(cost), seconds, side="right"))
    return Choice(order[:fitting], float(cost[:fitting].sum()))


def new_today(waiting: int, introduced: int, today: int, terms: Terms) -> int:
    """Return how many more new cards enter today when ``waiting`` still do and ``introduced`` did today."""
    if today < terms.half_time():
        share = _share_of_today(today - terms.start, terms.half_time() - terms.start)
    else:  # cards that arrived later
        share = 1 / max(1, (terms.exam - today) // 2)
    return max(0, ceil((waiting + introduced) * share - 1e-9) - introduced)


def _share_of_today(day: int, days: int) -> float:
    """Return which share of the cards that still wait enters on the day with that number, 0 being the first of all."""
    share: float = ((day + 1) ** FRONT - day**FRONT) / (days**FRONT - day**FRONT)
    return share


def _build(
    cards: ExamCards, free: Bools, today: int, terms: Terms, pace: Pace, w: Parameters, introduced: int
) -> tuple[Ints, Floats]:
    new = np.flatnonzero(free & cards.new)
    new = new[: new_today(len(new), introduced, today, terms)]
    old = np.flatnonzero(free & ~cards.new)
    recall = formulas.recall_after(today - cards.last_day[old], cards.stability[old], w)
    order = np.argsort(recall, kind="stable")
    order = order[recall[order] < KNOWN_WELL]
    first = np.full(len(new), outcomes.first_day(pace, w).expected_seconds)
    return np.concatenate((new, old[order])), np.concatenate((first, outcomes.review_seconds(recall[order], pace)))


def _final(cards: ExamCards, free: Bools, today: int, terms: Terms, pace: Pace, w: Parameters) -> tuple[Ints, Floats]:
    places = np.flatnonzero(free)
    new = cards.new[places]
    horizon = max(terms.exam - today, 0)
    elapsed = np.where(new, 1.0, today - cards.last_day[places])
    stability = np.where(new, 1.0, cards.stability[places])
    difficulty = np.where(new, 5.0, cards.difficulty[places])
    worth = gain_per_second(stability, difficulty, elapsed, horizon, pace, w)
    worth = np.where(new, new_gain_per_second(horizon, pace, w), worth)
    cost = outcomes.review_seconds(formulas.recall_after(elapsed, stability, w), pace)
    cost = np.where(new, outcomes.first_day(pace, w).expected_seconds, cost)
    order = np.argsort(-worth, kind="stable")
    order = order[worth[order] > 0]
    return places[order], cost[order]


def _one_a_fact(fact: Ints, order: Ints, cost: Floats) -> tuple[Ints, Floats]:
    """Keep the first card of each fact: siblings come on different days."""
    _, first = np.unique(fact[order], return_index=True)
    first.sort()
    return order[first], cost[first]
