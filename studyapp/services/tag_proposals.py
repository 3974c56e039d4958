"""Propose tags for cards from the shipped map of the syllabus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from studyapp.domain.card import Card
from studyapp.domain.prompt import prompt_text
from studyapp.knowledge.syllabus import Syllabus


@dataclass(frozen=True)
class Proposal:
    """A card, and the tags that it has not but its words speak for."""

    card: Card
    tags: tuple[str, ...]


@dataclass(frozen=True)
class SubjectLine:
    """A subject of the syllabus: its tag, the papers in which it is asked, and in short what it covers."""

    tag: str
    papers: tuple[str, ...]
    covers: str


def propose(cards: Iterable[Card]) -> tuple[Proposal, ...]:
    """Return a proposal for each card whose words speak for a subject that it has no tag of; a card with one has none."""
    names = {subject.name for subject in _syllabus().subjects}
    found = []
    for card in cards:
        if names.isdisjoint(card.tags):
            texts = (card.topic, card.explanation, prompt_text(card.prompt), card.prompt.answer)
            if tags := _syllabus().propose(texts):
                found.append(Proposal(card, tags))
    return tuple(found)


def subjects() -> tuple[SubjectLine, ...]:
    """Return the subjects in the order of the map."""
    return tuple(SubjectLine(each.name, each.papers, each.line) for each in _syllabus().subjects)


@cache
def _syllabus() -> Syllabus:
    return Syllabus.load()
