"""Read and write whole cards."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Update, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from studyapp.domain.card import Card
from studyapp.domain.errors import InputError
from studyapp.domain.memory import Memory
from studyapp.domain.prompt import Prompt
from studyapp.store import convert
from studyapp.store.parts import Columns
from studyapp.store.schedules import ORDER
from studyapp.store.tables import CardRow

_IDS_A_QUERY = 500
_WHOLE = f"SELECT {', '.join(convert.CARD_NAMES)} FROM cards"  # noqa: S608


def get(session: Session, card_id: str) -> Card | None:
    """Return the card, or None."""
    row = session.get(CardRow, card_id)
    return None if row is None else convert.card(row)


def find(session: Session, article_id: str | None = None, text: str = "") -> tuple[Card, ...]:
    """Return the cards of one article or all that hold ``text`` in prompt, answer or topic, in any case."""
    query = select(*CardRow.__table__.columns).order_by(*ORDER)
    if article_id is not None:
        query = query.where(CardRow.article_id == article_id)
    sought = text.strip().casefold()
    return tuple(convert.card(row) for row in session.execute(query) if _holds(row, sought))


def _holds(row: Row[Any], sought: str) -> bool:
    return not sought or any(sought in field.casefold() for field in (row.text, row.answer, row.topic))


def by_id(connection: Connection, card_ids: Sequence[str]) -> tuple[Card, ...]:
    """Return the cards with those ids in that order; one that is not there is left out."""
    found: dict[str, Card] = {}
    for start in range(0, len(card_ids), _IDS_A_QUERY):
        chunk = tuple(card_ids[start : start + _IDS_A_QUERY])
        among = ", ".join("?" * len(chunk))  # plain text: the first queue waits for this
        rows = connection.exec_driver_sql(f"{_WHOLE} WHERE id IN ({among})", chunk)
        found.update((card.id, card) for card in map(convert.written_card, rows))
    return tuple(found[card_id] for card_id in card_ids if card_id in found)


def add(session: Session, cards: Sequence[Card]) -> None:
    """Add cards."""
    if cards:
        columns = [convert.card_columns(card) for card in cards]
        session.execute(insert(CardRow), columns, execution_options={"render_nulls": True})  # one statement for all


def save_schedule(session: Session, card: Card) -> None:
    """Store the card's memory, whether it sleeps and until when it is buried. Raise InputError when it is unknown."""
    _update(session, card.id, convert.schedule_columns(card))


def save_memory(session: Session, card_id: str, memory: Memory) -> None:
    """Store the card's memory and nothing else of it. Raise InputError when it is unknown."""
    _update(session, card_id, convert.memory_columns(memory))


def save_prompt(session: Session, card_id: str, prompt: Prompt) -> None:
    """Store the card's wording. Raise InputError when it is unknown."""
    _update(session, card_id, convert.prompt_columns(prompt))


def set_buried(session: Session, card_id: str, until: int | None) -> None:
    """Hide the card until that study day, or show it again. Raise InputError when it is unknown."""
    _update(session, card_id, {"buried_until": until})


def set_suspended(session: Session, card_id: str, suspended: bool) -> None:
    """Let the card sleep or wake it. Raise InputError when it is unknown."""
    _update(session, card_id, {"suspended": suspended})


def remove(session: Session, card_id: str) -> str:
    """Remove the card and return the id of its draft. Raise InputError when it is unknown."""
    draft_id: str | None = session.scalar(delete(CardRow).where(CardRow.id == card_id).returning(CardRow.draft_id))
    if draft_id is None:
        raise unknown(card_id)
    return draft_id


def of_article(session: Session, article_id: str) -> list[str]:
    """Return the ids of the cards of an article."""
    return list(session.scalars(select(CardRow.id).where(CardRow.article_id == article_id)))


def of_draft(session: Session, draft_id: str) -> str | None:
    """Return the id of the card that was made of the draft, or None."""
    return session.scalar(select(CardRow.id).where(CardRow.draft_id == draft_id))


def unknown(card_id: str) -> InputError:
    """Return the error that says so."""
    return InputError(f"There is no card {card_id}.")


def _update(session: Session, card_id: str, columns: Columns) -> None:
    found = session.connection().execute(_updating(tuple(columns)), {"card": card_id, **columns})
    if not found.rowcount:
        raise unknown(card_id)


@lru_cache(maxsize=16)  # an answer waits for this: building the statement would take longer than running it
def _updating(names: tuple[str, ...]) -> Update:
    """Return the statement that sets these columns of one card."""
    table = CardRow.metadata.tables[CardRow.__tablename__]
    return update(table).where(table.c.id == bindparam("card")).values({name: bindparam(name) for name in names})
