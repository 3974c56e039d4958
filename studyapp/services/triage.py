"""Decide on drafts: keep, edit or drop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from studyapp.domain.changes import Changes
from studyapp.domain.draft import Draft
from studyapp.domain.fact import Dropped


class Triage:
    """What a student does with drafts. All calls are one transaction each."""

    def drafts(self, article_id: str | None = None, *, doubtful: bool = False) -> tuple[Draft, ...]:
        """Return the pending drafts in reading order, of one article or of all; doubtful ones only on request."""
        raise NotImplementedError

    def left_out(self, article_id: str) -> tuple[Dropped, ...]:
        """Return what was not made into a card, with the reasons, in reading order."""
        raise NotImplementedError

    def accept(self, draft_ids: Sequence[str], now: datetime) -> Changes:
        """Make a card of each pending draft. InputError when one is unknown or no longer pending."""
        raise NotImplementedError

    def accept_edited(self, draft_id: str, text: str, answer: str, now: datetime) -> Changes:
        """Accept the draft in the student's wording (same kind). InputError when the wording is no prompt."""
        raise NotImplementedError

    def reject(self, draft_ids: Sequence[str]) -> Changes:
        """Drop pending drafts; they stay in the library as rejected and are never proposed again."""
        raise NotImplementedError

    def take_back(self, draft_ids: Sequence[str]) -> Changes:
        """Make accepted, edited or rejected drafts pending again; a card that was never reviewed goes with it.

        InputError when a card of one was already reviewed.
        """
        raise NotImplementedError
