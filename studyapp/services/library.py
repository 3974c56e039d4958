"""What is in the library: sources, their texts, their cards."""

from __future__ import annotations

from collections.abc import Sequence

from studyapp.domain.article import Article
from studyapp.domain.card import Card
from studyapp.domain.changes import Changes
from studyapp.domain.errors import InputError
from studyapp.domain.source import Source as Source
from studyapp.services.wording import reworded
from studyapp.store.store import Store


class Library:
    """Looks things up and mends them. Every write is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def sources(self) -> tuple[Source, ...]:
        """Return all sources, the newest first."""
        return self._store.sources()

    def article(self, article_id: str) -> Article:
        """Return one article with its text and spans. InputError when there is none of that id."""
        article = self._store.article(article_id)
        if article is None:
            raise InputError(f"There is no source {article_id}.")
        return article

    def cards(self, article_id: str | None = None, text: str = "") -> tuple[Card, ...]:
        """Return the cards, of one article or all, that hold ``text`` in prompt, answer or topic (any case)."""
        return self._store.cards(article_id, text)

    def card(self, card_id: str) -> Card:
        """Return one card. InputError when there is none of that id."""
        card = self._store.card(card_id)
        if card is None:
            raise InputError(f"There is no card {card_id}.")
        return card

    def edit_card(self, card_id: str, text: str, answer: str) -> Changes:
        """Change the wording (the kind stays), leave the memory as it is. InputError when the wording is no prompt."""
        return self._store.save_prompt(card_id, reworded(self.card(card_id).prompt, text, answer))

    def suspend(self, card_ids: Sequence[str], suspended: bool = True) -> Changes:
        """Let cards sleep, or wake them. InputError when one is unknown."""
        return self._store.suspend(tuple(dict.fromkeys(card_ids)), suspended)

    def delete_cards(self, card_ids: Sequence[str]) -> Changes:
        """Remove cards; their reviews stay in the log, their drafts count as rejected. InputError if unknown."""
        return self._store.remove_cards(tuple(dict.fromkeys(card_ids)))

    def delete_source(self, article_id: str) -> Changes:
        """Remove an article with its drafts and cards; the log of their reviews stays. InputError if unknown."""
        return self._store.remove_article(article_id)

    def setting(self, name: str, default: str = "") -> str:
        """Return a stored setting, or ``default``."""
        return self._store.setting(name, default)

    def set_setting(self, name: str, value: str) -> Changes:
        """Store a setting."""
        return self._store.set_setting(name, value)
