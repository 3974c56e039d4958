"""Read and write exams."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.orm import Session

from studyapp.domain.exam import Exam
from studyapp.store import convert
from studyapp.store.tables import ExamRow


def are_there(connection: Connection) -> bool:
    """Return whether there is any exam."""
    return bool(connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM exams)").scalar())


def every(session: Session) -> tuple[Exam, ...]:
    """Return all exams, the nearest day first."""
    rows = session.scalars(select(ExamRow).order_by(ExamRow.day, ExamRow.created_at, ExamRow.id))
    return tuple(convert.exam(row) for row in rows)


def put(session: Session, exam: Exam) -> None:
    """Add the exam, or change the one of that id."""
    columns = convert.exam_columns(exam)
    if session.scalar(select(ExamRow.id).where(ExamRow.id == exam.id)) is None:
        session.execute(insert(ExamRow).values(**columns))
    else:
        session.execute(update(ExamRow).where(ExamRow.id == exam.id).values(**columns))


def remove(session: Session, exam_id: str) -> bool:
    """Remove the exam; return whether it was there."""
    return session.scalar(delete(ExamRow).where(ExamRow.id == exam_id).returning(ExamRow.id)) is not None
