"""Cards and answers as bare columns, for moving a hundred thousand of them at once; times are milliseconds since 1970.

A frozen dataclass for each of a million answers would take longer than all the rest of an export.
"""

from __future__ import annotations

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


@dataclass(frozen=True)
class AnswerFile:
    """Answers in an SQLite file that we wrote, for more of them than should ever be Python objects.

    Its table ``answers``, in the order of the log, has the columns of AnswerLine but for ``id``, which is ID.
    """

    path: Path

    ID: ClassVar[str] = "printf('%08x-%04x-8%s', at_ms >> 16, at_ms & 65535, substr(card_id, 16))"
