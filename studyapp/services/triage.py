"""Decide on drafts: keep, edit or drop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from studyapp.domain.card import Card
from studyapp.domain.changes import Changes
from studyapp.domain.draft import Draft, Verdict
from studyapp.domain.fact import Dropped
from studyapp.domain.ids import derived_id
from studyapp.domain.prompt import Prompt
from studyapp.scheduling.scheduler import Scheduler
from studyapp.services.rebuilding import learned
from studyapp.services.wording import reworded
from studyapp.store.store import Store


class Triage:
    """What a student does with drafts. All calls are one transaction each."""

    def __init__(self, store: Store, scheduler: Callable[[], Scheduler] = Scheduler) -> None:
        """Take the library and a way to its scheduler, whose parameters may be fitted to the student."""
        self._store = store
        self._scheduler = scheduler

    def drafts(self, article_id: str | None = None, *, doubtful: bool = False) -> tuple[Draft, ...]:
        """Return the pending drafts in reading order, of one article or of all; doubtful ones only on request."""
        pending = self._store.drafts(Verdict.PENDING, article_id)
        return tuple(draft for draft in pending if doubtful or draft.confident)

    def left_out(self, article_id: str) -> tuple[Dropped, ...]:
        """Return what was not made into a card, with the reasons, in reading order."""
        return self._store.dropped(article_id)

    def accept(self, draft_ids: Sequence[str], now: datetime) -> Changes:
        """Make a card of each pending draft. InputError when one is unknown or no longer pending."""
        drafts = [self._store.draft(draft_id) for draft_id in dict.fromkeys(draft_ids)]
        return self._store.accept([self._card(draft, draft.prompt, now) for draft in drafts])

    def accept_edited(self, draft_id: str, text: str, answer: str, now: datetime) -> Changes:
        """Accept the draft in the student's wording (same kind). InputError when the wording is no prompt."""
        draft = self._store.draft(draft_id)
        return self._store.accept([self._card(draft, reworded(draft.prompt, text, answer), now)], Verdict.EDITED)

    def reject(self, draft_ids: Sequence[str]) -> Changes:
        """Drop pending drafts; they stay in the library as rejected and are never proposed again."""
        return self._store.reject(tuple(dict.fromkeys(draft_ids)))

    def take_back(self, draft_ids: Sequence[str]) -> Changes:
        """Make accepted, edited or rejected drafts pending again; a card that was never reviewed goes with it.

        InputError when a card of one was already reviewed.
        """
        return self._store.take_back(tuple(dict.fromkeys(draft_ids)))

    def _card(self, draft: Draft, prompt: Prompt, now: datetime) -> Card:
        """Return the card of a draft: the same key on every computer, and the memory that the log knows under it."""
        card_id = derived_id("card", draft.id)
        return Card(
            id=card_id,
            fact_id=draft.fact_id,
            article_id=draft.article_id,
            draft_id=draft.id,
            prompt=prompt,
            topic=draft.topic,
            explanation=draft.explanation,
            source_sentence=draft.source_sentence,
            span=draft.span,
            created_at=now,
            tags=draft.tags,
            # A card that was deleted and accepted once more has reviews: what was learned is not lost.
            memory=learned(self._store, self._scheduler(), card_id),
            as_of=draft.as_of,
            hedge=draft.hedge,
        )
