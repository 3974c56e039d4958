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
    PROGRESS = "progress"
    BROWSE = "browse"
    READ = "read"  # not on the rail: one comes to it from a source or a card, and goes back there

    @property
    def title(self) -> str:
        """Return the name that the student reads."""
        return {"add": "Add material"}.get(self.value, self.value.capitalize())


RAIL = tuple(place for place in Place if place is not Place.READ)


@dataclass(frozen=True)
class Going:
    """A wish to go to a place, perhaps to one article there, perhaps to one card or draft of it."""

    place: Place
    article_id: str | None = None
    item_id: str | None = None
