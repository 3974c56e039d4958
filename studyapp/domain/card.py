"""An accepted recall item with its memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from studyapp.domain.article import Span
from studyapp.domain.dates import PartialDate
from studyapp.domain.memory import Memory
from studyapp.domain.prompt import Prompt


@dataclass(frozen=True)
class Card:
    """What is reviewed. Cards with the same ``fact_id`` are siblings; ``created_at`` is aware UTC.

    ``draft_id`` is the draft that it was accepted from; ``span`` its place in the article's text. ``suspended`` cards
    wait until the student wakes them; ``buried_until`` (a study day's ordinal) hides a card until that day.
    """

    id: str
    fact_id: str
    article_id: str
    draft_id: str
    prompt: Prompt
    topic: str
    explanation: str
    source_sentence: str
    span: Span
    created_at: datetime
    tags: tuple[str, ...] = ()
    memory: Memory = field(default_factory=Memory)
    suspended: bool = False
    buried_until: int | None = None
    as_of: PartialDate | None = None
    hedge: str = ""


@dataclass(frozen=True)
class ScheduleRow:
    """What a queue needs of a card; its texts stay in the library. The names mean what they mean on Card."""

    card_id: str
    fact_id: str
    article_id: str
    created_at: datetime
    memory: Memory
    suspended: bool
    buried_until: int | None
