"""Read all that a library holds of tests, and take over from elsewhere what it does not hold yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypedDict

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from studyapp.domain.exam import Scope
from studyapp.domain.holdings import ErrorHeld, Holdings, PaperHeld
from studyapp.domain.paper import Answer, Confidence, DueMove, ErrorKind, Marking, Mode, Sitting
from studyapp.domain.question import StoredQuestion
from studyapp.store import question_parts
from studyapp.store.parts import Columns
from studyapp.store.tables import AnswerRow, DueMoveRow, ErrorRow, PaperRow, QuestionRow, SittingRow


class Held(TypedDict):
    """The parts of Holdings that are about tests."""

    questions: tuple[StoredQuestion, ...]
    papers: tuple[PaperHeld, ...]
    sittings: tuple[Sitting, ...]
    errors: tuple[ErrorHeld, ...]
    moves: tuple[DueMove, ...]


def everything(session: Session) -> Held:
    """Return all that there is of tests, the first made first."""
    papers = session.scalars(select(PaperRow).order_by(PaperRow.created_at, PaperRow.id))
    sittings = session.scalars(select(SittingRow).order_by(SittingRow.started_at, SittingRow.id))
    given: dict[str, list[Answer]] = {}
    for row in session.scalars(select(AnswerRow).order_by(AnswerRow.sequence)):
        given.setdefault(row.sitting_id, []).append(answer(row))
    return Held(
        questions=tuple(map(question, _questions(session))),
        papers=tuple(map(paper, papers)),
        sittings=tuple(replace(sitting(row), answers=tuple(given.get(row.id, ()))) for row in sittings),
        errors=tuple(map(error, session.scalars(select(ErrorRow).order_by(ErrorRow.sitting_id, ErrorRow.question_id)))),
        moves=tuple(map(move, session.scalars(select(DueMoveRow).order_by(DueMoveRow.sequence)))),
    )


def merge(session: Session, new: Holdings) -> tuple[int, set[str]]:
    """Add what is not there, by id; return how many papers and which cards were brought forward.

    A paper with a question that is nowhere, and a sitting whose paper is nowhere, are left out.
    """
    _add_questions(session, new.questions)
    options = {row.id: len(row.content["options"]) for row in _questions(session)}
    added = _add_papers(session, [each for each in new.papers if all(id_ in options for id_ in each.question_ids)])
    _add_sittings(session, new, options)
    return added, _add_moves(session, new.moves)


def _questions(session: Session) -> Iterable[QuestionRow]:
    return session.scalars(select(QuestionRow).order_by(QuestionRow.created_at, QuestionRow.id))


def _add_questions(session: Session, new: Sequence[StoredQuestion]) -> None:
    known = set(session.scalars(select(QuestionRow.id)))
    fresh = {each.question.id: each for each in new if each.question.id not in known}
    if fresh:
        session.execute(insert(QuestionRow), [_question_columns(each) for each in fresh.values()])


def _add_papers(session: Session, new: Sequence[PaperHeld]) -> int:
    known = set(session.scalars(select(PaperRow.id)))
    fresh = {each.id: each for each in new if each.id not in known}
    if fresh:
        session.execute(insert(PaperRow), [_paper_columns(each) for each in fresh.values()])
    return len(fresh)


def _add_sittings(session: Session, new: Holdings, options: dict[str, int]) -> None:
    """Add sittings whole, with their answers and their part of the error log."""
    papers, known = set(session.scalars(select(PaperRow.id))), set(session.scalars(select(SittingRow.id)))
    fresh = {each.id: each for each in new.sittings if each.paper_id in papers and each.id not in known}
    sittings = [_sitting_columns(each) for each in fresh.values() if all(id_ in options for id_ in each.question_ids)]
    taken = {row["id"] for row in sittings}
    answers = [
        _answer_columns(each, answer)
        for each in fresh.values()
        if each.id in taken
        for answer in each.answers
        if answer.question_id in each.question_ids
        and all(0 <= choice < options[answer.question_id] for choice in answer.chosen)
    ]
    errors = {
        (each.sitting_id, each.question_id): _error_columns(each)
        for each in new.errors
        if each.sitting_id in taken and each.question_id in fresh[each.sitting_id].question_ids
    }
    for table, rows in ((SittingRow, sittings), (AnswerRow, answers), (ErrorRow, [*errors.values()])):
        if rows:
            session.execute(insert(table), rows, execution_options={"render_nulls": True})


def _add_moves(session: Session, new: Sequence[DueMove]) -> set[str]:
    known = {(row.card_id, row.at) for row in session.execute(select(DueMoveRow.card_id, DueMoveRow.at))}
    fresh = {(each.card_id, each.moved_at): each for each in new if (each.card_id, each.moved_at) not in known}
    rows = [
        {"card_id": each.card_id, "due": each.due, "at": each.moved_at, "reason": each.reason}
        for each in fresh.values()
    ]
    if rows:
        session.execute(insert(DueMoveRow), rows)
    return {each.card_id for each in fresh.values()}


def question(row: QuestionRow) -> StoredQuestion:
    """Return the question of a row."""
    found = question_parts.question(row.id, row.kind, bool(row.own), row.content)
    return StoredQuestion(found, row.created_at, row.withdrawn_at, row.withdrawn_note)


def _question_columns(stored: StoredQuestion) -> Columns:
    return {
        "id": stored.question.id,
        "kind": stored.question.kind.value,
        "own": stored.question.own,
        "created_at": stored.created_at,
        "withdrawn_at": stored.withdrawn_at,
        "withdrawn_note": stored.withdrawn_note,
        "content": question_parts.question_json(stored.question),
    }


def paper(row: PaperRow) -> PaperHeld:
    """Return the paper of a row."""
    return PaperHeld(
        id=row.id,
        profile=row.profile,
        name=row.name,
        marking=Marking(Fraction(row.mark), Fraction(row.penalty)),
        minutes=row.minutes,
        seed=row.seed,
        created_at=row.created_at,
        question_ids=tuple(row.questions),
        missing=tuple(row.missing),
        scope=Scope(tuple(row.tags), tuple(row.sources), tuple(row.months)),
    )


def _paper_columns(held: PaperHeld) -> Columns:
    return {
        "id": held.id,
        "profile": held.profile,
        "name": held.name,
        "mark": str(held.marking.mark),
        "penalty": str(held.marking.penalty),
        "minutes": held.minutes,
        "seed": held.seed,
        "created_at": held.created_at,
        "questions": list(held.question_ids),
        "missing": list(held.missing),
        "tags": list(held.scope.tags),
        "sources": list(held.scope.sources),
        "months": list(held.scope.months),
    }


def sitting(row: SittingRow) -> Sitting:
    """Return the sitting of a row without its answers."""
    return Sitting(
        id=row.id,
        paper_id=row.paper_id,
        mode=Mode(row.mode),
        question_ids=tuple(row.questions),
        started_at=row.started_at,
        deadline=row.deadline,
        submitted_at=row.submitted_at,
        by_time=bool(row.by_time),
    )


def _sitting_columns(held: Sitting) -> Columns:
    return {
        "id": held.id,
        "paper_id": held.paper_id,
        "mode": held.mode.value,
        "questions": list(held.question_ids),
        "started_at": held.started_at,
        "deadline": held.deadline,
        "submitted_at": held.submitted_at,
        "by_time": held.by_time,
    }


def answer(row: AnswerRow) -> Answer:
    """Return the answer of a row, as it was given."""
    confidence = None if row.confidence is None else Confidence(row.confidence)
    return Answer(row.question_id, tuple(row.chosen), row.at, confidence, bool(row.flagged), row.duration_ms)


def _answer_columns(held: Sitting, given: Answer) -> Columns:
    return {
        "sitting_id": held.id,
        "question_id": given.question_id,
        "chosen": list(given.chosen),
        "confidence": None if given.confidence is None else given.confidence.value,
        "flagged": given.flagged,
        "at": given.answered_at,
        "duration_ms": given.duration_ms,
    }


def error(row: ErrorRow) -> ErrorHeld:
    """Return the line of the error log of a row."""
    chosen = None if row.chosen is None else ErrorKind(row.chosen)
    return ErrorHeld(row.sitting_id, row.question_id, ErrorKind(row.proposed), chosen)


def _error_columns(held: ErrorHeld) -> Columns:
    return {
        "sitting_id": held.sitting_id,
        "question_id": held.question_id,
        "proposed": held.proposed.value,
        "chosen": None if held.chosen is None else held.chosen.value,
    }


def move(row: DueMoveRow) -> DueMove:
    """Return how a card was brought forward."""
    return DueMove(row.card_id, row.due, row.at, row.reason)
