"""Read what queues and plans need of cards and log, in columns or for a few of them, without any text."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import ColumnElement, Connection, Select, String, func, select, type_coerce
from sqlalchemy.orm import Session

from studyapp.domain.card import ScheduleRow
from studyapp.domain.exam import Scope
from studyapp.domain.memory import Memory, State
from studyapp.domain.schedule import NO_DAY, NO_TIME_US, LogLine, ScheduleColumns
from studyapp.store.gathering import Cursor, Floats, Ints, Moments, Numbers, Texts, gather, moment, real, whole
from studyapp.store.tables import ArticleRow, CardRow, LogRow

# The order in which cards were made, those of one moment in the order of the article.
ORDER = (CardRow.created_at, CardRow.article_id, CardRow.span_start, CardRow.id)
_IDS_A_QUERY = 500
_NAN = float("nan")
# What block reads. One index holds all of it, so no card is looked up in the table.
CARDS = (
    f"SELECT id, fact_id, article_id, {moment('created_at')}, suspended, {whole('buried_until')}, state,"  # noqa: S608
    f" {real('stability')}, {real('difficulty')}, {moment('due')}, {moment('last_review')}, {whole('last_study_day')},"
    " lapses, span_start FROM cards"
)


class Block(NamedTuple):
    """Columns of some cards as ScheduleColumns has them, in any order, with the start of the span that ORDER asks for."""

    ids: Sequence[str]
    fact: Sequence[str]
    article: Sequence[str]
    span: Ints
    created: Ints
    suspended: Ints
    buried: Ints
    state: Ints
    stability: Floats
    difficulty: Floats
    due: Ints
    last: Ints
    day: Ints
    lapses: Ints


def columns(connection: Connection) -> ScheduleColumns:
    """Return the columns of all cards, in the order in which they were made."""
    return in_order(block(opened(connection, CARDS)))


def opened(connection: Connection, statement: str, *values: object) -> Cursor:
    """Return the driver's cursor of a statement, which is passed on as it is."""
    cursor = connection.exec_driver_sql(statement, values).cursor
    assert cursor is not None
    return cursor


def block(cursor: Cursor) -> Block:
    """Return the columns of what CARDS selects."""
    ids, fact, article = Texts(), Texts(shared=True), Texts(shared=True)
    created, due, last = Moments(), Moments(), Moments()
    span, suspended, buried, state, day, lapses = (Numbers("q") for _ in range(6))
    stability, difficulty = Numbers("d"), Numbers("d")
    gather(
        cursor,
        *(ids, fact, article, created, suspended, buried, state, stability, difficulty, due, last, day, lapses, span),
    )
    return Block(
        *(ids.values, fact.values, article.values, span.ints(), created.micros()),
        *(suspended.ints(), buried.ints(), state.ints(), stability.floats(), difficulty.floats()),
        *(due.micros(), last.micros(), day.ints(), lapses.ints()),
    )


def in_order(*blocks: Block) -> ScheduleColumns:
    """Return the cards of all blocks in the order in which they were made.

    They are put in order here: that is quicker than a sort in SQLite.
    """
    ids, fact, article = ([text for each in blocks for text in each[place]] for place in range(3))
    if not ids:
        return ScheduleColumns()
    span, *numbers = (np.concatenate(parts) for parts in list(zip(*blocks, strict=True))[3:])
    order = _made(ids, article, span, numbers[0])
    places = order.tolist()
    texts = ([column[place] for place in places] for column in (ids, fact, article))
    return ScheduleColumns(*texts, *(_array(values[order]) for values in numbers))


def _array(values: Ints | Floats) -> array[Any]:
    return array("d" if values.dtype == np.float64 else "q", values.tobytes())


def _made(ids: Sequence[str], article: Sequence[str], span: Ints, created: Ints) -> Ints:
    """Return the places of cards by ORDER."""
    order: Ints = np.argsort(created, kind="stable")
    if (np.diff(created[order]) > 0).all():
        return order
    ranks = {id_: rank for rank, id_ in enumerate(sorted(set(article)))}
    keys = span, np.fromiter(map(ranks.__getitem__, article), dtype=np.int64, count=len(article)), created
    order = np.lexsort(keys)
    same = np.logical_and.reduce([key[order][1:] == key[order][:-1] for key in keys])
    group = np.concatenate(([0], np.cumsum(~same)))
    tied = np.flatnonzero(np.concatenate((same, [False])) | np.concatenate(([False], same)))
    places = order[tied].tolist()
    by_id = sorted(zip(group[tied].tolist(), map(ids.__getitem__, places), places, strict=True))
    order[tied] = [place for _, _, place in by_id]
    return order


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
