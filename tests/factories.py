"""Small sound values of the domain for tests: one article on a moon landing and what was made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from studyapp.domain.article import Article, Block, BlockKind, DateOrigin, Sentence, Span
from studyapp.domain.card import Card
from studyapp.domain.dates import PartialDate
from studyapp.domain.draft import Draft
from studyapp.domain.exam import Exam, Scope
from studyapp.domain.fact import Dropped, Fact, Role, RoleKind
from studyapp.domain.ids import derived_id
from studyapp.domain.memory import Memory, Rating, State
from studyapp.domain.prompt import Basic, Cloze
from studyapp.domain.review import Review, Undo
from studyapp.store.opening import open_store
from studyapp.store.store import Store

NOW = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
DAY = NOW.date().toordinal()

LANDING = "Chandrayaan-3 landed near the lunar south pole on 23 August 2023."
NAMING = "The landing site was named शिव शक्ति (Shiv Shakti) Point."
PRAISE = "It was a proud day."
TEXT = f"Moon landing\r\n\r\n• {LANDING}\r\n• {NAMING} {PRAISE}\r\n"


def span(part: str, text: str = TEXT) -> Span:
    """Return the place of ``part`` in ``text``."""
    start = text.index(part)
    return Span(start, start + len(part))


def article(**changes: Any) -> Article:
    """Return the article."""
    bullet = f"{NAMING} {PRAISE}"
    made = Article(
        id=derived_id("article", TEXT),
        title="Moon landing",
        text=TEXT,
        published=PartialDate(2023, 8),
        published_from=DateOrigin.TEXT,
        origin="moon.txt",
        blocks=(
            Block(BlockKind.TITLE, "Moon landing", span("Moon landing")),
            Block(BlockKind.BULLET, LANDING, span(LANDING), level=1, path=("Space", "Missions")),
            Block(BlockKind.BULLET, bullet, span(bullet), level=1, key="Site"),
        ),
        sentences=(
            Sentence(LANDING, span(LANDING), 1),
            Sentence(NAMING, span(NAMING), 2),
            Sentence(PRAISE, span(PRAISE), 2),
        ),
    )
    return replace(made, **changes)


def fact(**changes: Any) -> Fact:
    """Return the fact of the landing."""
    made = Fact(
        id=derived_id("fact", article().id, "landing"),
        article_id=article().id,
        frame="event",
        rule="event.landed",
        roles=(
            Role("agent", "Chandrayaan-3", RoleKind.WORK, "mission", Span(0, 13)),
            Role("time", "23 August 2023", RoleKind.DATE),
        ),
        statement=LANDING,
        span=span(LANDING),
        asks=("agent", "time"),
        topic="Moon landing",
        as_of=PartialDate(2023, 8, 23),
        hedge="reportedly",
        attribution="ISRO",
        score=0.1 + 0.2,
    )
    return replace(made, **changes)


def draft(name: str = "question", **changes: Any) -> Draft:
    """Return a pending draft of the landing; every ``name`` is another one."""
    made = Draft(
        id=derived_id("draft", fact().id, name),
        fact_id=fact().id,
        article_id=article().id,
        prompt=Basic(f"When did Chandrayaan-3 land on the Moon ({name})?", "23 August 2023"),
        topic="Moon landing",
        explanation=LANDING,
        source_sentence=LANDING,
        span=span(LANDING),
        rule="question.time",
        score=0.9,
        confident=True,
        hedge="reportedly",
        as_of=PartialDate(2023, 8, 23),
        tags=("space",),
    )
    return replace(made, **changes)


def cloze(name: str = "cloze", **changes: Any) -> Draft:
    """Return a pending cloze of the naming, which stands below the landing in the article."""
    prompt = Cloze("The landing site was named _____ Point.", "शिव शक्ति (Shiv Shakti)")
    return draft(name, **{"prompt": prompt, "source_sentence": NAMING, "span": span(NAMING)} | changes)


def dropped(**changes: Any) -> Dropped:
    """Return a sentence that was left out."""
    return replace(Dropped(span(PRAISE), PRAISE, "opinion", "says nothing that can be asked"), **changes)


def card(of: Draft | None = None, **changes: Any) -> Card:
    """Return the new card of a draft."""
    of = of or draft()
    made = Card(
        id=derived_id("card", of.id),
        fact_id=of.fact_id,
        article_id=of.article_id,
        draft_id=of.id,
        prompt=of.prompt,
        topic=of.topic,
        explanation=of.explanation,
        source_sentence=of.source_sentence,
        span=of.span,
        created_at=NOW,
        tags=of.tags,
        as_of=of.as_of,
        hedge=of.hedge,
    )
    return replace(made, **changes)


def answered(card: Card, number: int = 1) -> tuple[Card, Review]:
    """Return the card after its answer of that number, and the answer (made-up figures, not a scheduler's)."""
    at = NOW + timedelta(minutes=number)
    memory = Memory(
        state=State.REVIEW,
        step=None,
        stability=number / 3,
        difficulty=5.1 + 1e-15,
        due=at + timedelta(days=number),
        last_review=at,
        last_study_day=DAY,
        reps=number,
        lapses=0,
    )
    log = Review(
        derived_id("review", card.id, str(number)),
        card.id,
        Rating.GOOD,
        at,
        DAY,
        4200,
        state=card.memory.state,
        due=memory.due,
    )
    return replace(card, memory=memory), log


def undo_of(review: Review) -> Undo:
    """Return the entry that takes the review back."""
    return Undo(derived_id("undo", review.id), review.id, review.reviewed_at + timedelta(seconds=5))


def exam(name: str = "Prelims", **changes: Any) -> Exam:
    """Return an exam half a year away on everything; the one named ``scoped`` is a month later and on some cards."""
    made = Exam(derived_id("exam", name), name, date(2027, 5, 23), NOW, minutes=45.0)
    if name == "scoped":
        scope = Scope(tags=("space",), sources=(article().id,), months=("2023-08",))
        made = replace(made, day=date(2027, 6, 27), minutes=None, scope=scope)
    return replace(made, **changes)


def open_library(folder: Path, drafts: Sequence[Draft] = (), cards: Sequence[Draft] = ()) -> Store:
    """Open a library that holds the article, these pending drafts, and the cards of those other drafts."""
    store = open_store(folder / "library.sqlite", NOW)
    store.save_article(article(), (fact(),), (*drafts, *cards), (dropped(),))
    store.accept([card(of) for of in cards])
    return store
