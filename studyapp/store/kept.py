"""Read the facts that are behind cards, with what a question needs of their articles and cards."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Session

from studyapp.domain.dates import PartialDate
from studyapp.domain.exam import Scope
from studyapp.domain.paper import DueMove
from studyapp.domain.prompt import Basic, Cloze, Prompt
from studyapp.domain.question import Kept
from studyapp.store import convert
from studyapp.store.tables import ArticleRow, CardRow, DueMoveRow, FactRow

_IDS_A_QUERY = 500
_MONTH = 7  # characters of 2026-10


def fact_ids(session: Session, scope: Scope) -> tuple[str, ...]:
    """Return the ids of the facts behind cards of that scope, each once, in the order in which the cards were made."""
    query = select(CardRow.fact_id, CardRow.tags, CardRow.article_id).order_by(CardRow.created_at, CardRow.id)
    if scope.is_everything():
        return tuple(dict.fromkeys(session.scalars(select(CardRow.fact_id).order_by(CardRow.created_at, CardRow.id))))
    months = _months(session)
    rows = session.execute(query)
    found = (fact_id for fact_id, tags, article in rows if scope.covers(tuple(tags), article, months.get(article, "")))
    return tuple(dict.fromkeys(found))


def _months(session: Session) -> dict[str, str]:
    rows = session.execute(select(ArticleRow.id, ArticleRow.published))
    return {id_: (published or "")[:_MONTH] for id_, published in rows}


def statements(session: Session) -> tuple[str, ...]:
    """Return the statement of every fact of the library, kept or not."""
    return tuple(session.scalars(select(FactRow.statement)))


def by_id(session: Session, ids: Sequence[str]) -> tuple[Kept, ...]:
    """Return the kept facts with those ids in that order."""
    found: dict[str, Kept] = {}
    for start in range(0, len(ids), _IDS_A_QUERY):
        found.update(_chunk(session, ids[start : start + _IDS_A_QUERY]))
    return tuple(found[id_] for id_ in ids if id_ in found)


def _chunk(session: Session, ids: Sequence[str]) -> dict[str, Kept]:
    cards: dict[str, list[CardRow]] = {}
    for card in session.scalars(select(CardRow).where(CardRow.fact_id.in_(ids)).order_by(CardRow.id)):
        cards.setdefault(card.fact_id, []).append(card)
    rows = session.execute(
        select(FactRow, ArticleRow.title, ArticleRow.published).join(ArticleRow).where(FactRow.id.in_(ids))
    )
    return {row.id: _kept(row, title, published, cards[row.id]) for row, title, published in rows if row.id in cards}


def _kept(row: FactRow, title: str, published: str | None, cards: Sequence[CardRow]) -> Kept:
    return Kept(
        fact=convert.fact(row),
        title=title,
        published=PartialDate.parse(published) if published else None,
        sentence=cards[0].source_sentence,
        prompts=tuple(_prompt(card) for card in cards),
        tags=tuple(dict.fromkeys(tag for card in cards for tag in card.tags)),
    )


def _prompt(card: CardRow) -> Prompt:
    return Cloze(card.text, card.answer) if card.kind == "cloze" else Basic(card.text, card.answer)


def card_ids(session: Session, facts: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the cards of those facts."""
    return tuple(session.scalars(select(CardRow.id).where(CardRow.fact_id.in_(facts)).order_by(CardRow.id)))


def add_move(session: Session, move: DueMove) -> None:
    """Note that a card was brought forward."""
    session.execute(insert(DueMoveRow).values(card_id=move.card_id, due=move.due, at=move.moved_at, reason=move.reason))


def add_moves(session: Session, moves: Sequence[DueMove]) -> None:
    """Note that cards were brought forward."""
    if moves:
        rows = [
            {"card_id": each.card_id, "due": each.due, "at": each.moved_at, "reason": each.reason} for each in moves
        ]
        session.execute(insert(DueMoveRow), rows)


def take_moves_back(session: Session, moves: Sequence[DueMove]) -> None:
    """Forget that cards were brought forward."""
    if moves:
        table = DueMoveRow.metadata.tables[DueMoveRow.__tablename__]
        statement = delete(table).where(table.c.card_id == bindparam("card"), table.c.at == bindparam("moment"))
        session.connection().execute(statement, [{"card": each.card_id, "moment": each.moved_at} for each in moves])


def moves(session: Session, card_id: str | None = None) -> dict[str, tuple[DueMove, ...]]:
    """Return how one card or all were brought forward, by card, in order."""
    query = select(DueMoveRow).order_by(DueMoveRow.sequence)
    if card_id is not None:
        query = query.where(DueMoveRow.card_id == card_id)
    found: dict[str, tuple[DueMove, ...]] = {}
    for row in session.scalars(query):
        found[row.card_id] = (*found.get(row.card_id, ()), DueMove(row.card_id, row.due, row.at, row.reason))
    return found
