"""All that a library holds, or a part of it, as one value: what is written to a file and what is merged from one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from studyapp.domain.article import Article
from studyapp.domain.card import Card
from studyapp.domain.draft import Draft
from studyapp.domain.exam import Exam, Scope
from studyapp.domain.fact import Fact
from studyapp.domain.paper import DueMove, ErrorKind, Marking, Sitting
from studyapp.domain.question import StoredQuestion
from studyapp.domain.review import Review, Undo


@dataclass(frozen=True)
class PaperHeld:
    """A paper with its questions by their ids, in order; the rest means what it means on Paper."""

    id: str
    profile: str
    name: str
    marking: Marking
    minutes: int
    seed: int
    created_at: datetime
    question_ids: tuple[str, ...]
    missing: tuple[str, ...] = ()
    scope: Scope = field(default_factory=Scope)


@dataclass(frozen=True)
class ErrorHeld:
    """A line of the error log: the kind that was proposed and the student's own, if there is one."""

    sitting_id: str
    question_id: str
    proposed: ErrorKind
    chosen: ErrorKind | None = None


@dataclass(frozen=True)
class Holdings:
    """Articles in the order of their import, reviews and undos in the order of the log; settings as (name, value).

    The answers of a sitting are here all that were given, in their order, and not only those that stand.
    """

    articles: tuple[Article, ...] = ()
    facts: tuple[Fact, ...] = ()
    drafts: tuple[Draft, ...] = ()
    cards: tuple[Card, ...] = ()
    reviews: tuple[Review, ...] = ()
    undos: tuple[Undo, ...] = ()
    exams: tuple[Exam, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    questions: tuple[StoredQuestion, ...] = ()
    papers: tuple[PaperHeld, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    errors: tuple[ErrorHeld, ...] = ()
    moves: tuple[DueMove, ...] = ()


@dataclass(frozen=True)
class Merged:
    """How much was new to the library; ``grown`` are ids of cards that it had and whose log has grown."""

    articles: int = 0
    drafts: int = 0
    cards: int = 0
    reviews: int = 0
    papers: int = 0
    grown: frozenset[str] = frozenset()
