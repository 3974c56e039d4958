"""A fact: one claim of an article as a frame with its roles, and where the article says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from studyapp.domain.article import Span
from studyapp.domain.dates import PartialDate


class RoleKind(StrEnum):
    """What sort of thing fills a role; wrong options are drawn from the same sort."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    DATE = "date"
    NUMBER = "number"
    EVENT = "event"
    WORK = "work"  # acts, schemes, treaties, reports, missions: named things made by people
    TERM = "term"
    CLAUSE = "clause"


@dataclass(frozen=True)
class Role:
    """One part of a fact that can be asked for.

    ``name`` is its part in the frame (agent, place, time, short, long ...); ``text`` the resolved wording, as it would
    stand in an answer; ``noun`` the exact noun of a question for it ("city", "ministry", "carriers"), empty where none is
    certain: then there is no which-question. ``at`` is its place in Fact.statement, None where the statement does not
    hold it word for word. ``question`` asks for this role where the reader of the sentence could turn it exactly; where it
    is empty the frame's wording decides.
    """

    name: str
    text: str
    kind: RoleKind
    noun: str = ""
    at: Span | None = None
    question: str = ""


@dataclass(frozen=True)
class Fact:
    """One claim, complete by itself.

    ``frame`` names the pattern that was recognised and thereby the wording of its questions; ``rule`` the reader that
    found it (for the record of what each is worth). ``statement`` is the claim as a resolved sentence that needs no
    article beside it. ``span`` is the stretch of Article.text that proves it. ``asks`` names the roles worth asking for,
    best first. ``topic`` is the line that always stands above a card of it. ``hedge`` ("reportedly") and
    ``attribution`` ("the Ministry of Finance") are kept where the source has them. ``score`` puts its
    cards in order, 0 to 1, the surest first; it is no measured share.
    """

    id: str
    article_id: str
    frame: str
    rule: str
    roles: tuple[Role, ...]
    statement: str
    span: Span
    asks: tuple[str, ...]
    topic: str = ""
    as_of: PartialDate | None = None
    hedge: str = ""
    attribution: str = ""
    score: float = 0.0

    @property
    def of_sentence(self) -> bool:
        """Whether it was read from a full sentence (a clause of it, or all of it), not from a line of notes."""
        return self.frame in {"clause", "passage"}

    @property
    def told(self) -> str:
        """What its rule ends in: of a sentence whether it tells an event, a state, a rank, or something other."""
        return self.rule.rpartition(".")[2]

    def role(self, name: str) -> Role | None:
        """Return the role of that name, or None."""
        return next((role for role in self.roles if role.name == name), None)


@dataclass(frozen=True)
class Dropped:
    """A candidate that was not made into a fact or a card, kept so that the student can see why."""

    span: Span
    text: str
    rule: str
    reason: str
