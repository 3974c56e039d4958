"""What the plain schedule asks today: reviews that are due, a few new cards."""

from __future__ import annotations

from datetime import tzinfo
from typing import NamedTuple

import numpy as np

from studyapp.domain.day import day_end, day_start
from studyapp.domain.memory import State
from studyapp.scheduling import formulas, outcomes
from studyapp.scheduling.columns import micros
from studyapp.scheduling.formulas import Bools, Floats, Ints
from studyapp.scheduling.gain import HORIZON_DAYS, gain_per_second
from studyapp.scheduling.planning_day import Day, fitting


class Taken(NamedTuple):
    """How many due reviews were left out, and whether there were fewer new cards than could have come."""

    left_out: int
    new_ran_out: bool


def take_plain(day: Day, free: Bools, zone: tzinfo, new_left: int, catch_up: bool) -> Taken:
    """Take what the plain schedule asks of the ``free`` cards.

    At most ``new_left`` new cards come; with ``catch_up`` none, and what is overdue comes after what fell due today.
    """
    columns = day.columns
    start_of_day, end_of_day = micros(day_start(day.today, zone)), micros(day_end(day.today, zone))
    due = np.flatnonzero(free & (columns.state == State.REVIEW) & (columns.due_us < end_of_day))
    recall = formulas.recall_after(np.maximum(day.today - columns.last_day[due], 0), columns.stability[due], day.w)
    order = np.argsort(recall, kind="stable")
    due, recall = due[order], recall[order]
    first = _first_of_facts(columns.fact[due], day.seen_facts)
    due, recall = due[first], recall[first]
    cost = outcomes.review_seconds(recall, day.pace)
    kept = _kept(day, due, cost, columns.due_us[due] < start_of_day if catch_up else None)
    reviews = due[kept]
    day.seen_facts[columns.fact[due]] = True  # a sibling that is new waits for those left out, too
    review_seconds = float(cost[kept].sum())
    each = outcomes.first_day(day.pace, day.w).expected_seconds
    most = 0 if catch_up else min(new_left, int(max(0.0, min((day.seconds - review_seconds) / each, 1e6))))
    new = _new(day, free, most)
    new_seconds = len(new) * each
    day.take(spread(reviews, new), review_seconds + new_seconds)
    return Taken(len(due) - len(reviews), len(new) < most)


def _kept(day: Day, due: Ints, cost: Floats, overdue: Bools | None) -> Bools:
    """Return which due reviews fit into the day: those that gain most per second, overdue ones last if told apart."""
    if cost.sum() <= day.seconds:
        return np.ones(len(due), dtype=np.bool_)
    columns = day.columns
    elapsed = np.maximum(day.today - columns.last_day[due], 0).astype(np.float64)
    worth = gain_per_second(columns.stability[due], columns.difficulty[due], elapsed, HORIZON_DAYS, day.pace, day.w)
    best = np.argsort(-worth, kind="stable")
    if overdue is not None:
        best = best[np.argsort(overdue[best], kind="stable")]
    kept = np.zeros(len(due), dtype=np.bool_)
    kept[best[: fitting(cost[best], day.seconds)]] = True
    return kept


def _new(day: Day, free: Bools, most: int) -> Ints:
    """Return the oldest new cards of facts that are not seen today, ``most`` at the most."""
    facts, places = day.columns.fact, []
    seen: set[int] = set()
    if most <= 0:
        return np.empty(0, dtype=np.int64)
    for place in np.flatnonzero(free & (day.columns.state == State.NEW)):
        fact = int(facts[place])
        if fact not in seen and not day.seen_facts[fact]:
            seen.add(fact)
            places.append(place)
            if len(places) == most:
                break
    return np.array(places, dtype=np.int64)


def _first_of_facts(fact: Ints, seen: Bools) -> Ints:
    """Return the places of the first card of each fact that is not seen yet, in their order."""
    _, first = np.unique(fact, return_index=True)
    first.sort()
    return first[~seen[fact[first]]]


def spread(reviews: Ints, new: Ints) -> Ints:
    """Return all in their order, the new ones evenly among the reviews."""
    places = np.concatenate(
        (np.arange(len(reviews)) + 0.5, (np.arange(len(new)) + 0.5) * max(len(reviews), 1) / max(len(new), 1))
    )
    return np.concatenate((reviews, new))[np.argsort(places, kind="stable")]
