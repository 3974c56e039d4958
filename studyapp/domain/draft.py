"""A generated item that waits for the student, and the student's verdict on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from studyapp.domain.article import Span
from studyapp.domain.dates import PartialDate
from studyapp.domain.prompt import Prompt


class Verdict(StrEnum):
    """What the student said of a draft. Only an accepted or edited one has a card."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Draft:
    """A card to be. It is never scheduled. ``span`` and ``source_sentence`` show where the article says it.

    ``confident`` drafts are shown at once, the others only on request, marked as doubtful. ``score`` puts drafts in order,
    0 to 1, the surest first; it is no measured chance. ``explanation`` is the fact as a full statement, shown with the answer.
    """

    id: str
    fact_id: str
    article_id: str
    prompt: Prompt
    topic: str
    explanation: str
    source_sentence: str
    span: Span
    rule: str
    score: float
    confident: bool
    hedge: str = ""
    as_of: PartialDate | None = None
    tags: tuple[str, ...] = ()
    verdict: Verdict = Verdict.PENDING
