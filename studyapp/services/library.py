"""What is in the library: sources, their texts, their cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studyapp.domain.article import Article
from studyapp.domain.card import Card
from studyapp.domain.changes import Changes
from studyapp.domain.dates import PartialDate


@dataclass(frozen=True)
class Source:
    """One line of the list of sources; the numbers count its facts, pending drafts and cards."""

    id: str
    title: str
    published: PartialDate | None
    origin: str
    facts: int
    drafts: int
    cards: int


class Library:
    """Looks things up and mends them. Every write is one transaction."""

    def sources(self) -> tuple[Source, ...]:
        """Return all sources, the newest first."""
        raise NotImplementedError

    def article(self, article_id: str) -> Article:
        """Return one article with its text and spans. InputError when there is none of that id."""
        raise NotImplementedError

    def cards(self, article_id: str | None = None, text: str = "") -> tuple[Card, ...]:
        """Return the cards, of one article or all, that hold ``text`` in prompt, answer or topic (any case)."""
        raise NotImplementedError

    def card(self, card_id: str) -> Card:
        """Return one card. InputError when there is none of that id."""
        raise NotImplementedError

    def edit_card(self, card_id: str, text: str, answer: str) -> Changes:
        """Change the wording (the kind stays), leave the memory as it is. InputError when the wording is no prompt."""
        raise NotImplementedError

    def suspend(self, card_ids: Sequence[str], suspended: bool = True) -> Changes:
        """Let cards sleep, or wake them."""
        raise NotImplementedError

    def delete_cards(self, card_ids: Sequence[str]) -> Changes:
        """Remove cards; their reviews stay in the log and their drafts count as rejected."""
        raise NotImplementedError

    def delete_source(self, article_id: str) -> Changes:
        """Remove an article with its drafts and cards; the log of their reviews stays."""
        raise NotImplementedError

    def setting(self, name: str, default: str = "") -> str:
        """Return a stored setting, or ``default``."""
        raise NotImplementedError

    def set_setting(self, name: str, value: str) -> Changes:
        """Store a setting."""
        raise NotImplementedError
