"""An exam: the day on which its cards must be known, and which cards those are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Scope:
    """Which cards an exam is about: those that fit every part which is not empty; with no part at all, every card.

    A card fits ``tags`` with any of them, ``sources`` when its article's id is among them, ``months`` when its article
    was published in one of them (``2026-10``).
    """

    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    months: tuple[str, ...] = ()

    def covers(self, tags: tuple[str, ...], article_id: str, month: str) -> bool:
        """Return whether a card of that article, published in ``month`` (empty where unknown), belongs to the exam."""
        return (
            (not self.tags or any(tag in self.tags for tag in tags))
            and (not self.sources or article_id in self.sources)
            and (not self.months or month in self.months)
        )

    def is_everything(self) -> bool:
        """Return whether every card belongs to the exam."""
        return not (self.tags or self.sources or self.months)


@dataclass(frozen=True)
class Exam:
    """``minutes`` are those of a day that the student gives to it, None for the usual ones; ``created_at`` is UTC."""

    id: str
    name: str
    day: date
    created_at: datetime
    minutes: float | None = None
    scope: Scope = field(default_factory=Scope)
