"""A card with what its source is called: what tables, question lists and paper show."""

from __future__ import annotations

from dataclasses import dataclass

from studyapp.domain.card import Card
from studyapp.domain.dates import PartialDate


@dataclass(frozen=True)
class Entry:
    """``source`` is the article's title, ``published`` its date where it is known."""

    card: Card
    source: str
    published: PartialDate | None = None

    def source_words(self) -> str:
        """Return the source as a person would cite it."""
        return f"{self.source} ({self.published.words()})" if self.published else self.source
