"""Read what a day's queue may hold, by indexes: some milliseconds however many cards there are.

The statements stand here as text because the first queue waits for them: to build one from its parts takes SQLAlchemy
longer than the database takes to answer it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.orm import Session

from studyapp.domain.schedule import LogLine, ScheduleColumns
from studyapp.store.schedules import as_columns
from studyapp.store.types import UtcDateTime

# What as_columns reads.
_CARDS = (
    "SELECT id, fact_id, article_id, created_at, suspended, coalesce(buried_until, 0), state, stability, difficulty,"
    " due, last_review, coalesce(last_study_day, 0), lapses, span_start FROM cards"
)
# The numbers are those of State. The index of new cards is used only where its own condition stands in the statement.
_STUDIED = text(
    f"{_CARDS} WHERE (state = 1 AND due IS NOT NULL) OR (state = 3 AND due IS NOT NULL)"
    " OR (state = 2 AND due < :end) OR last_study_day >= :today"
).bindparams(bindparam("end", type_=UtcDateTime()))
_NEW = text(
    f"{_CARDS} WHERE state = 0 AND NOT suspended AND coalesce(buried_until, 0) <= :today AND last_study_day IS NULL"
    " ORDER BY created_at, article_id, span_start, id LIMIT :most"
)
_STANDING = (
    "SELECT answer.sequence, answer.id, answer.card_id, answer.rating, answer.study_day, answer.duration_ms,"
    " answer.state, NULL FROM review_log AS answer LEFT JOIN review_log AS undo ON undo.review_id = answer.id"
    " WHERE undo.id IS NULL AND answer.study_day >= :first"
)
_SINCE = text(_STANDING)
_LATEST = text(
    f"{_STANDING} AND answer.study_day < :today ORDER BY answer.study_day DESC, answer.sequence DESC LIMIT :most"
)
_LAST = text("SELECT max(sequence) FROM review_log")


def cards(session: Session, today: int, end: datetime, most_new: int) -> tuple[ScheduleColumns, bool]:
    """Return the cards that may matter on a study day that ends at ``end``, in the order in which they were made.

    They are those that are being learned, those that are due by then, those that were seen on that day or later, and of
    the new ones that may be asked the first ``most_new``. The second value tells whether there may be more new ones.
    """
    studied = _rows(session, _STUDIED, end=end, today=today)
    new = _rows(session, _NEW, today=today, most=most_new)
    return as_columns((*studied, *new)), len(new) == most_new


def answers(session: Session, first: int, today: int, most: int | None) -> tuple[tuple[LogLine, ...], int]:
    """Return answers that stand, in the order of the log, and the last entry that the log has.

    They are those of study day ``first`` and later; with ``most`` of the days before ``today`` the latest so many.
    """
    (last,) = _rows(session, _LAST)[0]
    rows = [*_rows(session, _SINCE, first=first if most is None else today)]
    if most is not None:
        rows += _rows(session, _LATEST, first=first, today=today, most=most)
    rows.sort(key=itemgetter(0))
    return tuple(map(LogLine._make, rows)), last or 0


def _rows(session: Session, statement: TextClause, **values: object) -> Sequence[Any]:
    """Return the rows as the driver has them."""
    cursor = session.connection().execute(statement, values).cursor
    return [] if cursor is None else cursor.fetchall()
