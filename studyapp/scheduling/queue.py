"""Choose and order what is to be reviewed today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

import numpy as np

from studyapp.domain.memory import State
from studyapp.scheduling.columns import Columns
from studyapp.scheduling.exam_plan import ExamCards, Terms, choose
from studyapp.scheduling.formulas import Bools, Ints, Parameters
from studyapp.scheduling.pace import USUAL_PACE, Pace
from studyapp.scheduling.plain import spread, take_plain
from studyapp.scheduling.planning_day import Day, begin, take_learning
from studyapp.scheduling.scheduler import PARAMETERS

NEW_A_DAY = 20


@dataclass(frozen=True)
class Plan:
    """The ids of today's cards in order, the expected ``minutes`` for all of them, and how many are of each kind.

    ``left_out`` counts the due reviews that did not fit into the minutes; ``exam_minutes`` are those of exams' cards.
    ``new_ran_out`` tells that more new cards could have come than there are.
    """

    card_ids: tuple[str, ...]
    minutes: float
    new: int
    learning: int
    review: int
    left_out: int = 0
    exam_minutes: float = 0.0
    new_ran_out: bool = False


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
    day = begin(columns, now, zone, wishes.minutes, wishes.parked, pace, w)
    due, soon = take_learning(day, now)
    free = day.awake & (columns.state != State.LEARNING) & (columns.state != State.RELEARNING)
    for share in wishes.exams:
        _take_exam(day, free & share.covered, share)
        free &= ~share.covered
    exam_seconds = day.used - len(due) * pace.step_seconds - len(soon) * pace.step_seconds
    plain = take_plain(day, free, zone, wishes.new_left, wishes.catch_up)
    rest = np.concatenate(day.chosen) if day.chosen else np.empty(0, dtype=np.int64)
    if wishes.by_source:
        rest = _by_source(columns, rest)
    order = np.concatenate((due, rest, soon))
    new = int((columns.state[rest] == State.NEW).sum())
    return Plan(
        card_ids=tuple(map(columns.ids.__getitem__, order.tolist())),
        minutes=day.used / 60,
        new=new,
        learning=len(due) + len(soon),
        review=len(rest) - new,
        left_out=plain.left_out,
        new_ran_out=plain.new_ran_out,
        exam_minutes=exam_seconds / 60,
    )


def _take_exam(day: Day, free: Bools, share: ExamShare) -> None:
    """Choose today's cards of an exam; the new ones come evenly among the rest."""
    places = np.flatnonzero(share.covered & day.awake)
    columns = day.columns
    cards = exam_cards(columns, places)
    resting = ~free[places] | day.seen_facts[columns.fact[places]]
    open_steps = columns.state[places] == State.LEARNING
    open_steps |= columns.state[places] == State.RELEARNING
    choice = choose(
        cards,
        day.today,
        share.terms,
        min(share.seconds - int(open_steps.sum()) * day.pace.step_seconds, day.seconds),
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


def _by_source(columns: Columns, places: Ints) -> Ints:
    """Return the cards source by source: the source of the first card first, the order within each kept."""
    _, first, source = np.unique(columns.article[places], return_index=True, return_inverse=True)
    return places[np.argsort(first[source], kind="stable")]
