"""Read what queues and plans need of cards and log, in columns or for a few of them, without any text."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Integer, Select, String, func, select, type_coerce
from sqlalchemy.orm import Session

from studyapp.domain.card import ScheduleRow
from studyapp.domain.exam import Scope
from studyapp.domain.memory import Memory, State
from studyapp.domain.schedule import NO_DAY, NO_TIME_US, LogLine, ScheduleColumns
from studyapp.store.tables import ArticleRow, CardRow, LogRow

# The order in which cards were made, those of one moment in the order of the article.
ORDER = (CardRow.created_at, CardRow.article_id, CardRow.span_start, CardRow.id)
_IDS_A_QUERY = 500
_NAN = float("nan")


def columns(session: Session) -> ScheduleColumns:
    """Return the columns of all cards, in the order in which they were made."""
    return as_columns(driver_rows(session, select(*_COLUMNS)))


def as_columns(rows: Iterable[Sequence[Any]]) -> ScheduleColumns:
    """Return rows of what _COLUMNS names, as the driver has them, in their order as columns.

    They are put in order here: rows come from the file nearly so, which makes that quicker than a sort in SQLite.
    """
    ordered = sorted(rows, key=_MADE)
    if not ordered:
        return ScheduleColumns()
    id_, fact, article, created, suspended, buried, state, stability, difficulty, due, last, day, lapses, _ = zip(
        *ordered, strict=True
    )
    return ScheduleColumns(
        card_id=id_,
        fact_id=fact,
        article_id=article,
        created_us=micros(created),
        suspended=suspended,
        buried_until=buried,
        state=state,
        stability=floats(stability),
        difficulty=floats(difficulty),
        due_us=micros(due),
        last_review_us=micros(last),
        last_study_day=day,
        lapses=lapses,
    )


def rows(session: Session, card_ids: Sequence[str] | None = None) -> Iterator[ScheduleRow]:
    """Yield the schedule of all cards, or of those with these ids, in the order in which they were made."""
    if card_ids is None:
        yield from _rows(session)
        return
    chunks = [CardRow.id.in_(card_ids[start : start + _IDS_A_QUERY]) for start in range(0, len(card_ids), _IDS_A_QUERY)]
    found = [row for chunk in chunks for row in _rows(session, chunk)]
    if len(chunks) > 1:
        made = sorted(key for chunk in chunks for key in session.execute(select(*ORDER).where(chunk)))
        places = {card_id: place for place, (*_, card_id) in enumerate(made)}
        found.sort(key=lambda row: places[row.card_id])
    yield from found


def log_lines(session: Session, after: int, since_day: int) -> tuple[LogLine, ...]:
    """Return the log after the entry with that sequence, in order, without answers of days before ``since_day``."""
    query = (
        select(
            LogRow.sequence,
            LogRow.id,
            LogRow.card_id,
            func.coalesce(LogRow.rating, 0),
            func.coalesce(LogRow.study_day, NO_DAY),
            func.coalesce(LogRow.duration_ms, 0),
            LogRow.state,
            LogRow.review_id,
        )
        .where(LogRow.sequence > after, (LogRow.study_day >= since_day) | (LogRow.kind == "undo"))
        .order_by(LogRow.sequence)
    )
    return tuple(LogLine(*row) for row in session.execute(query))


def covered(session: Session, scope: Scope, card_ids: Sequence[str] | None = None) -> frozenset[str]:
    """Return the ids of the cards, of all or of these few, that an exam is about."""
    query = select(CardRow.id, CardRow.tags, CardRow.article_id, func.substr(ArticleRow.published, 1, 7))
    query = query.join(ArticleRow, ArticleRow.id == CardRow.article_id)
    parts = [query]
    if card_ids is not None:
        starts = range(0, len(card_ids), _IDS_A_QUERY)
        parts = [query.where(CardRow.id.in_(card_ids[start : start + _IDS_A_QUERY])) for start in starts]
    return frozenset(
        card_id
        for part in parts
        for card_id, tags, article_id, month in session.execute(part)
        if scope.covers(tuple(tags), article_id, month or "")
    )


def months(session: Session) -> dict[str, str]:
    """Return the month of publication (``2026-10``) of every article of which it is known, by the article's id."""
    query = select(ArticleRow.id, func.substr(ArticleRow.published, 1, 7)).where(func.length(ArticleRow.published) >= 7)
    return {row[0]: row[1] for row in session.execute(query)}


def _rows(session: Session, *conditions: ColumnElement[bool]) -> Iterator[ScheduleRow]:
    query = select(
        CardRow.id,
        CardRow.fact_id,
        CardRow.article_id,
        CardRow.created_at,
        CardRow.suspended,
        CardRow.buried_until,
        CardRow.state,
        CardRow.step,
        CardRow.stability,
        CardRow.difficulty,
        CardRow.due,
        CardRow.last_review,
        CardRow.last_study_day,
        CardRow.reps,
        CardRow.lapses,
    )
    for id_, fact, article, created, suspended, buried, state, *memory in session.execute(
        query.where(*conditions).order_by(*ORDER)
    ):
        yield ScheduleRow(id_, fact, article, created, Memory(State(state), *memory), suspended, buried)


def driver_rows(session: Session, query: Select[*tuple[Any, ...]]) -> Sequence[Any]:
    """Return the rows as the driver has them, which halves the time for many; no column may need a conversion."""
    cursor = session.connection().execute(query).cursor
    return [] if cursor is None else cursor.fetchall()


def raw(column: Any) -> ColumnElement[Any]:
    """Return the column as the driver has it: text in SQLite, which numpy reads ten times faster than Python."""
    return type_coerce(column, String)


def micros(moments: Sequence[str | datetime | None]) -> array[int]:
    """Return moments as microseconds since 1970, NO_TIME_US where there is none."""
    known = ["" if moment is None else _naive(moment) for moment in moments]
    times = np.array(known, dtype="datetime64[us]")  # the empty text is no time
    return array("q", np.where(np.isnat(times), NO_TIME_US, times.astype(np.int64)).tobytes())


def _naive(moment: str | datetime) -> str | datetime:
    return moment if isinstance(moment, str) else moment.astimezone(UTC).replace(tzinfo=None)


def floats(numbers: Sequence[float | None]) -> array[float]:
    """Return the numbers, NaN where there is none."""
    return array("d", [_NAN if number is None else number for number in numbers])


_COLUMNS = (
    CardRow.id,
    CardRow.fact_id,
    CardRow.article_id,
    raw(CardRow.created_at),
    type_coerce(CardRow.suspended, Integer),
    func.coalesce(CardRow.buried_until, NO_DAY),
    CardRow.state,
    CardRow.stability,
    CardRow.difficulty,
    raw(CardRow.due),
    raw(CardRow.last_review),
    func.coalesce(CardRow.last_study_day, NO_DAY),
    CardRow.lapses,
    CardRow.span_start,
)
_MADE = itemgetter(3, 2, 13, 0)  # ORDER
