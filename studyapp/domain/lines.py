"""Cards and answers as bare columns, for moving a hundred thousand of them at once; times are milliseconds since 1970.

A frozen dataclass for each of a million answers would take longer than all the rest of an export.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, NamedTuple


class CardLine(NamedTuple):
    """A card; the names mean what they mean on Card and Memory. ``kind`` is ``qa`` or ``cloze``, ``tags`` a JSON list."""

    id: str
    fact_id: str
    article_id: str
    draft_id: str
    created_ms: int
    suspended: int
    buried_until: int | None
    state: int
    step: int | None
    stability: float | None
    difficulty: float | None
    due_ms: int | None
    last_review_ms: int | None
    last_study_day: int | None
    reps: int
    lapses: int
    kind: str
    text: str
    answer: str
    topic: str
    explanation: str
    source_sentence: str
    span_start: int
    span_end: int
    tags: str
    as_of: str | None
    hedge: str


class AnswerLine(NamedTuple):
    """One answer that was not taken back; the names mean what they mean on Review."""

    id: str
    card_id: str
    at_ms: int
    rating: int
    study_day: int
    duration_ms: int
    state: int | None
    due_ms: int | None


class AnswerColumns(NamedTuple):
    """Some thousands of answers that were not taken back, column by column, in the order of the log.

    The names mean what they mean on AnswerLine; NONE stands for None.
    """

    card_id: Sequence[str]
    at_ms: array[int]
    rating: array[int]
    study_day: array[int]
    duration_ms: array[int]
    state: array[int]
    due_ms: array[int]


NONE = -1


@dataclass(frozen=True)
class AnswerFile:
    """Answers in SQLite files, for more of them than should ever be Python objects.

    ``values`` are our expressions for the columns of AnswerLine, in its order, and ``source`` is where they are taken from
    (``FROM ...``), in the order of the log. Both speak of the two files by the names OWN, which we wrote, and PACKAGE, which
    somebody else did: its values were looked through, and it is for reading only. ``most`` is how many they are at most.
    """

    values: tuple[str, ...]
    source: str
    own: Path
    package: Path
    most: int

    OWN: ClassVar[str] = "incoming"
    PACKAGE: ClassVar[str] = "package"
