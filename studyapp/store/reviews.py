"""Append to the review log and read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, insert, select
from sqlalchemy.orm import Session, aliased

from studyapp.domain.errors import InputError
from studyapp.domain.memory import State
from studyapp.domain.review import Review, Undo
from studyapp.store import convert
from studyapp.store.tables import LogRow

_LOG = LogRow.metadata.tables[LogRow.__tablename__]
_undo = aliased(LogRow)


def append(session: Session, review: Review) -> None:
    """Append one answer."""
    session.connection().execute(insert(_LOG), convert.review_columns(review))


def append_undo(session: Session, undo: Undo) -> None:
    """Append the entry that takes a review back. Raise InputError when there is none or it was taken back already."""
    card_id = session.scalar(select(LogRow.card_id).where(LogRow.id == undo.review_id, LogRow.kind == "review"))
    if card_id is None:
        raise InputError(f"There is no review {undo.review_id}.")
    if session.scalar(select(LogRow.id).where(LogRow.review_id == undo.review_id)) is not None:
        raise InputError("That answer was taken back already.")
    session.execute(insert(LogRow).values(**convert.undo_columns(undo, card_id)))


def last(session: Session) -> Review | None:
    """Return the latest review that was not taken back, or None."""
    query = _reviews().where(_undo.id.is_(None)).order_by(LogRow.sequence.desc()).limit(1)
    row = session.execute(query).one_or_none()
    return None if row is None else convert.review(row[0], undone=False)


def in_order(session: Session, card_id: str | None = None, since_day: int | None = None) -> tuple[Review, ...]:
    """Return the reviews of one card or all, of study day ``since_day`` and later or all, in the order of the log."""
    query = _reviews().order_by(LogRow.sequence)
    if card_id is not None:
        query = query.where(LogRow.card_id == card_id)
    if since_day is not None:
        query = query.where(LogRow.study_day >= since_day)
    return tuple(convert.review(row, undone) for row, undone in session.execute(query))


def by_card(session: Session) -> Iterator[Review]:
    """Yield all reviews card by card, those of a card in the order of the log."""
    undone: ColumnElement[bool] = _undo.id.is_not(None)
    query = select(*LogRow.__table__.columns, undone.label("undone")).where(LogRow.kind == "review")
    query = query.outerjoin(_undo, _undo.review_id == LogRow.id).order_by(LogRow.card_id, LogRow.sequence)
    rows: Iterator[Row[Any]] = iter(session.execute(query.execution_options(yield_per=10_000)))
    for row in rows:
        yield convert.review(row, row.undone)


def count(session: Session, card_id: str | None = None) -> int:
    """Return how many reviews, of one card or all, stand (were not taken back)."""
    entries = select(func.count()).select_from(LogRow)
    undos = select(func.count()).select_from(LogRow).where(LogRow.review_id > "")  # served by the index, unlike IS NULL
    if card_id is not None:
        entries, undos = entries.where(LogRow.card_id == card_id), undos.where(LogRow.card_id == card_id)
    return (session.scalar(entries) or 0) - 2 * (session.scalar(undos) or 0)


def gaps(session: Session, since_day: int) -> tuple[tuple[int, int], ...]:
    """Return days since the card's last answer and rating of reviews in days, from study day ``since_day`` on.

    Of answers on one card on one day the first counts; answers that were taken back do not.
    """
    before = aliased(LogRow)
    taken_back = aliased(LogRow)
    last_day = (
        select(func.max(before.study_day))
        .where(before.card_id == LogRow.card_id, before.sequence < LogRow.sequence, before.kind == "review")
        .where(~select(taken_back.id).where(taken_back.review_id == before.id).exists())
        .scalar_subquery()
    )
    query = (
        select(LogRow.study_day - last_day, LogRow.rating)
        .outerjoin(_undo, _undo.review_id == LogRow.id)
        .where(LogRow.kind == "review", LogRow.study_day >= since_day, LogRow.state == int(State.REVIEW))
        .where(_undo.id.is_(None))
    )
    rows = session.execute(query)
    return tuple((days, rating) for days, rating in rows if rating is not None and days is not None and days > 0)


def _reviews() -> Select[LogRow, bool]:
    """Return the query for reviews with whether each was undone."""
    undone: ColumnElement[bool] = _undo.id.is_not(None)
    return select(LogRow, undone).outerjoin(_undo, _undo.review_id == LogRow.id).where(LogRow.kind == "review")
