"""What counting gives back: foreseen and observed recall, marks of papers, how sure was how right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

MILLION = 1_000_000


class RecallFigures(NamedTuple):
    """Answers of a month (``12 * year + month - 1``) whose chance of recall was foreseen with that whole percent.

    ``expected_ppm`` is the sum of their foreseen chances in millionths, so that sums stay exact in any order.
    """

    month: int
    percent: int
    asked: int
    remembered: int
    expected_ppm: int


@dataclass(frozen=True)
class AnswerColumns:
    """Answers in the order of the log, one entry a column: ``card`` numbers the cards from 0.

    ``undone_at`` is the sequence of the entry that took the answer back, 0 where none did.
    """

    cards: int
    sequence: Sequence[int]
    card: Sequence[int]
    rating: Sequence[int]
    study_day: Sequence[int]
    state: Sequence[int]
    undone_at: Sequence[int]


class MarkedItem(NamedTuple):
    """What a question was in a paper that was handed in.

    ``chosen`` is the option that stands: -1 for a blank, -2 for several. ``subjects`` are the question's tags.
    """

    sitting_id: str
    question_id: str
    kind: str
    key: int
    options: int
    subjects: tuple[str, ...]
    chosen: int
    confidence: str | None
    duration_ms: int


@dataclass(frozen=True)
class HandedIn:
    """A paper that was handed in (aware UTC); ``mark`` and ``penalty`` are exact fractions as text."""

    sitting_id: str
    paper_id: str
    name: str
    mode: str
    at: datetime
    mark: str
    penalty: str
    questions: int
