"""Cards that are forgotten over and over: what is known of each, so that its wording can be mended."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studyapp.domain.card import Card
from studyapp.scheduling.leech import FIRST_AT
from studyapp.services.schedule_view import ScheduleView
from studyapp.services.splitting import answer_parts
from studyapp.services.wording import amount
from studyapp.store.store import Store

_LONG_ANSWER = 8  # words


@dataclass(frozen=True)
class Leech:
    """A card with its lapses. ``parts`` are what its answer could be split into, empty where it is one thing.

    ``sentence`` says what is wrong and what may help, for a screen that offers: split, reword, see the source, drop.
    """

    card: Card
    lapses: int
    parts: tuple[str, ...]
    sentence: str


def find_leeches(store: Store, view: ScheduleView) -> tuple[Leech, ...]:
    """Return the cards that are awake and were forgotten FIRST_AT times or more, the worst first."""
    columns = view.columns
    places = np.flatnonzero((columns.lapses >= FIRST_AT) & ~columns.gone & ~columns.suspended)
    worst = places[np.argsort(-columns.lapses[places], kind="stable")]
    return tuple(_leech(card) for card in store.cards_by_id([columns.ids[place] for place in worst]))


def _leech(card: Card) -> Leech:
    parts = answer_parts(card.prompt.answer)
    return Leech(
        card, card.memory.lapses, parts, f"Forgotten {amount(card.memory.lapses, 'time')}. {_advice(card, parts)}"
    )


def _advice(card: Card, parts: tuple[str, ...]) -> str:
    if parts:
        return f"Its answer holds {len(parts)} things; one card for each is easier to keep."
    if len(card.prompt.answer.split()) > _LONG_ANSWER:
        return "Its answer is long; ask for its core only."
    return "Another wording, or a look at the source, may help; or let it go."
