"""Papers that were handed in, as bare rows for counting: no question is taken apart for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import String, func, select, type_coerce
from sqlalchemy.orm import Session

from studyapp.domain.figures import HandedIn, MarkedItem
from studyapp.store.schedules import driver_rows
from studyapp.store.tables import AnswerRow, PaperRow, QuestionRow, SittingRow

BLANK, SEVERAL = -1, -2


def fingerprint(session: Session) -> tuple[object, ...]:
    """Return what differs whenever anything that counts was written: papers handed in, removed, questions withdrawn."""
    sittings = session.execute(select(func.count(SittingRow.submitted_at), func.max(SittingRow.submitted_at))).one()
    withdrawn = select(func.count(QuestionRow.withdrawn_at), func.max(QuestionRow.withdrawn_at))
    return (*sittings, *session.execute(withdrawn).one(), session.scalar(select(func.count()).select_from(PaperRow)))


def handed_in(session: Session) -> tuple[HandedIn, ...]:
    """Return the papers that were handed in, the first one first."""
    query = (
        select(SittingRow, PaperRow.name, PaperRow.mark, PaperRow.penalty)
        .join(PaperRow, PaperRow.id == SittingRow.paper_id)
        .where(SittingRow.submitted_at.is_not(None))
        .order_by(SittingRow.submitted_at, SittingRow.id)
    )
    return tuple(
        HandedIn(row.id, row.paper_id, name, row.mode, _known(row.submitted_at), mark, penalty, len(row.questions))
        for row, name, mark, penalty in session.execute(query)
    )


def items(session: Session) -> Iterator[MarkedItem]:
    """Yield every question of every paper that was handed in, paper by paper; withdrawn questions are left out."""
    asked = _questions(session)
    query = select(SittingRow.id, SittingRow.questions).where(SittingRow.submitted_at.is_not(None))
    given = _given(session)
    for sitting_id, question_ids in session.execute(query.order_by(SittingRow.submitted_at, SittingRow.id)):
        for question_id in question_ids:
            if (question := asked.get(question_id)) is not None:
                chosen, confidence, spent = given.get((sitting_id, question_id), (BLANK, None, 0))
                yield MarkedItem(sitting_id, question_id, *question, chosen, confidence, spent)


def times(session: Session) -> tuple[tuple[datetime, int], ...]:
    """Return when each paper was begun, open ones too, and the milliseconds spent on its questions."""
    query = (
        select(SittingRow.started_at, func.sum(AnswerRow.duration_ms))
        .join(AnswerRow, AnswerRow.sitting_id == SittingRow.id)
        .group_by(SittingRow.id, SittingRow.started_at)
    )
    return tuple((started, spent) for started, spent in session.execute(query))


def _questions(session: Session) -> dict[str, tuple[str, int, int, tuple[str, ...]]]:
    """Return kind, key, number of options and tags of the questions that count, by id."""
    content = QuestionRow.content
    query = select(
        QuestionRow.id,
        QuestionRow.kind,
        content["key"].as_integer(),
        func.json_array_length(content["options"]),
        type_coerce(content["tags"], String),
    ).where(QuestionRow.withdrawn_at.is_(None))
    words: dict[str, tuple[str, ...]] = {"[]": ()}
    found = {}
    for id_, kind, key, options, tags in driver_rows(session, query):
        if tags not in words:
            words[tags] = tuple(json.loads(tags))
        found[id_] = (kind, key, options, words[tags])
    return found


def _given(session: Session) -> dict[tuple[str, str], tuple[int, str | None, int]]:
    """Return the option that stands, the word of confidence and the time spent, by sitting and question."""
    query = select(
        AnswerRow.sitting_id,
        AnswerRow.question_id,
        type_coerce(AnswerRow.chosen, String),
        AnswerRow.confidence,
        AnswerRow.duration_ms,
    ).order_by(AnswerRow.sequence)
    found: dict[tuple[str, str], tuple[int, str | None, int]] = {}
    for sitting_id, question_id, chosen, confidence, spent in driver_rows(session, query):
        before = found.get((sitting_id, question_id))
        found[sitting_id, question_id] = (_option(chosen), confidence, spent + (before[2] if before else 0))
    return found


def _option(chosen: str) -> int:
    """Return the option of ``[2]``."""
    if chosen == "[]":
        return BLANK
    return SEVERAL if "," in chosen else int(chosen[1:-1])


def _known(moment: datetime | None) -> datetime:
    assert moment is not None, "only papers that were handed in are asked for"
    return moment
