"""What a write touched, so that open screens know when to ask again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Changes:
    """Which kinds of rows changed; ``count`` is how many items the student would say were changed."""

    articles: bool = False
    drafts: bool = False
    cards: bool = False
    reviews: bool = False
    settings: bool = False
    exams: bool = False
    papers: bool = False
    count: int = 0

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            self.articles or other.articles,
            self.drafts or other.drafts,
            self.cards or other.cards,
            self.reviews or other.reviews,
            self.settings or other.settings,
            self.exams or other.exams,
            self.papers or other.papers,
            self.count + other.count,
        )


@dataclass(frozen=True)
class Done(Generic[T]):
    """What a write made, and what it touched."""

    made: T
    changes: Changes
