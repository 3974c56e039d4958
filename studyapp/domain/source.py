"""One line of the list of sources."""

from __future__ import annotations

from dataclasses import dataclass

from studyapp.domain.dates import PartialDate


@dataclass(frozen=True)
class Source:
    """What a list says of an article without its text; the numbers count its facts, pending drafts and cards."""

    id: str
    title: str
    published: PartialDate | None
    origin: str
    facts: int
    drafts: int
    cards: int
