"""Anki's state of a card in our words: state, step, stability, difficulty, when it is due."""

from __future__ import annotations

import json
from typing import NamedTuple

from studyapp.domain.memory import State
from studyapp.exchange.apkg.collection import NoteCard
from studyapp.exchange.apkg.days import Days

# Plain numbers: the driver is slow with everything else.
_NEW, _LEARNING, _REVIEW, _RELEARNING = map(int, (State.NEW, State.LEARNING, State.REVIEW, State.RELEARNING))
_STATES = {0: _NEW, 1: _LEARNING, 2: _REVIEW, 3: _RELEARNING}
_SECONDS = 1_000_000_000  # a ``due`` from here on is a moment, below it a day
_LAST_SECOND = 10_000_000_000
_LONGEST = 36_500.0
_decode = json.JSONDecoder().raw_decode
_STEPS = {_LEARNING: 2, _RELEARNING: 1}


class Recall(NamedTuple):
    """The columns of CardLine from ``state`` to ``lapses``, and whether the memory has still to be replayed."""

    state: int
    step: int | None
    stability: float | None
    difficulty: float | None
    due_ms: int | None
    last_review_ms: int | None
    last_study_day: int | None
    reps: int
    lapses: int
    replay: bool = False


NEW = Recall(0, None, None, None, None, None, None, 0, 0)


def recall(
    card: NoteCard, last_answer: int | None, last_step: tuple[int, int] | None, first_day: int, days: Days
) -> Recall:
    """Return what is known of a card; ``first_day`` is Anki's day 0.

    ``last_answer`` (ms) is its last entry in the log, ``last_step`` the same with its interval where the card is learned.
    """
    state = _state(card)
    if state == _NEW:
        return NEW
    data = _data(card.data)
    last = _last_review(data.get("lrt"), last_answer, days)
    if last is None:
        return NEW
    stability, difficulty = _number(data.get("s"), _LONGEST), _number(data.get("d"), 10.0)
    return Recall(
        state,
        _step(state, card.left) if state != _REVIEW else None,
        stability,
        difficulty,
        _due(card, state, last_step, first_day, days),
        last,
        days.day(last),
        max(1, card.reps),
        max(0, card.lapses),
        stability is None or difficulty is None,
    )


def _state(card: NoteCard) -> int:
    state = _STATES[card.type]
    # The first scheduler left a forgotten card in review while it was learned again.
    return _RELEARNING if state == _REVIEW and card.due >= _SECONDS else state


def _data(text: str) -> dict[str, object]:
    if not text.startswith("{"):
        return {}
    data, _ = _decode(text)
    return data if isinstance(data, dict) else {}


def _last_review(seconds: object, last_answer: int | None, days: Days) -> int | None:
    """Return the time of the last answer in ms. The card knows that of the last that counts, cut to seconds.

    On the same study day the log's is better; on a later day the log tells of an answer that moved nothing.
    """
    if not isinstance(seconds, int) or not 0 < seconds < 1 << 40:
        return last_answer
    counting = seconds * 1000
    if last_answer is None or last_answer == counting:
        return counting
    return last_answer if days.day(last_answer) == days.day(counting) else counting


def _number(value: object, highest: float) -> float | None:
    return (
        float(value) if isinstance(value, (int, float)) and 0 < value <= highest else None
    )  # quicker than one type of both


def _step(state: int, left: int) -> int | None:
    steps = _STEPS.get(state)
    return None if steps is None else max(0, steps - max(1, left % 1000))


def _due(card: NoteCard, state: int, last_step: tuple[int, int] | None, first_day: int, days: Days) -> int:
    """Return when the card is due in ms; a step's end is cut to seconds on the card, but not in the log."""
    if card.due >= _SECONDS:
        if card.due > _LAST_SECOND:
            raise ValueError(f"due at {card.due}")
        exact = last_step[0] - last_step[1] * 1000 if last_step and last_step[1] < 0 else 0
        return exact if 0 <= exact - card.due * 1000 < 1000 else card.due * 1000
    return days.starts[first_day + (card.due if state == _REVIEW or card.queue == 3 else 0)]
