"""Our answers as lines of Anki's log, a million at once.

A line is (time in ms, card, -1, rating, interval, interval before, ease factor, duration in ms, kind), where an interval is
in days or, below zero, in seconds. A success on the day of the last review changes nothing here; as an answer in a
filtered deck without a factor it changes nothing in Anki either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studyapp.domain.lines import NONE, AnswerColumns
from studyapp.domain.memory import State
from studyapp.exchange.apkg.days import Days

COLUMNS = 9
_LINES_AT_ONCE = 50
_ROWS_AT_ONCE = 20_000
_EASE = 2500
_CRAMMED = 3
_KINDS = np.array([0, 0, 1, 2], dtype=np.int64)  # by the state in which the card was asked
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Revlog:
    """``lines`` has a row for each answer; ``order`` are their numbers in the order of time.

    ``counted`` says, for the cards whose last answer changed nothing, when the last one was that did (ms).
    """

    lines: Ints
    order: Ints
    counted: dict[int, int]

    def flat(self) -> Iterator[list[int]]:
        """Yield the lines in the order of time one after the other, many of them in one list."""
        for start in range(0, len(self.order), _ROWS_AT_ONCE):
            lines = self.lines[self.order[start : start + _ROWS_AT_ONCE]]
            whole = len(lines) // _LINES_AT_ONCE * _LINES_AT_ONCE
            for first in range(0, whole, _LINES_AT_ONCE):
                yield lines[first : first + _LINES_AT_ONCE].ravel().tolist()
            yield from lines[whole:].tolist()


def revlog(answers: Iterable[AnswerColumns], card_ids: Mapping[str, int], days: Days) -> Revlog:
    """Return the lines for the answers on cards of ``card_ids`` (ours to Anki's); the others are left out.

    Anki wants a time of its own for each: one that is taken already becomes a millisecond later.
    """
    at, card, rating, day, duration, state, due = _read(answers, card_ids)
    interval = _intervals(at, day, due, days)
    order = np.argsort(card, kind="stable")  # card by card, each in the order of the log
    first = np.ones(len(card), dtype=np.bool_)
    first[1:] = card[order][1:] != card[order][:-1]
    day_before, interval_before = _before(day, order, first), _before(interval, order, first)
    crammed = (state == State.REVIEW) & (day == day_before) & (rating > 1)
    kind = np.where(day_before == 0, 0, np.where(state == NONE, 1, _KINDS[state]))
    kind[crammed] = _CRAMMED
    factor = np.where(crammed, 0, _EASE)
    by_time = np.argsort(at, kind="stable")
    steps = np.arange(len(at))
    at[by_time] = np.maximum.accumulate(at[by_time] - steps) + steps
    lines = np.column_stack((at, card, np.full(len(at), -1), rating, interval, interval_before, factor, duration, kind))
    return Revlog(lines, by_time, _counted(at[order], card[order], crammed[order]))


def _read(answers: Iterable[AnswerColumns], card_ids: Mapping[str, int]) -> tuple[Ints, ...]:
    """Return the columns from ``card_id`` on, the card by its number, the time first."""
    parts: list[list[Ints]] = []
    for cards, *columns in answers:
        number = np.array([card_ids.get(card, NONE) for card in cards], dtype=np.int64)
        kept = number != NONE
        at, *others = (np.frombuffer(column, dtype=np.int64) for column in columns)
        parts.append([column if kept.all() else column[kept] for column in (at, number, *others)])
    if not parts:
        return tuple(np.empty(0, dtype=np.int64) for _ in range(7))
    return tuple(np.concatenate(columns) for columns in zip(*parts, strict=True))


def _intervals(at: Ints, day: Ints, due: Ints, days: Days) -> Ints:
    """Return days where an answer was due at the start of a study day, else seconds below zero, 0 where nobody knows."""
    if not len(at):
        return at
    first = int(day.min())
    last = days.day(int(due.max())) if int(due.max()) != NONE else first
    starts = np.array([days.starts[each] for each in range(first, max(first, last) + 2)], dtype=np.int64)
    place = np.maximum(np.searchsorted(starts, due, side="right") - 1, 0)
    in_days = np.maximum(first + place - day, 1)
    in_seconds = -np.maximum((due - at + 500) // 1000, 1)
    return np.where(due == NONE, 0, np.where(starts[place] == due, in_days, in_seconds))


def _before(values: Ints, order: Ints, first: NDArray[np.bool_]) -> Ints:
    """Return, for each answer, the value at the answer before it on the same card; 0 for the first."""
    shifted = np.zeros(len(values), dtype=np.int64)
    shifted[1:] = values[order][:-1]
    shifted[first] = 0
    found = np.empty_like(shifted)
    found[order] = shifted
    return found


def _counted(at: Ints, card: Ints, crammed: NDArray[np.bool_]) -> dict[int, int]:
    """Return the time of the last answer that counts, of the cards that got another one after it."""
    last = np.ones(len(card), dtype=np.bool_)
    last[:-1] = card[1:] != card[:-1]
    wanted = set(card[last & crammed].tolist())
    counting = ~crammed & np.isin(card, list(wanted))
    return dict(zip(card[counting].tolist(), at[counting].tolist(), strict=True))
