"""What a reader sees of an article: its drafts and cards with their places, gathered where they touch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from studyapp.domain.article import Article, Span
from studyapp.domain.card import Card
from studyapp.domain.draft import Draft
from studyapp.domain.fact import Dropped
from studyapp.domain.memory import State
from studyapp.domain.prompt import BLANK, Prompt
from studyapp.gui.fact_look import URGENCY, FactState
from studyapp.gui.widgets.article_text import shown_words
from studyapp.gui.wording import count, due_words

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.reading import Mark


@dataclass(frozen=True)
class Item:
    """A draft or a card at its place. ``other`` is the title of the source that the card is from, if it is another.

    ``newer`` is the card that overtook this one, by the student's word.
    """

    span: Span
    state: FactState
    draft: Draft | None = None
    card: Card | None = None
    other: str = ""
    newer: Card | None = None

    @property
    def key(self) -> str:
        """The id of the draft: a card keeps it, so that an item stays the same when it is accepted."""
        return self.card.draft_id if self.card else self.draft.id if self.draft else ""

    @property
    def words(self) -> str:
        """How it stands, in a word or two."""
        return "doubtful draft" if self.draft and not self.draft.confident else str(self.state)

    @property
    def prompt(self) -> Prompt:
        """What is asked."""
        item = self.card or self.draft
        assert item is not None
        return item.prompt


@dataclass(frozen=True)
class Spot:
    """A place where items touch each other, and how it stands."""

    span: Span
    state: FactState
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Looked:
    """An article and all that was made of it, as of ``now``. ``unsure`` counts the doubtful drafts that are not shown."""

    article: Article
    items: tuple[Item, ...]
    dropped: tuple[Dropped, ...]
    unsure: int
    now: datetime
    zone: tzinfo


def look(services: Services, article_id: str, doubtful: bool) -> Looked:
    """Ask the library for an article. InputError when it is gone."""
    article, now = services.library.article(article_id), services.clock()
    drafts = {draft.id: draft for draft in services.triage.drafts(article_id, doubtful=True)}
    sure = [draft for draft in drafts.values() if draft.confident]
    items = _known_items(services, services.reading.marks(article_id, now), drafts)
    if doubtful:
        items += [Item(d.span, FactState.DRAFT, d) for d in drafts.values() if not d.confident]
    items.sort(key=lambda item: (item.span, item.key))
    unsure = 0 if doubtful else len(drafts) - len(sure)
    dropped = {(each.span, each.reason): each for each in reversed(services.triage.left_out(article_id))}
    left_out = tuple(sorted(dropped.values(), key=lambda each: each.span))
    return Looked(article, tuple(items), left_out, unsure, now, services.zone)


def _known_items(services: Services, marks: Sequence[Mark], drafts: Mapping[str, Draft]) -> list[Item]:
    overtaken = {item.card_id: item.by_card_id for item in services.browse.superseded()}
    wanted = [mark.card_id for mark in marks if mark.card_id]
    newer = [overtaken[card_id] for card_id in wanted if card_id in overtaken]
    cards = {card.id: card for card in services.browse.cards([*wanted, *newer])}
    titles: dict[str, str] = {}
    if any(mark.repeats for mark in marks):
        titles = {source.id: source.title for source in services.library.sources()}
    items = []
    for mark in marks:
        card = cards.get(mark.card_id or "")
        if card is not None:
            other = titles.get(card.article_id, "") if mark.repeats else ""
            by = cards.get(overtaken.get(card.id, ""))
            items.append(Item(mark.span, _state(mark, by), None, card, other, by))
        elif mark.draft_id in drafts:
            items.append(Item(mark.span, FactState.DRAFT, drafts[mark.draft_id]))
    return items


def _state(mark: Mark, newer: Card | None) -> FactState:
    if newer is not None:
        return FactState.OVERTAKEN
    return FactState.PAUSED if mark.knowledge == "sleeping" else FactState(mark.knowledge.value)


def spots(items: Iterable[Item]) -> list[Spot]:
    """Gather items, in reading order, that touch each other."""
    found: list[Spot] = []
    for item in items:
        last = found[-1] if found else None
        if last is not None and item.span.start < last.span.end:
            span = Span(last.span.start, max(last.span.end, item.span.end))
            found[-1] = Spot(span, min(last.state, item.state, key=URGENCY.index), (*last.keys, item.key))
        else:
            found.append(Spot(item.span, item.state, (item.key,)))
    return found


def dropped_spots(dropped: Sequence[Dropped]) -> list[Spot]:
    """Return the places that were left out; the keys are the rows in which the reasons stand."""
    rows = sorted(enumerate(dropped), key=lambda row: row[1].span)
    found: list[Spot] = []
    for row, item in rows:
        if found and item.span.start < found[-1].span.end:
            last = found[-1]
            span = Span(last.span.start, max(last.span.end, item.span.end))
            found[-1] = replace(last, span=span, keys=(*last.keys, str(row)))
        else:
            found.append(Spot(item.span, FactState.LEFT_OUT, (str(row),)))
    return found


def sentence_span(article: Article, chosen: Span) -> Span:
    """Return the place of the sentences that a chosen stretch touches, else the stretch."""
    touched = [s.span for s in article.sentences if s.span.start < chosen.end and chosen.start < s.span.end]
    return Span(min(s.start for s in touched), max(s.end for s in touched)) if touched else chosen


def words_at(article: Article, span: Span) -> str:
    """Return the words of a place on one line."""
    return shown_words(article, span)


def blanked(article: Article, chosen: Span) -> str:
    """Return the sentences around a chosen stretch with the blank in its place; as they are when it is all of them."""
    around = sentence_span(article, chosen)
    before, behind = (
        words_at(article, Span(around.start, chosen.start)),
        words_at(article, Span(chosen.end, around.end)),
    )
    before += " " * article.text[around.start : chosen.start].endswith((" ", "\n", "\t"))
    behind = " " * article.text[chosen.end : around.end].startswith((" ", "\n", "\t")) + behind
    return f"{before}{BLANK}{behind}" if (before + behind).strip(" .?!") else words_at(article, around)


def schedule_words(card: Card, now: datetime, zone: tzinfo) -> str:
    """Return when a card comes back and what happened to it so far."""
    memory = card.memory
    answered = f" Answered {count(memory.reps, 'time')}" if memory.reps else ""
    forgotten = f", forgotten {count(memory.lapses, 'time')}" if memory.lapses else ""
    record = f"{answered}{forgotten}." if answered else ""
    if card.suspended:
        return f"Rests.{record}"
    if memory.state is State.NEW or memory.due is None:
        return f"New, not asked yet.{record}"
    if memory.due <= now:
        return f"Is due now.{record}"
    return f"Comes back {due_words(memory.due, now, zone)}.{record}"
