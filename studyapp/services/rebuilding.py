"""Compute memories from the log: every card's, or that of a card which comes back."""

from __future__ import annotations

from datetime import UTC, tzinfo
from itertools import groupby

from studyapp.domain.memory import Memory
from studyapp.domain.review import Review
from studyapp.scheduling.forward import with_moves
from studyapp.scheduling.scheduler import Scheduler
from studyapp.store.paper_store import PaperStore
from studyapp.store.store import Store


def rebuilt(store: Store, scheduler: Scheduler, zone: tzinfo) -> dict[str, Memory]:
    """Return the memories, by card, that differ from what is stored. The log is streamed, not held."""
    stored = {row.card_id: row.memory for row in store.schedule()}
    moves = PaperStore(store).moves()
    differing: dict[str, Memory] = {}
    for card_id, log in groupby(store.reviews_by_card(), _card_of):
        memory = stored.pop(card_id, None)
        after = with_moves(scheduler.rebuild(card_id, log, zone), moves.get(card_id, ()))
        if memory is not None and memory != after:
            differing[card_id] = after
    return differing | {card_id: Memory() for card_id, memory in stored.items() if memory != Memory()}


def learned(store: Store, scheduler: Scheduler, card_id: str, zone: tzinfo = UTC) -> Memory:
    """Return the memory that log and moves tell of a card, a new one for a card that they do not know.

    ``zone`` matters only for answers whose due time nobody noted.
    """
    reviews = store.reviews(card_id)
    if not reviews:
        return Memory()
    return with_moves(scheduler.rebuild(card_id, reviews, zone), PaperStore(store).moves_of(card_id))


def _card_of(review: Review) -> str:
    return review.card_id
