"""Read what a day's queue may hold, by indexes: few milliseconds however many cards there are.

The statements stand here as text and go to the driver as they are, because the first queue waits for them: to build one
from its parts takes SQLAlchemy longer than the database takes to answer it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from operator import itemgetter

import numpy as np
from sqlalchemy import Connection

from studyapp.domain.memory import State
from studyapp.domain.schedule import NO_DAY, NO_TIME_US, LogLine, ScheduleColumns, Timing
from studyapp.store.gathering import Moments, Numbers, Texts, gather, moment, real, whole
from studyapp.store.schedules import CARDS, Block, block, in_order, opened

# The numbers in the statements are those of State. Most cards are reviews that are due: of them, and of new ones, only
# that is read what a plan looks at, from the one index that holds it.
_AWAKE = "NOT suspended AND (buried_until IS NULL OR buried_until <= ?)"
REVIEWS = (
    f"SELECT id, fact_id, article_id, {moment('created_at')}, span_start,"  # noqa: S608
    f" {real('stability')}, {real('difficulty')}, {moment('due')}, {whole('last_study_day')}"
    f" FROM cards WHERE state = 2 AND due < ? AND {_AWAKE}"
)
NEW = (
    f"SELECT id, fact_id, article_id, {moment('created_at')}, span_start FROM cards"  # noqa: S608
    f" WHERE state = 0 {{}} AND {_AWAKE} AND last_study_day IS NULL"
    " ORDER BY created_at, article_id, span_start, id LIMIT ?"
)
IN_ORDER = "AND due IS NULL"  # so the index has new cards in their order
_ODD = "SELECT EXISTS (SELECT 1 FROM cards WHERE state = 0 AND due IS NOT NULL)"  # nothing here makes such ones
_OTHERS = (
    f"{CARDS} WHERE state = 1 OR state = 3 OR (state = 2 AND due IS NULL)"
    f" OR (last_study_day >= ? AND NOT coalesce(state = 2 AND due < ? AND {_AWAKE}, false))"
)

_STANDING = (
    "FROM review_log AS answer LEFT JOIN review_log AS undo ON undo.review_id = answer.id"
    " WHERE undo.id IS NULL AND answer.study_day >= ?"
)
_SINCE = (
    "SELECT answer.sequence, answer.id, answer.card_id, answer.rating, answer.study_day, answer.duration_ms,"
    f" answer.state, NULL {_STANDING}"
)
_TIMINGS = (
    f"SELECT answer.rating, answer.state, answer.duration_ms {_STANDING} AND answer.study_day < ?"
    " ORDER BY answer.study_day DESC, answer.sequence DESC LIMIT ?"
)
_LAST = "SELECT max(sequence) FROM review_log"


def cards(connection: Connection, today: int, end: datetime, most_new: int) -> tuple[ScheduleColumns, bool]:
    """Return the cards that may matter on a study day that ends at ``end``, in the order in which they were made.

    They are those that are being learned, those that are due by then, those that were seen on that day or later, and of
    the new ones that may be asked the first ``most_new``. The second value tells whether there may be more new ones. When
    a due review was last seen and how often it lapsed is not told: no plan asks for it.
    """
    until = end.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    new = _new(connection, today, most_new)
    others = block(opened(connection, _OTHERS, today, until, today))
    return in_order(_reviews(connection, until, today), new, others), len(new.ids) == most_new


def answers(connection: Connection, first: int) -> tuple[tuple[LogLine, ...], int]:
    """Return the answers of study day ``first`` and later that stand, in the order of the log, and its last entry."""
    (last,) = opened(connection, _LAST).fetchmany(1)[0]
    rows = sorted(opened(connection, _SINCE, first).fetchall(), key=itemgetter(0))
    return tuple(map(LogLine._make, rows)), last or 0


def timings(connection: Connection, first: int, today: int, most: int) -> list[Timing]:
    """Return how long answers took that stand, of study days from ``first`` to before ``today``, the latest ``most``."""
    return list(map(Timing._make, opened(connection, _TIMINGS, first, today, most).fetchall()))


def _reviews(connection: Connection, until: str, today: int) -> Block:
    """Return the reviews that are due and neither asleep nor buried."""
    ids, fact, article, created, span = Texts(), Texts(), Texts(shared=True), Moments(), Numbers("q")
    stability, difficulty, due, day = Numbers("d"), Numbers("d"), Moments(), Numbers("q")
    cursor = opened(connection, REVIEWS, until, today)
    gather(cursor, ids, fact, article, created, span, stability, difficulty, due, day)
    none = np.zeros(len(ids.values), dtype=np.int64)
    return Block(
        *(ids.values, fact.values, article.values, span.ints(), created.micros()),
        *(none, none + NO_DAY, none + State.REVIEW, stability.floats(), difficulty.floats()),
        *(due.micros(), none + NO_TIME_US, day.ints(), none),
    )


def _new(connection: Connection, today: int, most: int) -> Block:
    """Return the first new cards that may be asked; they have no memory."""
    ids, fact, article, created, span = Texts(), Texts(), Texts(shared=True), Moments(), Numbers("q")
    odd = opened(connection, _ODD).fetchmany(1)[0][0]
    cursor = opened(connection, NEW.format("" if odd else IN_ORDER), today, most)
    gather(cursor, ids, fact, article, created, span)
    none, unknown = np.zeros(len(ids.values), dtype=np.int64), np.full(len(ids.values), np.nan)
    return Block(
        *(ids.values, fact.values, article.values, span.ints(), created.micros()),
        *(none, none + NO_DAY, none + State.NEW, unknown, unknown),
        *(none + NO_TIME_US, none + NO_TIME_US, none + NO_DAY, none),
    )
