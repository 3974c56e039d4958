"""Sums of foreseen and observed recall: what is to be counted still, and what was counted."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session, aliased

from studyapp.domain.figures import AnswerColumns, RecallFigures
from studyapp.store.schedules import driver_rows
from studyapp.store.tables import LogRow, RecallSumRow

_NOWHERE = -1  # the state of an answer where nobody noted it


def counted_upto(session: Session) -> int:
    """Return the entry of the log up to which all answers are counted."""
    return session.scalar(select(func.max(RecallSumRow.upto))) or 0


def log_end(session: Session) -> int:
    """Return the last entry of the log."""
    return session.scalar(select(func.max(LogRow.sequence))) or 0


def answers(session: Session, after: int, end: int) -> AnswerColumns:
    """Return the answers up to the entry ``end`` of all cards of which the log tells anything after that other entry."""
    of_cards: tuple[ColumnElement[bool], ...] = (LogRow.sequence <= end,)
    if after:
        touched = select(LogRow.card_id).where(LogRow.sequence > after, LogRow.sequence <= end)
        of_cards = (*of_cards, LogRow.card_id.in_(touched))
    query = select(LogRow.sequence, LogRow.card_id, LogRow.rating, LogRow.study_day, LogRow.state)
    rows = driver_rows(session, query.where(LogRow.kind == "review", *of_cards))
    return _columns(rows, _undone(session, end))


def _undone(session: Session, end: int) -> dict[int, int]:
    """Return the entries that took an answer back by the answers' entries."""
    answer = aliased(LogRow)
    place = select(answer.sequence).where(answer.id == LogRow.review_id).scalar_subquery()
    undone = LogRow.review_id > "", LogRow.sequence <= end  # the first is served by the index, unlike IS NOT NULL
    return dict(driver_rows(session, select(place, LogRow.sequence).where(*undone)))


def _columns(rows: Sequence[Any], undone: Mapping[int, int]) -> AnswerColumns:
    if not rows:
        return AnswerColumns(0, (), (), (), (), (), ())
    sequence, card_id, rating, day, state = zip(*rows, strict=True)
    known: dict[str, int] = {}
    card = [known.setdefault(each, len(known)) for each in card_id]
    in_order = np.argsort(np.array(sequence, dtype=np.int64), kind="stable")
    columns = (
        sequence,
        card,
        rating,
        day,
        [_NOWHERE if each is None else each for each in state],
        [undone.get(each, 0) for each in sequence],
    )
    return AnswerColumns(
        len(known), *(array("q", np.array(column, dtype=np.int64)[in_order].tobytes()) for column in columns)
    )


def sums(session: Session) -> tuple[RecallFigures, ...]:
    """Return what was counted, by month and percent."""
    columns = (
        RecallSumRow.month,
        RecallSumRow.percent,
        RecallSumRow.asked,
        RecallSumRow.remembered,
        RecallSumRow.expected_ppm,
    )
    query = select(*columns).where(RecallSumRow.asked > 0).order_by(RecallSumRow.month, RecallSumRow.percent)
    return tuple(RecallFigures._make(row) for row in session.execute(query))


def add(session: Session, upto: int, changes: Sequence[RecallFigures], *, anew: bool) -> None:
    """Add ``changes`` (they may take away), which are what the log says up to that entry; ``anew`` forgets the rest."""
    before = {} if anew else {(each.month, each.percent): each for each in sums(session)}
    if anew:
        session.execute(delete(RecallSumRow))
    rows = [_row(upto, each, before.get((each.month, each.percent))) for each in changes]
    rows.append({"month": 0, "percent": 0, "upto": upto, "asked": 0, "remembered": 0, "expected_ppm": 0})
    for row in rows:
        session.merge(RecallSumRow(**row))


def _row(upto: int, change: RecallFigures, before: RecallFigures | None) -> dict[str, int]:
    return {
        "month": change.month,
        "percent": change.percent,
        "upto": upto,
        "asked": change.asked + (before.asked if before else 0),
        "remembered": change.remembered + (before.remembered if before else 0),
        "expected_ppm": change.expected_ppm + (before.expected_ppm if before else 0),
    }
