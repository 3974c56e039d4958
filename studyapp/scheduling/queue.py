"""Choose and order what is to be reviewed today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from math import inf

import numpy as np

from studyapp.domain.day import day_end, study_day
from studyapp.domain.memory import State
from studyapp.scheduling import formulas, outcomes
from studyapp.scheduling.columns import Columns, micros
from studyapp.scheduling.exam_plan import ExamCards, Terms, choose
from studyapp.scheduling.formulas import Bools, Floats, Ints, Parameters
from studyapp.scheduling.gain import HORIZON_DAYS, gain_per_second
from studyapp.scheduling.pace import USUAL_PACE, Pace
from studyapp.scheduling.scheduler import PARAMETERS

NEW_A_DAY = 20
LEARN_AHEAD = timedelta(minutes=20)


@dataclass(frozen=True)
class Plan:
    """The ids of today's cards in order, the expected ``minutes`` for all of them, and how many are of each kind.

    ``left_out`` counts the due reviews that did not fit into the minutes; ``exam_minutes`` are those of exams' cards.
    """

    card_ids: tuple[str, ...]
    minutes: float
    new: int
    learning: int
    review: int
    left_out: int = 0
    exam_minutes: float = 0.0


@dataclass(frozen=True)
class ExamShare:
    """An exam's part of today: its cards, its terms, what it has left of the seconds, its new cards seen today."""

    covered: Bools
    terms: Terms
    seconds: float
    introduced: int = 0


@dataclass(frozen=True)
class Wishes:
    """What the learner asks of today. ``minutes`` are those that are left, None for as many as it takes.

    ``parked`` marks cards that are left in peace (news too old to be asked). ``catch_up`` puts what fell due today
    before what is overdue and lets no new card in; ``by_source`` asks source by source instead of mixing them.
    """

    minutes: float | None = None
    new_left: int = NEW_A_DAY
    by_source: bool = False
    catch_up: bool = False
    parked: Bools | None = None
    exams: tuple[ExamShare, ...] = ()


@dataclass
class _Day:
    """The state of planning: what is taken so far."""

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
        self.chosen.append(places)
        self.seen_facts[self.columns.fact[places]] = True
        self.seconds -= seconds
        self.used += seconds


def plan_day(
    columns: Columns,
    now: datetime,
    zone: tzinfo,
    wishes: Wishes | None = None,
    pace: Pace = USUAL_PACE,
    w: Parameters = PARAMETERS,
) -> Plan:
    """Return the plan for the study day at ``now``.

    First come the learning cards that are due, then each exam's cards, the nearest exam first, then what the plain
    schedule asks: reviews, lowest retrievability first, with the new cards spread evenly among them; last the learning
    cards that come due within LEARN_AHEAD. When time is short, learning cards go first, then exams, then the reviews
    that gain most per second, then new cards. Of the cards of one fact only the first comes, and none when one was seen
    today.
    """
    wishes = wishes or Wishes()
    day = _begin(columns, now, zone, wishes, pace, w)
    due, soon = _learning(day, now)
    free = day.awake & (columns.state != State.LEARNING) & (columns.state != State.RELEARNING)
    for share in wishes.exams:
        _take_exam(day, free & share.covered, share)
        free &= ~share.covered
    exam_seconds = day.used - len(due) * pace.step_seconds - len(soon) * pace.step_seconds
    end_of_day = micros(day_end(day.today, zone))
    left_out = _take_plain(day, free, end_of_day, micros(day_end(day.today - 1, zone)), wishes)
    rest = np.concatenate(day.chosen) if day.chosen else np.empty(0, dtype=np.int64)
    if wishes.by_source:
        rest = _by_source(columns, rest)
    order = np.concatenate((due, rest, soon))
    new = int((columns.state[rest] == State.NEW).sum())
    return Plan(
        card_ids=tuple(columns.ids[place] for place in order.tolist()),
        minutes=day.used / 60,
        new=new,
        learning=len(due) + len(soon),
        review=len(rest) - new,
        left_out=left_out,
        exam_minutes=exam_seconds / 60,
    )


def spread(reviews: Ints, new: Ints) -> Ints:
    """Return all in their order, the new ones evenly among the reviews."""
    places = np.concatenate(
        (np.arange(len(reviews)) + 0.5, (np.arange(len(new)) + 0.5) * max(len(reviews), 1) / max(len(new), 1))
    )
    return np.concatenate((reviews, new))[np.argsort(places, kind="stable")]


def _begin(columns: Columns, now: datetime, zone: tzinfo, wishes: Wishes, pace: Pace, w: Parameters) -> _Day:
    today = study_day(now, zone)
    awake = columns.awake(today)
    if wishes.parked is not None:
        awake &= ~wishes.parked
    seen = np.zeros(len(columns.facts), dtype=np.bool_)
    seen[columns.fact[(columns.last_day == today) & ~columns.gone]] = True
    seconds = inf if wishes.minutes is None else 60 * wishes.minutes
    return _Day(columns, today, pace, w, awake, seen, seconds)


def _learning(day: _Day, now: datetime) -> tuple[Ints, Ints]:
    """Return the learning cards that are due and those that soon will be, each by due time.

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
        places = places[: _fitting(np.full(len(places), day.pace.step_seconds), day.seconds)]
        day.seconds -= len(places) * day.pace.step_seconds
        day.used += len(places) * day.pace.step_seconds
        taken.append(places)
    return taken[0], taken[1]


def _take_exam(day: _Day, free: Bools, share: ExamShare) -> None:
    """Choose today's cards of an exam; the new ones come evenly among the rest."""
    places = np.flatnonzero(share.covered & day.awake)
    columns = day.columns
    cards = exam_cards(columns, places)
    resting = ~free[places] | day.seen_facts[columns.fact[places]]
    choice = choose(
        cards,
        day.today,
        share.terms,
        min(share.seconds, day.seconds),
        day.pace,
        day.w,
        introduced=share.introduced,
        resting=resting,
    )
    chosen = places[choice.places]
    new = columns.state[chosen] == State.NEW
    day.take(spread(chosen[~new], chosen[new]), choice.seconds)


def exam_cards(columns: Columns, places: Ints) -> ExamCards:
    """Return the cards at these places as an exam's plan sees them."""
    return ExamCards(
        columns.stability[places],
        columns.difficulty[places],
        columns.last_day[places].astype(np.float64),
        columns.fact[places],
    )


def _take_plain(day: _Day, free: Bools, end_of_day: int, start_of_day: int, wishes: Wishes) -> int:
    """Choose what the plain schedule asks; return how many due reviews were left out."""
    columns = day.columns
    due = np.flatnonzero(free & (columns.state == State.REVIEW) & (columns.due_us < end_of_day))
    recall = formulas.recall_after(np.maximum(day.today - columns.last_day[due], 0), columns.stability[due], day.w)
    order = np.argsort(recall, kind="stable")
    due, recall = due[order], recall[order]
    first = _first_of_facts(columns.fact[due], day.seen_facts)
    due, recall = due[first], recall[first]
    cost = outcomes.review_seconds(recall, day.pace)
    kept = _kept(day, due, cost, columns.due_us[due] < start_of_day if wishes.catch_up else None)
    reviews = due[kept]
    day.seen_facts[columns.fact[due]] = True  # a sibling that is new waits for those left out, too
    review_seconds = float(cost[kept].sum())
    new = _new(day, free, 0 if wishes.catch_up else wishes.new_left, day.seconds - review_seconds)
    new_seconds = len(new) * outcomes.first_day(day.pace, day.w).expected_seconds
    day.take(spread(reviews, new), review_seconds + new_seconds)
    return len(due) - len(reviews)


def _kept(day: _Day, due: Ints, cost: Floats, overdue: Bools | None) -> Bools:
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
    kept[best[: _fitting(cost[best], day.seconds)]] = True
    return kept


def _new(day: _Day, free: Bools, most: int, seconds: float) -> Ints:
    """Return the oldest new cards of facts that are not seen today, ``most`` at the most, within ``seconds``."""
    each = outcomes.first_day(day.pace, day.w).expected_seconds
    most = min(most, int(max(0.0, min(seconds / each, 1e6))))
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


def _by_source(columns: Columns, places: Ints) -> Ints:
    """Return the cards source by source: the source of the first card first, the order within each kept."""
    _, first, source = np.unique(columns.article[places], return_index=True, return_inverse=True)
    return places[np.argsort(first[source], kind="stable")]


def _fitting(cost: Floats | Sequence[float], seconds: float) -> int:
    """Return how many of these, in order, fit into ``seconds``."""
    return int(np.searchsorted(np.cumsum(cost), seconds + 1e-9, side="right"))
