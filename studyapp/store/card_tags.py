"""Which card has which tag, from the index that the triggers of migration 0004 keep."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Integer, String, column, select, table
from sqlalchemy.orm import Session

from studyapp.store.schedules import driver_rows

_CARDS = table("search_cards", column("number", Integer), column("card_id", String))
_TAGS = table("search_tags", column("tag", String), column("number", Integer))
_IDS_A_QUERY = 500


def of_cards(session: Session, card_ids: Sequence[str] | None) -> list[tuple[str, str]]:
    """Return (id of a card, tag) of these cards or all, in any order."""
    query = select(_CARDS.c.card_id, _TAGS.c.tag).select_from(_TAGS.join(_CARDS, _CARDS.c.number == _TAGS.c.number))
    if card_ids is None:
        return [(row[0], row[1]) for row in driver_rows(session, query)]
    found: list[tuple[str, str]] = []
    for start in range(0, len(card_ids), _IDS_A_QUERY):
        rows = driver_rows(session, query.where(_CARDS.c.card_id.in_(card_ids[start : start + _IDS_A_QUERY])))
        found += [(row[0], row[1]) for row in rows]
    return found
