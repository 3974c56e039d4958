"""Compute every card's memory from the log."""

from __future__ import annotations

from datetime import tzinfo
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


def _card_of(review: Review) -> str:
    return review.card_id
