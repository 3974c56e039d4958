"""Our memories and answers in Anki's numbers.

``type`` and ``queue`` of a card, its ``due`` (a position, a day since the collection was made, or seconds since 1970),
and the columns of the log are Anki's words; what they mean is in Anki's manual and its ``rslib/src/card``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from studyapp.domain.lines import AnswerLine, CardLine
from studyapp.domain.memory import State
from studyapp.exchange.apkg.days import Days

SUSPENDED, BURIED = -1, -3
CRAMMED = 3
_NEW, _LEARNING, _REVIEW, _RELEARNING = State.NEW, State.LEARNING, State.REVIEW, State.RELEARNING
_KINDS: dict[int | None, int] = {None: 1, _NEW: 0, _LEARNING: 0, _REVIEW: 1, _RELEARNING: 2}
_STEPS_LEFT = {0: 2, 1: 1}
_EASE = 2500

LogRow = tuple[int, int, int, int, int, int, int, int, int]


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


def revlog(
    answers: Iterable[AnswerLine], card_ids: Mapping[str, int], days: Days, counted: dict[int, int]
) -> Iterator[LogRow]:
    """Yield Anki's line for each answer on a card of ``card_ids`` (ours to Anki's), in the order of the log.

    A success on the day of the last review changes nothing here; as an entry of a filtered deck without a factor it
    changes nothing in Anki either. The id is the time in milliseconds, a little later where that is taken. ``counted``
    is filled for the cards whose last answer was of that kind: with the time of the last one that counts.
    """
    last: dict[int, tuple[int, int, int]] = {}
    number, nothing, kinds, begun_at = card_ids.get, (0, 0, 0), _KINDS, days.begun_at
    latest = 0
    taken: set[int] = set()
    for _, card_id, at, rating, day, duration, state, due in answers:
        card = number(card_id)
        if card is None:
            continue
        if at <= latest:  # a log is in the order of time but for clocks that were set
            while at in taken or at == latest:
                at += 1
        taken.add(at)
        latest = max(at, latest)
        last_day, last_interval, last_at = last.get(card, nothing)
        if due is None:
            interval = 0
        elif due % 900_000 or (due_day := begun_at(due)) is None:
            interval = -max(1, (due - at + 500) // 1000)
        else:
            interval = due_day - day if due_day > day else 1
        last[card] = day, interval, at
        if state == 2 and day == last_day and rating > 1:
            counted.setdefault(card, last_at)
            yield at, card, -1, rating, interval, last_interval, 0, duration, CRAMMED
        else:
            counted.pop(card, None)
            yield at, card, -1, rating, interval, last_interval, _EASE, duration, kinds[state] if last_day else 0


def _queue(card: CardLine, awake: int, today: int) -> int:
    if card.suspended:
        return SUSPENDED
    return BURIED if card.buried_until is not None and card.buried_until > today else awake
