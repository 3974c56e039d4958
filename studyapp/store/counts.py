"""Count what is in the library without loading it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studyapp.domain.memory import State
from studyapp.store import reviews
from studyapp.store.tables import ArticleRow, CardRow, DraftRow


@dataclass(frozen=True)
class Counts:
    """``drafts`` are the pending ones, ``reviews`` those that were not undone.

    ``new``, ``learning`` (with RELEARNING) and ``review`` leave out suspended cards: the four sum up to ``cards``.
    """

    sources: int
    drafts: int
    cards: int
    new: int
    learning: int
    review: int
    suspended: int
    reviews: int


def count(session: Session) -> Counts:
    """Return the counts of now."""
    states = session.execute(
        select(CardRow.suspended, CardRow.state, func.count()).group_by(CardRow.suspended, CardRow.state)
    ).all()
    awake = {State(state): number for suspended, state, number in states if not suspended}
    cards = sum(number for _, _, number in states)
    return Counts(
        sources=session.scalar(select(func.count()).select_from(ArticleRow)) or 0,
        drafts=session.scalar(select(func.count()).select_from(DraftRow).where(DraftRow.verdict == "pending")) or 0,
        cards=cards,
        new=awake.get(State.NEW, 0),
        learning=awake.get(State.LEARNING, 0) + awake.get(State.RELEARNING, 0),
        review=awake.get(State.REVIEW, 0),
        suspended=cards - sum(awake.values()),
        reviews=reviews.count(session),
    )
