"""A search as the window does it: what is found, the first cards of it, and what would find more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from studyapp.domain.search import Order
from studyapp.gui.models.found_cards import BLOCK, Found

if TYPE_CHECKING:
    from studyapp.bootstrap import Services

READY_MADE = (
    ("To be asked today", "due:today"),
    ("Left from days before", "due:overdue"),
    ("Forgotten and being learned again", "state:relearning"),
    ("New", "state:new"),
    ("Paused", "state:suspended"),
    ("Overtaken by newer facts", "state:superseded"),
)


@dataclass(frozen=True)
class Answer:
    """What a search gave; ``wider`` are searches that find more when it found nothing, ``empty`` that there is no card."""

    asked: tuple[str, Order, bool]
    found: Found
    wider: Sequence[tuple[str, int]] = field(default=())
    empty: bool = False


def search_cards(services: Services, query: str, order: Order, descending: bool) -> Answer:
    """Search; where nothing is found, look for what would find more."""
    browse, now = services.browse, services.clock()
    asked = (query, order, descending)
    ids = browse.ids(query, now, order, descending)
    found = Found(ids, browse.cards(ids[:BLOCK]), browse.titles(), now, services.zone)
    if ids:
        return Answer(asked, found)
    return Answer(asked, found, browse.wider(query, now), browse.count("", now) == 0)
