"""Choose and order what is to be reviewed today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from math import inf
from sys import maxsize

from studyapp.domain.card import ScheduleRow
from studyapp.domain.day import day_end, study_day
from studyapp.domain.memory import Memory, State
from studyapp.scheduling.gain import gain_per_second
from studyapp.scheduling.pace import USUAL_PACE, Pace
from studyapp.scheduling.scheduler import PARAMETERS

NEW_A_DAY = 20
LEARN_AHEAD = timedelta(minutes=20)


@dataclass(frozen=True)
class Plan:
    """The ids of today's cards in order, the expected ``minutes`` for all of them, and how many are of each kind."""

    card_ids: tuple[str, ...]
    minutes: float
    new: int
    learning: int
    review: int


@dataclass(frozen=True)
class Pile:
    """The cards that may come today: learning ones due or soon due, reviews (lowest recall first), new ones."""

    due: tuple[ScheduleRow, ...]
    soon: tuple[ScheduleRow, ...]
    reviews: tuple[ScheduleRow, ...]
    new: tuple[ScheduleRow, ...]


def plan_day(
    rows: Sequence[ScheduleRow],
    now: datetime,
    zone: tzinfo,
    *,
    new_left: int = NEW_A_DAY,
    pace: Pace = USUAL_PACE,
    minutes: float | None = None,
    parameters: Sequence[float] = PARAMETERS,
) -> Plan:
    """Return the plan for the study day at ``now``: at most ``new_left`` new cards, cut to ``minutes`` if given.

    First come the learning cards that are due, then the reviews, lowest retrievability first, with the new cards
    spread evenly among them, last the learning cards that come due within LEARN_AHEAD. When time is short, learning
    cards go first, then the reviews that gain most per second, then new cards.
    """
    pile = collect(rows, now, zone, new_left)
    seconds = inf if minutes is None else 60 * minutes
    due = pile.due[: _fitting(seconds, pace.review_seconds)]
    seconds -= len(due) * pace.review_seconds
    soon = pile.soon[: _fitting(seconds, pace.review_seconds)]
    seconds -= len(soon) * pace.review_seconds
    room = _fitting(seconds, pace.review_seconds)
    reviews = worthwhile(pile.reviews, room, study_day(now, zone), pace, parameters)
    seconds -= len(reviews) * pace.review_seconds
    new = pile.new[: _fitting(seconds, pace.new_seconds)]
    answers = len(due) + len(soon) + len(reviews)
    return Plan(
        card_ids=tuple(row.card_id for row in (*due, *spread(reviews, new), *soon)),
        minutes=(answers * pace.review_seconds + len(new) * pace.new_seconds) / 60,
        new=len(new),
        learning=len(due) + len(soon),
        review=len(reviews),
    )


def collect(rows: Iterable[ScheduleRow], now: datetime, zone: tzinfo, new_left: int) -> Pile:
    """Sort out what may come today; of the cards of one fact only the first, and none when one was seen today."""
    today = study_day(now, zone)
    end_of_day = day_end(today, zone)
    learning: list[ScheduleRow] = []
    reviews: list[ScheduleRow] = []
    new: list[ScheduleRow] = []
    seen: set[str] = set()
    for row in rows:
        memory = row.memory
        if memory.last_study_day == today:
            seen.add(row.fact_id)
        if row.suspended or (row.buried_until is not None and row.buried_until > today):
            continue
        if memory.state is State.NEW:
            new.append(row)
        elif memory.state is not State.REVIEW:
            learning.append(row)
        elif memory.due is None or memory.due < end_of_day:
            reviews.append(row)
    seen.update(row.fact_id for row in learning)
    reviews.sort(key=lambda row: _staleness(row.memory, today), reverse=True)
    new.sort(key=lambda row: row.created_at)
    due, soon = _by_due(learning, now)
    return Pile(due, soon, _one_a_fact(reviews, seen), _one_a_fact(new, seen, new_left))


def worthwhile(
    reviews: Sequence[ScheduleRow], room: int, today: int, pace: Pace, parameters: Sequence[float]
) -> Sequence[ScheduleRow]:
    """Return the reviews, in their order; where there is ``room`` for fewer, those that gain most per second."""
    if len(reviews) <= room:
        return reviews
    gains = gain_per_second([row.memory for row in reviews], today, pace.review_seconds, parameters)
    best = sorted(range(len(reviews)), key=lambda at: -gains[at])[:room]
    return [reviews[at] for at in sorted(best)]


def spread(reviews: Sequence[ScheduleRow], new: Sequence[ScheduleRow]) -> list[ScheduleRow]:
    """Return all in their order, the new ones evenly among the reviews."""
    mixed: list[ScheduleRow] = []
    for at, row in enumerate(new):
        here = reviews[at * len(reviews) // len(new) : (at + 1) * len(reviews) // len(new)]
        middle = (len(here) + 1) // 2
        mixed += (*here[:middle], row, *here[middle:])
    return mixed or list(reviews)


def _by_due(learning: Sequence[ScheduleRow], now: datetime) -> tuple[tuple[ScheduleRow, ...], tuple[ScheduleRow, ...]]:
    """Return the learning cards that are due and those that soon will be, each by due time.

    One that was seen in the future is due: the clock has been put back, and nobody shall wait for it to catch up.
    """
    due: list[tuple[datetime, ScheduleRow]] = []
    soon: list[tuple[datetime, ScheduleRow]] = []
    for row in learning:
        at, seen = row.memory.due, row.memory.last_review
        if at is None or at <= now or (seen is not None and seen > now):
            due.append((at or now, row))
        elif at <= now + LEARN_AHEAD:
            soon.append((at, row))
    return _in_order(due), _in_order(soon)


def _in_order(timed: list[tuple[datetime, ScheduleRow]]) -> tuple[ScheduleRow, ...]:
    return tuple(row for _, row in sorted(timed, key=lambda pair: pair[0]))


def _one_a_fact(rows: Iterable[ScheduleRow], seen: set[str], most: int | None = None) -> tuple[ScheduleRow, ...]:
    """Return the first row of each fact that is not in ``seen`` yet, ``most`` at the most; add their facts to it."""
    first: list[ScheduleRow] = []
    for row in rows:
        if most is not None and len(first) >= most:
            break
        if row.fact_id not in seen:
            seen.add(row.fact_id)
            first.append(row)
    return tuple(first)


def _staleness(memory: Memory, today: int) -> float:
    """Return elapsed time in stabilities: the greater it is, the lower the retrievability."""
    if memory.stability is None or memory.last_study_day is None:
        return 0.0
    return max(0, today - memory.last_study_day) / memory.stability


def _fitting(seconds: float, each: float) -> int:
    """Return how many answers fit into ``seconds``."""
    return int(min(max(0.0, seconds) / each, maxsize))
