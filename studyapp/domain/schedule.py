"""What queues, plans and forecasts need of all cards and of the log at once: bare columns, no text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

NO_TIME_US = -(2**62)  # long before any card: so that "is it past?" is right without asking first
NO_DAY = 0


@dataclass(frozen=True)
class ScheduleColumns:
    """One entry a card in each column, in the order in which the cards were made; names as on Card and Memory.

    Times are microseconds since 1970 in UTC, NO_TIME_US where there is none; days are ordinals, NO_DAY where there is
    none; a new card has NaN for stability and difficulty.
    """

    card_id: Sequence[str] = ()
    fact_id: Sequence[str] = ()
    article_id: Sequence[str] = ()
    created_us: Sequence[int] = ()
    suspended: Sequence[int] = ()
    buried_until: Sequence[int] = ()
    state: Sequence[int] = ()
    stability: Sequence[float] = ()
    difficulty: Sequence[float] = ()
    due_us: Sequence[int] = ()
    last_review_us: Sequence[int] = ()
    last_study_day: Sequence[int] = ()
    lapses: Sequence[int] = ()


class LogLine(NamedTuple):
    """One entry of the log, bare: an answer, or (with ``undoes``, the id of a review) an undo. Names as on Review."""

    sequence: int
    id: str
    card_id: str
    rating: int
    study_day: int
    duration_ms: int
    state: int | None
    undoes: str | None


class Timing(NamedTuple):
    """How long an answer took: its rating, the state in which the card was asked, the milliseconds (0: not measured)."""

    rating: int
    state: int | None
    duration_ms: int


@dataclass(frozen=True)
class Mark:
    """A place in the history of writes, as far as this program saw it.

    A new ``epoch`` means that anything may be different; ``cards`` counts the ids of written cards, ``log`` the entries
    of the log, ``other`` writes to articles, exams and settings.
    """

    epoch: int
    cards: int
    log: int
    other: int
