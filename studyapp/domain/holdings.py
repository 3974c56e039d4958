"""All that a library holds, or a part of it, as one value: what is written to a file and what is merged from one."""

from __future__ import annotations

from dataclasses import dataclass

from studyapp.domain.article import Article
from studyapp.domain.card import Card
from studyapp.domain.draft import Draft
from studyapp.domain.exam import Exam
from studyapp.domain.fact import Fact
from studyapp.domain.review import Review, Undo


@dataclass(frozen=True)
class Holdings:
    """Articles in the order of their import, reviews and undos in the order of the log; settings as (name, value)."""

    articles: tuple[Article, ...] = ()
    facts: tuple[Fact, ...] = ()
    drafts: tuple[Draft, ...] = ()
    cards: tuple[Card, ...] = ()
    reviews: tuple[Review, ...] = ()
    undos: tuple[Undo, ...] = ()
    exams: tuple[Exam, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Merged:
    """How much was new to the library; ``grown`` are ids of cards that it had and that got answers or lost some."""

    articles: int = 0
    drafts: int = 0
    cards: int = 0
    reviews: int = 0
    grown: frozenset[str] = frozenset()
