"""Figures of the review log, kept as sums: what came to the log since the last time is added, nothing is counted twice."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import ColumnElement, case, delete, func, insert, select
from sqlalchemy.orm import Session, aliased

from studyapp.domain.browse import DayFigures, MaterialFigures
from studyapp.domain.memory import State
from studyapp.store.tables import ArticleRow, CardRow, FactRow, LogRow, MaterialSumRow, SumRow

_ASKED = LogRow.state == int(State.REVIEW)


def is_fresh(session: Session) -> bool:
    """Tell whether every entry of the log is in the sums."""
    return _upto(session) == _last(session)


def bring_up(session: Session, *, anew: bool = False) -> None:
    """Add what came to the log since the last time; ``anew``, or when the log is shorter than it was: all of it."""
    done, last = _upto(session), _last(session)
    if anew or last < done:
        session.execute(delete(SumRow))
        session.execute(delete(MaterialSumRow))
        done = 0
    if last > done:
        _add_days(session, done, last)
        _add_materials(session, done, last)


def days(session: Session) -> tuple[DayFigures, ...]:
    """Return the figures by study day."""
    columns = (SumRow.answers, SumRow.duration_ms, SumRow.introduced, SumRow.asked, SumRow.remembered)
    rows = session.execute(
        select(SumRow.study_day, *(func.sum(column) for column in columns))
        .where(SumRow.study_day > 0)
        .group_by(SumRow.study_day)
        .order_by(SumRow.study_day)
    )
    return tuple(DayFigures._make(row) for row in rows if row[1])


def materials(session: Session) -> tuple[MaterialFigures, ...]:
    """Return the figures by month of publication and month of the answer, where the former is known."""
    published = func.substr(ArticleRow.published, 1, 7)
    rows = session.execute(
        select(published, MaterialSumRow.month, func.sum(MaterialSumRow.asked), func.sum(MaterialSumRow.remembered))
        .join(ArticleRow, ArticleRow.id == MaterialSumRow.article_id)
        .where(func.length(ArticleRow.published) >= 7)
        .group_by(published, MaterialSumRow.month)
    )
    found = (MaterialFigures(_month_number(text), month, asked, known) for text, month, asked, known in rows if asked)
    return tuple(sorted(found))


def sources(session: Session) -> tuple[tuple[str, str, int], ...]:
    """Return (id, title, number of facts) of each source, the last imported first."""
    counted = session.execute(select(FactRow.article_id, func.count()).group_by(FactRow.article_id))
    facts = {row[0]: row[1] for row in counted}
    titles = session.execute(select(ArticleRow.id, ArticleRow.title).order_by(ArticleRow.arrival.desc()))
    return tuple((id_, title, facts.get(id_, 0)) for id_, title in titles)


def _upto(session: Session) -> int:
    return session.scalar(select(func.max(SumRow.upto))) or 0


def _last(session: Session) -> int:
    return session.scalar(select(func.max(LogRow.sequence))) or 0


def _add_days(session: Session, done: int, last: int) -> None:
    asked, remembered = case((_ASKED, 1), else_=0), case((_ASKED & (LogRow.rating > 1), 1), else_=0)
    introduced = case((LogRow.state == int(State.NEW), 1), else_=0)
    columns = [func.sum(column) for column in (LogRow.duration_ms, introduced, asked, remembered)]
    totals: dict[int, Counter[str]] = {}
    names = ("answers", "duration_ms", "introduced", "asked", "remembered")
    for sign, condition in ((1, _new_answers(done, last)), (-1, _taken_back(done, last))):
        rows = session.execute(
            select(LogRow.study_day, func.count(), *columns).where(condition).group_by(LogRow.study_day)
        )
        for day, *values in rows:
            totals.setdefault(day, Counter()).update(
                {name: sign * value for name, value in zip(names, values, strict=True)}
            )
    sums = [{"upto": last, "study_day": day, **{name: count[name] for name in names}} for day, count in totals.items()]
    # A stretch of nothing but undone undos leaves a row, too: it says how far the counting has come.
    session.execute(insert(SumRow), sums or [{"upto": last, "study_day": 0, **dict.fromkeys(names, 0)}])


def _add_materials(session: Session, done: int, last: int) -> None:
    remembered = case((LogRow.rating > 1, 1), else_=0)
    totals: dict[tuple[str, int], list[int]] = {}
    for sign, condition in ((1, _new_answers(done, last)), (-1, _taken_back(done, last))):
        rows = session.execute(
            select(CardRow.article_id, LogRow.study_day, func.count(), func.sum(remembered))
            .join(CardRow, CardRow.id == LogRow.card_id)
            .where(condition, _ASKED)
            .group_by(CardRow.article_id, LogRow.study_day)
        )
        for article_id, day, asked, known in rows:
            total = totals.setdefault((article_id, _month_of(day)), [0, 0])
            total[0] += sign * asked
            total[1] += sign * known
    if totals:
        session.execute(
            insert(MaterialSumRow),
            [
                {"article_id": id_, "month": month, "asked": a, "remembered": r}
                for (id_, month), (a, r) in totals.items()
            ],
        )


def _new_answers(done: int, last: int) -> ColumnElement[bool]:
    return (LogRow.sequence > done) & (LogRow.sequence <= last) & (LogRow.kind == "review")


def _taken_back(done: int, last: int) -> ColumnElement[bool]:
    undo = aliased(LogRow)
    undone = select(undo.review_id).where(undo.sequence > done, undo.sequence <= last, undo.kind == "undo")
    return LogRow.id.in_(undone)


def _month_of(day: int) -> int:
    found = date.fromordinal(day)
    return 12 * found.year + found.month - 1


def _month_number(text: str) -> int:
    return 12 * int(text[:4]) + int(text[5:7]) - 1
