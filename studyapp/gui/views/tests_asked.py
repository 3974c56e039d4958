"""What the list of tests asks the library for, in one call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.changes import Changes
from studyapp.domain.paper import PaperLine, Sitting
from studyapp.domain.question import StoredQuestion
from studyapp.gui.wording import count

if TYPE_CHECKING:
    from datetime import tzinfo

    from studyapp.bootstrap import Services
    from studyapp.domain.source import Source
    from studyapp.services.paper_making import ProfileLine

NO_MISTAKES = "None so far"


@dataclass(frozen=True)
class Asked:
    """What the list shows."""

    handed_in: Changes
    profiles: tuple[ProfileLine, ...]
    lines: tuple[PaperLine, ...]
    sittings: tuple[Sitting, ...]
    mistakes: int
    own: tuple[StoredQuestion, ...]
    withdrawn: tuple[StoredQuestion, ...]
    sources: tuple[Source, ...]
    zone: tzinfo


def ask(services: Services) -> Asked:
    """Ask for what the list shows; sittings whose time is over are handed in first."""
    now, tests = services.clock(), services.tests
    return Asked(
        tests.hand_in_due(now),
        tests.profiles(),
        tests.papers(),
        tests.history(now),
        len(tests.error_log()),
        tests.own_questions(),
        tests.withdrawn(),
        services.library.sources(),
        services.zone,
    )


def fixed_lines(asked: Asked) -> tuple[str, str, str]:
    """Return the lower lines of the first rows."""
    own = [f"{len(asked.own)} written"] if asked.own else []
    aside = [f"{len(asked.withdrawn)} put aside"] if asked.withdrawn else []
    return (
        "From your own cards, in an exam's form",
        count(asked.mistakes, "mistake") if asked.mistakes else NO_MISTAKES,
        " · ".join(own + aside) or "None so far",
    )
