"""The places of the window, and how a place says that the student wants to go to another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Place(Enum):
    """One page of the window; the value is its icon's name."""

    TODAY = "today"
    ADD = "add"
    DRAFTS = "drafts"
    REVIEW = "review"
    LIBRARY = "library"
    PLAN = "plan"
    TESTS = "tests"

    @property
    def title(self) -> str:
        """Return the name that the student reads."""
        return {"add": "Add material"}.get(self.value, self.value.capitalize())


@dataclass(frozen=True)
class Going:
    """A wish to go to a place, perhaps to one article there."""

    place: Place
    article_id: str | None = None
