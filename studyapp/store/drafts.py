"""Read and write drafts with their verdicts, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from studyapp.domain.draft import Draft, Verdict
from studyapp.domain.errors import InputError
from studyapp.domain.fact import Dropped
from studyapp.store import convert
from studyapp.store.tables import ArticleRow, DraftRow, DroppedRow


def with_verdict(session: Session, verdict: Verdict, article_id: str | None = None) -> tuple[Draft, ...]:
    """Return the drafts of one article or all with that verdict: first import first, each in reading order."""
    query = (
        select(DraftRow)
        .join(ArticleRow, ArticleRow.id == DraftRow.article_id)
        .where(DraftRow.verdict == verdict.value)
        .order_by(ArticleRow.arrival, DraftRow.span_start, DraftRow.position)
    )
    if article_id is not None:
        query = query.where(DraftRow.article_id == article_id)
    return tuple(convert.draft(row) for row in session.scalars(query))


def get(session: Session, draft_id: str) -> Draft:
    """Return the draft. Raise InputError when there is none of that id."""
    row = session.get(DraftRow, draft_id)
    if row is None:
        raise unknown(draft_id)
    return convert.draft(row)


def verdict(session: Session, draft_id: str) -> Verdict:
    """Return what the student said of the draft. Raise InputError when there is none of that id."""
    found = session.scalar(select(DraftRow.verdict).where(DraftRow.id == draft_id))
    if found is None:
        raise unknown(draft_id)
    return Verdict(found)


def decide(session: Session, draft_ids: Sequence[str], decision: Verdict) -> None:
    """Note the decision on drafts. Raise InputError when one is unknown, was decided on already or comes twice."""
    if len(set(draft_ids)) < len(draft_ids):
        raise InputError("The same draft is named twice.")
    for draft_id in draft_ids:
        known = verdict(session, draft_id)
        if known is not Verdict.PENDING:
            raise InputError(f"The draft {draft_id} does not wait any more: it was {known.value}.")
    set_verdict(session, draft_ids, decision)


def set_verdict(session: Session, draft_ids: Sequence[str], verdict: Verdict) -> None:
    """Note the verdict on drafts, whatever it was before."""
    if draft_ids:
        session.execute(update(DraftRow), [{"id": draft_id, "verdict": verdict.value} for draft_id in draft_ids])


def unknown(draft_id: str) -> InputError:
    """Return the error that says so."""
    return InputError(f"There is no draft {draft_id}.")


def take_out_pending(session: Session, article_id: str) -> frozenset[str]:
    """Remove the pending drafts of an article; return the ids of all that it had."""
    known = frozenset(session.scalars(select(DraftRow.id).where(DraftRow.article_id == article_id)))
    session.execute(
        delete(DraftRow).where(DraftRow.article_id == article_id, DraftRow.verdict == Verdict.PENDING.value)
    )
    return known


def add(session: Session, article_id: str, drafts: Iterable[Draft]) -> None:
    """Add the drafts as pending, but those of which the student has said something already."""
    decided = set(session.scalars(select(DraftRow.id).where(DraftRow.article_id == article_id)))
    columns = {
        draft.id: {**convert.draft_columns(draft, position), "verdict": Verdict.PENDING.value}
        for position, draft in enumerate(drafts)
        if draft.id not in decided
    }
    if columns:
        session.execute(insert(DraftRow), list(columns.values()), execution_options={"render_nulls": True})


def left_out(session: Session, article_id: str) -> tuple[Dropped, ...]:
    """Return what was not made into a card, in reading order."""
    rows = session.scalars(
        select(DroppedRow)
        .where(DroppedRow.article_id == article_id)
        .order_by(DroppedRow.span_start, DroppedRow.position)
    )
    return tuple(convert.dropped(row) for row in rows)


def replace_left_out(session: Session, article_id: str, dropped: Iterable[Dropped]) -> None:
    """Make this the whole list of what was left out of an article."""
    session.execute(delete(DroppedRow).where(DroppedRow.article_id == article_id))
    columns = [convert.dropped_columns(item, article_id, position) for position, item in enumerate(dropped)]
    if columns:
        session.execute(insert(DroppedRow), columns)
