"""Whether the memory model foretells the student well: what it foresaw of answers, and what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np

from studyapp.domain.figures import MILLION, AnswerColumns, RecallFigures
from studyapp.domain.memory import Rating, State
from studyapp.scheduling.formulas import Bools, Floats, Ints, Parameters
from studyapp.scheduling.replay import Answers, predicted
from studyapp.store.figure_store import FigureStore

MOST_GROUPS = 10  # points of the picture
LEAST_IN_GROUP = 20  # answers; fewer say little


@dataclass(frozen=True)
class Foreseen:
    """Answers whose chance of recall was foreseen between two whole percents (``low`` included, ``high`` not).

    ``expected`` is the mean of the foreseen chances, ``share`` what was remembered of them, both 0 to 1.
    """

    low: int
    high: int
    asked: int
    remembered: int
    expected: float

    @property
    def share(self) -> float:
        """The share that was remembered."""
        return self.remembered / self.asked


def count(store: FigureStore, parameters: Parameters) -> None:
    """Count the answers that came since the last time; each with the parameters of that time, as they foresaw it."""
    store.count_recall(partial(changes, parameters=parameters))


def changes(answers: AnswerColumns, after: int, parameters: Parameters) -> tuple[RecallFigures, ...]:
    """Return what the answers after that entry, and earlier ones taken back since, change in the sums.

    Answers of cards in days (REVIEW) count, the first one of a day.
    """
    if not len(answers.sequence):
        return ()
    sequence, undone = _ints(answers.sequence), _ints(answers.undone_at)
    stood = (sequence <= after) & ((undone == 0) | (undone > after))
    stands = undone == 0
    taken_back = _sums(answers, stood, stood & (undone != 0), parameters)
    added = _sums(answers, stands, stands & (sequence > after), parameters)
    total: dict[tuple[int, int], list[int]] = {}
    for sign, sums in ((1, added), (-1, taken_back)):
        for key, values in sums.items():
            before = total.setdefault(key, [0, 0, 0])
            for place, value in enumerate(values):
                before[place] += sign * value
    return tuple(RecallFigures(*key, *values) for key, values in sorted(total.items()) if any(values))


def grouped(figures: Sequence[RecallFigures]) -> tuple[Foreseen, ...]:
    """Return at most ten groups from the least to the most foreseen recall, each of about as many answers."""
    by_percent: dict[int, list[int]] = {}
    for each in figures:
        sums = by_percent.setdefault(each.percent, [0, 0, 0])
        for place, value in enumerate(each[2:]):
            sums[place] += value
    asked = sum(sums[0] for sums in by_percent.values())
    enough = max(LEAST_IN_GROUP, -(-asked // MOST_GROUPS))
    groups: list[list[int]] = []
    for percent in sorted(by_percent):
        values = by_percent[percent]
        if groups and groups[-1][2] < enough:
            low, _, *sums = groups[-1]
            groups[-1] = [low, percent + 1, *(a + b for a, b in zip(sums, values, strict=True))]
        else:
            groups.append([percent, percent + 1, *values])
    return tuple(
        Foreseen(low, high, asked, known, ppm / MILLION / asked) for low, high, asked, known, ppm in groups if asked
    )


def expected_by_month(figures: Sequence[RecallFigures]) -> dict[int, tuple[int, float]]:
    """Return by month (``12 * year + month - 1``) how many answers were foreseen and the mean of their chances."""
    sums: dict[int, list[int]] = {}
    for each in figures:
        before = sums.setdefault(each.month, [0, 0])
        before[0] += each.asked
        before[1] += each.expected_ppm
    return {month: (asked, ppm / MILLION / asked) for month, (asked, ppm) in sums.items() if asked}


def _sums(
    answers: AnswerColumns, replayed: Bools, wanted: Bools, parameters: Parameters
) -> dict[tuple[int, int], tuple[int, int, int]]:
    """Return the sums of the ``wanted`` answers in a replay of the ``replayed`` ones."""
    if not wanted.any():
        return {}
    card, rating, day = (_ints(column)[replayed] for column in (answers.card, answers.rating, answers.study_day))
    chances = predicted(Answers(card, rating, day), answers.cards, parameters)
    state = _ints(answers.state)[replayed]
    counted = wanted[replayed] & (state == State.REVIEW) & ~np.isnan(chances)
    return _by_month_and_percent(day[counted], chances[counted], rating[counted] != Rating.AGAIN)


def _by_month_and_percent(day: Ints, chances: Floats, known: Bools) -> dict[tuple[int, int], tuple[int, int, int]]:
    if not len(day):
        return {}
    percent = np.clip((chances * 100).astype(np.int64), 0, 99)
    ppm = np.rint(chances * MILLION)
    keys, place = np.unique(_months(day) * 100 + percent, return_inverse=True)
    asked, remembered, expected = (
        np.bincount(place, weights=weights, minlength=len(keys)) for weights in (None, known, ppm)
    )
    return {
        divmod(int(key), 100): (int(one), int(two), round(three))
        for key, one, two, three in zip(keys, asked, remembered, expected, strict=True)
    }


def _months(days: Ints) -> Ints:
    """Return the month (``12 * year + month - 1``) of each day; there are far fewer days than answers."""
    each, place = np.unique(days, return_inverse=True)
    dates = [date.fromordinal(day) for day in each.tolist()]
    return np.array([12 * day.year + day.month - 1 for day in dates], dtype=np.int64)[place]


def _ints(column: Sequence[int]) -> Ints:
    return np.asarray(column, dtype=np.int64)
