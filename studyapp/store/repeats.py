"""What is said twice in a library, and what was overtaken by something newer."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from studyapp.domain.article import Span
from studyapp.domain.browse import Repeat, Superseded, Wording
from studyapp.store import cards
from studyapp.store.tables import CardRow, DraftRow, RepeatRow, SupersededRow


def wordings(session: Session, article_id: str | None = None) -> tuple[Wording, ...]:
    """Return the words of the drafts of one article or all."""
    query = select(
        DraftRow.id,
        DraftRow.article_id,
        DraftRow.verdict,
        DraftRow.text,
        DraftRow.answer,
        DraftRow.explanation,
        DraftRow.as_of,
    )
    if article_id is not None:
        query = query.where(DraftRow.article_id == article_id)
    return tuple(Wording(*row) for row in session.execute(query))


def of_article(session: Session, article_id: str) -> tuple[Repeat, ...]:
    """Return the repeats of an article in reading order."""
    rows = session.scalars(select(RepeatRow).where(RepeatRow.article_id == article_id).order_by(RepeatRow.position))
    return tuple(Repeat(Span(row.span_start, row.span_end), row.draft_id) for row in rows)


def put(session: Session, article_id: str, found: Sequence[Repeat]) -> None:
    """Make these all repeats of the article; those of drafts that are gone are left out."""
    session.execute(delete(RepeatRow).where(RepeatRow.article_id == article_id))
    there = {id_ for item in found for id_ in session.scalars(select(DraftRow.id).where(DraftRow.id == item.draft_id))}
    rows = [
        {
            "article_id": article_id,
            "position": number,
            "span_start": item.span.start,
            "span_end": item.span.end,
            "draft_id": item.draft_id,
        }
        for number, item in enumerate(
            sorted((item for item in found if item.draft_id in there), key=lambda item: item.span)
        )
    ]
    if rows:
        session.execute(insert(RepeatRow), rows)


def supersede(session: Session, found: Superseded) -> None:
    """Note it. Raise InputError when a card is unknown."""
    for card_id in (found.card_id, found.by_card_id):
        if session.scalar(select(CardRow.id).where(CardRow.id == card_id)) is None:
            raise cards.unknown(card_id)
    restore(session, found.card_id)
    session.execute(insert(SupersededRow).values(card_id=found.card_id, by_card_id=found.by_card_id, at=found.at))


def restore(session: Session, card_id: str) -> bool:
    """Take it back; return whether it was there."""
    gone = session.scalar(
        delete(SupersededRow).where(SupersededRow.card_id == card_id).returning(SupersededRow.card_id)
    )
    return gone is not None


def superseded(session: Session) -> tuple[Superseded, ...]:
    """Return all, the latest first."""
    rows = session.scalars(select(SupersededRow).order_by(SupersededRow.at.desc(), SupersededRow.card_id))
    return tuple(Superseded(row.card_id, row.by_card_id, row.at) for row in rows)
