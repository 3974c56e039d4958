"""What browsing and counting a library gives back: what was there before a change, what says the same, figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from studyapp.domain.article import Span
from studyapp.domain.card import Card
from studyapp.domain.draft import Verdict
from studyapp.domain.memory import Memory
from studyapp.domain.paper import DueMove
from studyapp.domain.prompt import Prompt


@dataclass(frozen=True)
class Before:
    """What some cards were before a change; giving it back undoes the change. What did not change is empty.

    ``moved`` are moves to an earlier day, each with the memory before and after.
    """

    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    prompts: Mapping[str, Prompt] = field(default_factory=dict)
    suspended: Mapping[str, bool] = field(default_factory=dict)
    removed: tuple[tuple[Card, Verdict], ...] = ()
    moved: tuple[tuple[DueMove, Memory, Memory], ...] = ()


class CardWords(NamedTuple):
    """What a card says, bare."""

    id: str
    fact_id: str
    kind: str
    text: str
    answer: str


class Wording(NamedTuple):
    """The words of a draft that the student has decided on or still may, as bare as a list of all of them needs."""

    draft_id: str
    article_id: str
    verdict: str
    text: str
    answer: str
    statement: str
    as_of: str | None


@dataclass(frozen=True)
class Repeat:
    """A place of an article that says what an older draft says already."""

    span: Span
    draft_id: str


@dataclass(frozen=True)
class Superseded:
    """That a newer card overtook this one, and when the student said so (aware UTC)."""

    card_id: str
    by_card_id: str
    at: datetime


class DayFigures(NamedTuple):
    """The answers of a study day; ``asked`` are those on cards in REVIEW, ``introduced`` first ones on new cards."""

    study_day: int
    answers: int
    duration_ms: int
    introduced: int
    asked: int
    remembered: int


class MaterialFigures(NamedTuple):
    """Answers on cards in REVIEW by the month of the material and that of the answer (``12 * year + month - 1``)."""

    published_month: int
    month: int
    asked: int
    remembered: int


class SourceFigures(NamedTuple):
    """How far a source has come: its facts, what of them has a card, what was learned, what is known for three weeks."""

    article_id: str
    title: str
    facts: int
    facts_with_cards: int
    cards: int
    learned: int
    lasting: int


class TagFigures(NamedTuple):
    """The same for a tag."""

    tag: str
    cards: int
    learned: int
    lasting: int
