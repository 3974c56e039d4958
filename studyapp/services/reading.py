"""Read an article with its facts marked by how well they are known, and make cards of one's own from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from studyapp.domain.article import Article, BlockKind, Span
from studyapp.domain.card import Card
from studyapp.domain.changes import Changes
from studyapp.domain.draft import Draft, Verdict
from studyapp.domain.errors import InputError
from studyapp.domain.fact import Fact, Role, RoleKind
from studyapp.domain.ids import derived_id
from studyapp.domain.memory import State
from studyapp.domain.prompt import Prompt, make_prompt, prompt_text
from studyapp.extract.topic import topic_line
from studyapp.generate.gates import Candidate, refused
from studyapp.scheduling.scheduler import Scheduler
from studyapp.services.browse import card_id_of
from studyapp.services.rebuilding import learned
from studyapp.store.browse_store import BrowseStore
from studyapp.store.store import Store

OWN = "own"  # frame and rule of what the student made
_ROLE = "answer"


class Knowledge(StrEnum):
    """How a marked place stands: ``fading`` is known but due, ``sleeping`` suspended."""

    DRAFT = "draft"
    LEARNING = "learning"
    KNOWN = "known"
    FADING = "fading"
    SLEEPING = "sleeping"


@dataclass(frozen=True)
class Mark:
    """A place of the article and the draft or card that it stands for; ``repeats``: the card is of another source."""

    span: Span
    knowledge: Knowledge
    draft_id: str
    card_id: str | None = None
    repeats: bool = False


@dataclass(frozen=True)
class Own:
    """A card that the student is about to make; ``warning`` says what speaks against it, empty where nothing does."""

    prompt: Prompt
    warning: str


class Reading:
    """Looks at one article at a time."""

    def __init__(self, store: Store, scheduler: Callable[[], Scheduler] = Scheduler) -> None:
        """Take the library and a way to its scheduler, whose parameters may be fitted to the student."""
        self._store = store
        self._browse = BrowseStore(store)
        self._scheduler = scheduler

    def marks(self, article_id: str, now: datetime) -> tuple[Mark, ...]:
        """Return the marked places in reading order."""
        waiting = self._store.drafts(Verdict.PENDING, article_id)
        found = [Mark(draft.span, Knowledge.DRAFT, draft.id) for draft in waiting if draft.confident]
        found += [_card_mark(card, card.span, now, repeats=False) for card in self._store.cards(article_id)]
        again = {repeat.draft_id: repeat.span for repeat in self._browse.repeats(article_id)}
        cards = self._store.cards_by_id([card_id_of(draft_id) for draft_id in again])
        found += [_card_mark(card, again[card.draft_id], now, repeats=True) for card in cards]
        return tuple(sorted(found, key=lambda mark: (mark.span, mark.draft_id)))

    def topic(self, article: Article, span: Span) -> str:
        """Return the line that stands above a card of this place unless the student writes another."""
        return topic_of(article, span)

    def check_own(self, article: Article, span: Span, kind: str, text: str, answer: str) -> Own:
        """Return the card of these words with what speaks against it. InputError when the words make no card."""
        prompt = _prompt(kind, text, answer)
        fact = _fact(article, span, prompt)
        return Own(prompt, refused(Candidate(fact, fact.roles[0], prompt)))

    def make_own(
        self,
        article_id: str,
        span: Span,
        kind: str,
        text: str,
        answer: str,
        now: datetime,
        tags: Iterable[str] = (),
        topic: str = "",
    ) -> tuple[Changes, str]:
        """Make a card of the student's words on a place of the article; return its id, too. No ``topic``: ``topic_of``.

        A card that was made and removed before comes back with what was learned of it.
        InputError when the words make no card, the article is unknown, or the same card is there.
        """
        article = self._store.article(article_id)
        if article is None:
            raise InputError(f"There is no source {article_id}.")
        if not 0 <= span.start < span.end <= len(article.text):
            raise InputError("Mark some text first.")
        fact = _fact(article, span, _prompt(kind, text, answer))
        topic = " ".join(topic.split()) or topic_of(article, span)
        draft = _draft(fact, _prompt(kind, text, answer), tuple(tags), topic)
        card = self._learned(_card(draft, now))
        changes = self._browse.add_own(fact, draft, card)
        return changes, card.id

    def _learned(self, card: Card) -> Card:
        """Return the card with the memory that the log knows under its key."""
        return replace(card, memory=learned(self._store, self._scheduler(), card.id))


def topic_of(article: Article, span: Span) -> str:
    """Return the line that stands above a card of this place, as above the cards that the app proposes."""
    at = (block for block in article.blocks if block.span.start < span.end and span.start < block.span.end)
    block = next((block for block in at if block.kind is not BlockKind.TITLE), None)
    return topic_line(article, block) if block else article.title


def _card_mark(card: Card, span: Span, now: datetime, *, repeats: bool) -> Mark:
    memory = card.memory
    if card.suspended:
        knowledge = Knowledge.SLEEPING
    elif memory.state is not State.REVIEW:
        knowledge = Knowledge.LEARNING
    else:
        knowledge = Knowledge.FADING if memory.due is not None and memory.due <= now else Knowledge.KNOWN
    return Mark(span, knowledge, card.draft_id, card.id, repeats)


def _prompt(kind: str, text: str, answer: str) -> Prompt:
    try:
        return make_prompt(kind, text, answer)
    except ValueError as error:
        raise InputError(str(error)) from None


def _fact(article: Article, span: Span, prompt: Prompt) -> Fact:
    return Fact(
        id=derived_id(OWN, article.id, str(span.start), str(span.end)),
        article_id=article.id,
        frame=OWN,
        rule=OWN,
        roles=(Role(_ROLE, prompt.answer, RoleKind.TERM),),
        statement=_source(article, span),
        span=span,
        asks=(_ROLE,),
        topic=article.title,
        score=1.0,
    )


def _draft(fact: Fact, prompt: Prompt, tags: tuple[str, ...], topic: str) -> Draft:
    return Draft(
        id=derived_id("draft", fact.id, prompt_text(prompt), prompt.answer),
        fact_id=fact.id,
        article_id=fact.article_id,
        prompt=prompt,
        topic=topic,
        explanation=fact.statement,
        source_sentence=fact.statement,
        span=fact.span,
        rule=OWN,
        score=1.0,
        confident=True,
        tags=tags,
    )


def _card(draft: Draft, now: datetime) -> Card:
    return Card(
        id=card_id_of(draft.id),
        fact_id=draft.fact_id,
        article_id=draft.article_id,
        draft_id=draft.id,
        prompt=draft.prompt,
        topic=draft.topic,
        explanation=draft.explanation,
        source_sentence=draft.source_sentence,
        span=draft.span,
        created_at=now,
        tags=draft.tags,
    )


def _source(article: Article, span: Span) -> str:
    """Return the sentences that the place touches, else its own words on one line."""
    touched = [item.text for item in article.sentences if item.span.start < span.end and span.start < item.span.end]
    return " ".join(touched) or " ".join(article.text[span.start : span.end].split())
