"""Read and write facts."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from studyapp.domain.fact import Fact
from studyapp.store import convert
from studyapp.store.tables import DraftRow, FactRow


def of_article(session: Session, article_id: str) -> tuple[Fact, ...]:
    """Return the facts of an article in the order in which they were found."""
    rows = session.scalars(select(FactRow).where(FactRow.article_id == article_id).order_by(FactRow.position))
    return tuple(convert.fact(row) for row in rows)


def put(session: Session, article_id: str, facts: Iterable[Fact]) -> None:
    """Make these the facts of the article; older ones stay only where a draft still stands on them."""
    session.execute(
        delete(FactRow)
        .where(FactRow.article_id == article_id, ~select(DraftRow.id).where(DraftRow.fact_id == FactRow.id).exists())
        .execution_options(synchronize_session=False)
    )
    known = set(session.scalars(select(FactRow.id).where(FactRow.article_id == article_id)))
    columns = {fact.id: convert.fact_columns(fact, position) for position, fact in enumerate(facts)}
    if new := [values for id_, values in columns.items() if id_ not in known]:
        session.execute(insert(FactRow), new, execution_options={"render_nulls": True})
    if old := [values for id_, values in columns.items() if id_ in known]:
        session.execute(update(FactRow), old)
