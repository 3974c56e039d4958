"""Read and write questions, papers, sittings, answers and the error log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from fractions import Fraction

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from studyapp.domain.errors import InputError
from studyapp.domain.exam import Scope
from studyapp.domain.paper import Answer, Confidence, ErrorKind, Marking, Mode, Paper, PaperLine, Sitting
from studyapp.domain.question import Question, StoredQuestion
from studyapp.store import question_parts
from studyapp.store.tables import AnswerRow, ErrorRow, PaperRow, QuestionRow, SittingRow

_IDS_A_QUERY = 500


def add_questions(session: Session, questions: Sequence[Question], now: datetime) -> None:
    """Add questions; those that are there already stay as they are."""
    known = {stored.question.id for stored in by_id(session, [question.id for question in questions])}
    rows = [_question_columns(question, now) for question in questions if question.id not in known]
    if rows:
        session.execute(insert(QuestionRow), rows)


def _question_columns(question: Question, now: datetime) -> dict[str, object]:
    return {
        "id": question.id,
        "kind": question.kind.value,
        "own": question.own,
        "created_at": now,
        "withdrawn_at": None,
        "withdrawn_note": "",
        "content": question_parts.question_json(question),
    }


def by_id(session: Session, ids: Sequence[str]) -> tuple[StoredQuestion, ...]:
    """Return the questions with those ids in that order; one that is not there is left out."""
    found: dict[str, StoredQuestion] = {}
    for start in range(0, len(ids), _IDS_A_QUERY):
        chunk = ids[start : start + _IDS_A_QUERY]
        rows = session.scalars(select(QuestionRow).where(QuestionRow.id.in_(chunk)))
        found.update((row.id, _stored(row)) for row in rows)
    return tuple(found[id_] for id_ in ids if id_ in found)


def own(session: Session) -> tuple[StoredQuestion, ...]:
    """Return the student's own questions, the newest first."""
    query = select(QuestionRow).where(QuestionRow.own).order_by(QuestionRow.created_at.desc(), QuestionRow.id)
    return tuple(_stored(row) for row in session.scalars(query))


def withdrawn(session: Session) -> tuple[StoredQuestion, ...]:
    """Return what was put aside for repair, the last first."""
    query = select(QuestionRow).where(QuestionRow.withdrawn_at.is_not(None)).order_by(QuestionRow.withdrawn_at.desc())
    return tuple(_stored(row) for row in session.scalars(query))


def _stored(row: QuestionRow) -> StoredQuestion:
    question = question_parts.question(row.id, row.kind, row.own, row.content)
    return StoredQuestion(question, row.created_at, row.withdrawn_at, row.withdrawn_note)


def withdraw(session: Session, question_id: str, now: datetime | None, note: str) -> None:
    """Take the question out of all marks, or (None) put it back. Raise InputError when it is unknown."""
    change = update(QuestionRow).where(QuestionRow.id == question_id)
    found = session.scalar(change.values(withdrawn_at=now, withdrawn_note=note).returning(QuestionRow.id))
    if found is None:
        raise InputError(f"There is no question {question_id}.")


def repair(session: Session, question: Question) -> None:
    """Put a mended question in the place of the one with its key, and let it count again."""
    change = update(QuestionRow).where(QuestionRow.id == question.id)
    content = question_parts.question_json(question)
    session.execute(change.values(content=content, withdrawn_at=None, withdrawn_note=""))


def add_paper(session: Session, paper: Paper) -> None:
    """Add a paper with its questions."""
    add_questions(session, paper.questions, paper.created_at)
    session.execute(
        insert(PaperRow).values(
            id=paper.id,
            profile=paper.profile,
            name=paper.name,
            mark=str(paper.marking.mark),
            penalty=str(paper.marking.penalty),
            minutes=paper.minutes,
            seed=paper.seed,
            created_at=paper.created_at,
            questions=[question.id for question in paper.questions],
            missing=list(paper.missing),
            tags=list(paper.scope.tags),
            sources=list(paper.scope.sources),
            months=list(paper.scope.months),
        )
    )


def paper(session: Session, paper_id: str) -> Paper | None:
    """Return the paper with its questions, or None."""
    row = session.get(PaperRow, paper_id)
    if row is None:
        return None
    return Paper(
        id=row.id,
        profile=row.profile,
        name=row.name,
        marking=Marking(Fraction(row.mark), Fraction(row.penalty)),
        minutes=row.minutes,
        seed=row.seed,
        created_at=row.created_at,
        questions=tuple(stored.question for stored in by_id(session, row.questions)),
        missing=tuple(row.missing),
        scope=Scope(tuple(row.tags), tuple(row.sources), tuple(row.months)),
    )


def lines(session: Session) -> tuple[PaperLine, ...]:
    """Return a line for each paper, the newest first."""
    sittings = select(SittingRow.paper_id, func.count().label("count")).group_by(SittingRow.paper_id).subquery()
    query = (
        select(PaperRow, func.coalesce(sittings.c.count, 0))
        .outerjoin(sittings, sittings.c.paper_id == PaperRow.id)
        .order_by(PaperRow.created_at.desc(), PaperRow.id)
    )
    return tuple(
        PaperLine(row.id, row.name, row.profile, row.created_at, len(row.questions), count)
        for row, count in session.execute(query)
    )


def remove_paper(session: Session, paper_id: str) -> bool:
    """Remove a paper with its sittings, not its questions; return whether it was there."""
    return session.scalar(delete(PaperRow).where(PaperRow.id == paper_id).returning(PaperRow.id)) is not None


def add_sitting(session: Session, sitting: Sitting) -> None:
    """Add a sitting that has just begun."""
    session.execute(
        insert(SittingRow).values(
            id=sitting.id,
            paper_id=sitting.paper_id,
            mode=sitting.mode.value,
            questions=list(sitting.question_ids),
            started_at=sitting.started_at,
            deadline=sitting.deadline,
            submitted_at=sitting.submitted_at,
            by_time=sitting.by_time,
        )
    )


def sitting(session: Session, sitting_id: str) -> Sitting | None:
    """Return the sitting with the answers that stand, or None."""
    row = session.get(SittingRow, sitting_id)
    return None if row is None else _sitting(session, row)


def sittings(session: Session, paper_id: str | None = None, *, unfinished: bool = False) -> tuple[Sitting, ...]:
    """Return the sittings of one paper or all, the last begun first; with ``unfinished`` only those not submitted."""
    query = select(SittingRow).order_by(SittingRow.started_at.desc(), SittingRow.id)
    if paper_id is not None:
        query = query.where(SittingRow.paper_id == paper_id)
    if unfinished:
        query = query.where(SittingRow.submitted_at.is_(None))
    return tuple(_sitting(session, row) for row in session.scalars(query))


def _sitting(session: Session, row: SittingRow) -> Sitting:
    return Sitting(
        id=row.id,
        paper_id=row.paper_id,
        mode=Mode(row.mode),
        question_ids=tuple(row.questions),
        started_at=row.started_at,
        deadline=row.deadline,
        submitted_at=row.submitted_at,
        by_time=row.by_time,
        answers=_standing(session, row.id),
    )


def _standing(session: Session, sitting_id: str) -> tuple[Answer, ...]:
    """Return the last answer of every question with what was chosen first, where that was changed."""
    standing: dict[str, Answer] = {}
    chosen_first: dict[str, tuple[int, ...]] = {}
    spent: dict[str, int] = {}
    rows = session.scalars(select(AnswerRow).where(AnswerRow.sitting_id == sitting_id).order_by(AnswerRow.sequence))
    for row in rows:
        chosen, id_ = tuple(row.chosen), row.question_id
        spent[id_] = spent.get(id_, 0) + row.duration_ms
        if chosen:
            chosen_first.setdefault(id_, chosen)
        first = chosen_first.get(id_)
        confidence = None if row.confidence is None else Confidence(row.confidence)
        changed = first if first != chosen else None
        standing[id_] = Answer(id_, chosen, row.at, confidence, row.flagged, spent[id_], changed)
    return tuple(standing.values())


def append_answer(session: Session, sitting_id: str, answer: Answer) -> None:
    """Append an answer. Raise InputError when the sitting is unknown, was submitted, or has no such question."""
    row = session.get(SittingRow, sitting_id)
    if row is None:
        raise InputError(f"There is no sitting {sitting_id}.")
    if row.submitted_at is not None:
        raise InputError("This paper was handed in already.")
    if answer.question_id not in row.questions:
        raise InputError(f"This paper has no question {answer.question_id}.")
    session.execute(
        insert(AnswerRow).values(
            sitting_id=sitting_id,
            question_id=answer.question_id,
            chosen=list(answer.chosen),
            confidence=None if answer.confidence is None else answer.confidence.value,
            flagged=answer.flagged,
            at=answer.answered_at,
            duration_ms=answer.duration_ms,
        )
    )


def submit(session: Session, sitting_id: str, at: datetime, by_time: bool) -> bool:
    """Close the sitting; return whether it was open."""
    change = update(SittingRow).where(SittingRow.id == sitting_id, SittingRow.submitted_at.is_(None))
    return session.scalar(change.values(submitted_at=at, by_time=by_time).returning(SittingRow.id)) is not None


def put_errors(session: Session, sitting_id: str, proposed: Mapping[str, ErrorKind]) -> None:
    """Write the error log of a sitting: the kinds that are proposed, by question."""
    session.execute(delete(ErrorRow).where(ErrorRow.sitting_id == sitting_id))
    rows = [
        {"sitting_id": sitting_id, "question_id": id_, "proposed": kind.value, "chosen": None}
        for id_, kind in proposed.items()
    ]
    if rows:
        session.execute(insert(ErrorRow), rows, execution_options={"render_nulls": True})


def choose_error(session: Session, sitting_id: str, question_id: str, kind: ErrorKind | None) -> None:
    """Note the student's own kind. Raise InputError when the log has no such line."""
    change = update(ErrorRow).where(ErrorRow.sitting_id == sitting_id, ErrorRow.question_id == question_id)
    found = session.scalar(change.values(chosen=None if kind is None else kind.value).returning(ErrorRow.question_id))
    if found is None:
        raise InputError("The error log has no such line.")


def errors(session: Session, sitting_id: str | None = None) -> tuple[tuple[str, str, ErrorKind, ErrorKind | None], ...]:
    """Return the lines of the error log: sitting, question, proposed kind, the student's own."""
    query = select(ErrorRow).join(SittingRow).order_by(SittingRow.started_at.desc(), ErrorRow.question_id)
    if sitting_id is not None:
        query = query.where(ErrorRow.sitting_id == sitting_id)
    return tuple(
        (
            row.sitting_id,
            row.question_id,
            ErrorKind(row.proposed),
            None if row.chosen is None else ErrorKind(row.chosen),
        )
        for row in session.scalars(query)
    )
