"""What a pattern may look at: a clause of a note with its subject, the page that it stands on, and the claim it becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from studyapp.domain.dates import PartialDate
from studyapp.domain.fact import Role
from studyapp.knowledge.bank import Bank


class Mention(Protocol):
    """A known name found in a text, with the exact noun of a question for it."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def canonical(self) -> str: ...  # noqa: D102
    @property
    def noun(self) -> str: ...  # noqa: D102


class Gazetteer(Protocol):
    """The shipped lists of names."""

    @property
    def bank(self) -> Bank: ...  # noqa: D102

    def find(self, text: str) -> Sequence[Mention]:
        """Return the known names in ``text``."""
        ...


@dataclass(frozen=True)
class Page:
    """What holds for every line of a note.

    ``year`` is the only year of the title, else empty; ``event`` the budget that the note is about, with its year,
    ``person`` the man or woman whom it is about. ``longs`` maps a short form to the full form that the note gives,
    ``wholes`` a bare kind ("Committee") to the one name of that kind in the note; ``text`` is all that the note says.
    ``names`` and ``sorts`` remember what was worked out of a head, which many patterns ask for.
    """

    title: str
    year: str
    longs: Mapping[str, str]
    gazetteer: Gazetteer
    event: str = ""
    person: str = ""
    wholes: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    names: dict[str, str] = field(default_factory=dict, compare=False)
    sorts: dict[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Clause:
    """A piece of a line: ``subject`` as written (empty where it names none), the sign that joins them, and the ``body``.

    ``under`` is the head of the line, for a clause that has a subject of its own. ``at`` is the place of the body in the
    line, ``line`` the whole line, ``heading`` the nearest heading.
    """

    subject: str
    sign: str
    body: str
    at: int
    line: str
    heading: str = ""
    under: str = ""


@dataclass(frozen=True)
class Claim:
    """What a pattern read from a clause; the reader makes the fact of it."""

    frame: str
    statement: str
    roles: tuple[Role, ...]
    asks: tuple[str, ...]
    score: float
    as_of: PartialDate | None = None


@dataclass(frozen=True)
class Silence:
    """A clause that a pattern knows and leaves alone, and why."""

    rule: str
    reason: str


Outcome = Claim | Silence


@dataclass(frozen=True)
class Reading:
    """Everything that was read from a line."""

    claims: tuple[tuple[Claim, Clause], ...] = field(default=())
    silences: tuple[tuple[Silence, Clause], ...] = field(default=())
