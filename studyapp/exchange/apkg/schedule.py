"""Our memories in Anki's numbers.

``type`` and ``queue`` of a card and its ``due`` (a position, a day since the collection was made, or seconds since
1970) are Anki's words; what they mean is in Anki's manual and its ``rslib/src/card``.
"""

from __future__ import annotations

from typing import NamedTuple

from studyapp.domain.lines import CardLine
from studyapp.domain.memory import State
from studyapp.exchange.apkg.days import Days

SUSPENDED, BURIED = -1, -3
_NEW, _LEARNING, _REVIEW, _RELEARNING = State.NEW, State.LEARNING, State.REVIEW, State.RELEARNING
_STEPS_LEFT = {0: 2, 1: 1}
_EASE = 2500


class Place(NamedTuple):
    """Where a card stands in Anki: the columns from ``type`` to ``left``, and ``data``."""

    type: int
    queue: int
    due: int
    interval: int
    factor: int
    reps: int
    lapses: int
    left: int
    data: str


def new_place(card: CardLine, position: int, today: int) -> Place:
    """Return the place of a card that Anki shall take for a new one."""
    return Place(0, _queue(card, 0, today), position, 0, 0, 0, 0, 0, "{}")


def place(card: CardLine, position: int, today: int, first_day: int, days: Days, data_end: str) -> Place:
    """Return the place of a card; ``first_day`` is the collection's own, ``data_end`` ends the JSON of its memory."""
    if card.state == _NEW or card.due_ms is None or card.last_review_ms is None:
        return new_place(card, position, today)
    data = f'{{"s":{card.stability!r},"d":{card.difficulty!r},"lrt":{card.last_review_ms // 1000}{data_end}'
    if card.state == _REVIEW:
        day = days.day(card.due_ms)
        interval = max(1, day - (card.last_study_day or day))
        queue = _queue(card, 2, today)
        return Place(2, queue, day - first_day, interval, _EASE, card.reps, card.lapses, 0, data)
    relearning = card.state == _RELEARNING
    left = 1 if relearning else _STEPS_LEFT.get(card.step or 0, 1)
    kind, interval, factor = (3, 1, _EASE) if relearning else (1, 0, 0)
    return Place(
        kind, _queue(card, 1, today), card.due_ms // 1000, interval, factor, card.reps, card.lapses, left, data
    )


def _queue(card: CardLine, awake: int, today: int) -> int:
    if card.suspended:
        return SUSPENDED
    return BURIED if card.buried_until is not None and card.buried_until > today else awake
