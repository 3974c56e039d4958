"""Rows to frozen dataclasses and back; the only place that knows both."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Row

from studyapp.domain.article import Article, DateOrigin, Span
from studyapp.domain.card import Card
from studyapp.domain.dates import PartialDate
from studyapp.domain.draft import Draft, Verdict
from studyapp.domain.exam import Exam, Scope
from studyapp.domain.fact import Dropped, Fact
from studyapp.domain.memory import Memory, Rating, State
from studyapp.domain.prompt import Basic, Cloze, Prompt, prompt_kind, prompt_text
from studyapp.domain.review import Review, Undo
from studyapp.store import parts
from studyapp.store.parts import Columns
from studyapp.store.tables import ArticleRow, CardRow, DraftRow, DroppedRow, ExamRow, FactRow, LogRow

CARD_NAMES = tuple(column.name for column in CardRow.__table__.columns)


def article(row: ArticleRow) -> Article:
    """Return the article of a row."""
    return Article(
        id=row.id,
        title=row.title,
        text=row.text,
        published=_date(row.published),
        published_from=DateOrigin(row.published_from),
        origin=row.origin,
        blocks=tuple(parts.block(item) for item in row.blocks),
        sentences=tuple(parts.sentence(item) for item in row.sentences),
        first_page=row.first_page,
    )


def article_columns(article: Article) -> Columns:
    """Return the columns of an article, all but its arrival."""
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "published": _iso(article.published),
        "published_from": article.published_from.value,
        "origin": article.origin,
        "blocks": [parts.block_json(block) for block in article.blocks],
        "sentences": [parts.sentence_json(sentence) for sentence in article.sentences],
        "first_page": article.first_page,
    }


def fact(row: FactRow) -> Fact:
    """Return the fact of a row."""
    return Fact(
        id=row.id,
        article_id=row.article_id,
        frame=row.frame,
        rule=row.rule,
        roles=tuple(parts.role(item) for item in row.roles),
        statement=row.statement,
        span=Span(row.span_start, row.span_end),
        asks=tuple(row.asks),
        topic=row.topic,
        as_of=_date(row.as_of),
        hedge=row.hedge,
        attribution=row.attribution,
        score=row.score,
    )


def fact_columns(fact: Fact, position: int) -> Columns:
    """Return the columns of a fact."""
    return {
        "id": fact.id,
        "article_id": fact.article_id,
        "position": position,
        "frame": fact.frame,
        "rule": fact.rule,
        "roles": [parts.role_json(role) for role in fact.roles],
        "statement": fact.statement,
        **_span_columns(fact.span),
        "asks": list(fact.asks),
        "topic": fact.topic,
        "as_of": _iso(fact.as_of),
        "hedge": fact.hedge,
        "attribution": fact.attribution,
        "score": fact.score,
    }


def draft(row: DraftRow) -> Draft:
    """Return the draft of a row."""
    return Draft(
        id=row.id,
        fact_id=row.fact_id,
        article_id=row.article_id,
        prompt=prompt(row.kind, row.text, row.answer),
        topic=row.topic,
        explanation=row.explanation,
        source_sentence=row.source_sentence,
        span=Span(row.span_start, row.span_end),
        rule=row.rule,
        score=row.score,
        confident=row.confident,
        hedge=row.hedge,
        as_of=_date(row.as_of),
        tags=tuple(row.tags),
        verdict=Verdict(row.verdict),
    )


def draft_columns(draft: Draft, position: int) -> Columns:
    """Return the columns of a draft, all but its verdict: that is the student's, not the generator's."""
    return {
        "id": draft.id,
        "fact_id": draft.fact_id,
        "article_id": draft.article_id,
        "position": position,
        **prompt_columns(draft.prompt),
        "topic": draft.topic,
        "explanation": draft.explanation,
        "source_sentence": draft.source_sentence,
        **_span_columns(draft.span),
        "rule": draft.rule,
        "score": draft.score,
        "confident": draft.confident,
        "hedge": draft.hedge,
        "as_of": _iso(draft.as_of),
        "tags": list(draft.tags),
    }


def dropped(row: DroppedRow) -> Dropped:
    """Return the left-out candidate of a row."""
    return Dropped(Span(row.span_start, row.span_end), row.text, row.rule, row.reason)


def dropped_columns(dropped: Dropped, article_id: str, position: int) -> Columns:
    """Return the columns of a left-out candidate."""
    return {
        "article_id": article_id,
        "position": position,
        **_span_columns(dropped.span),
        "text": dropped.text,
        "rule": dropped.rule,
        "reason": dropped.reason,
    }


def card(row: CardRow | Row[Any]) -> Card:
    """Return the card of a row, or of its bare columns (many are read faster that way)."""
    return Card(
        id=row.id,
        fact_id=row.fact_id,
        article_id=row.article_id,
        draft_id=row.draft_id,
        prompt=prompt(row.kind, row.text, row.answer),
        topic=row.topic,
        explanation=row.explanation,
        source_sentence=row.source_sentence,
        span=Span(row.span_start, row.span_end),
        created_at=row.created_at,
        tags=tuple(row.tags),
        memory=_memory(row),
        suspended=row.suspended,
        buried_until=row.buried_until,
        as_of=_date(row.as_of),
        hedge=row.hedge,
    )


def written_card(row: Iterable[Any]) -> Card:
    """Return the card of a row as the driver has it, the columns being those of CARD_NAMES."""
    written: dict[str, Any] = dict(zip(CARD_NAMES, row, strict=True))
    for name in ("created_at", "due", "last_review"):
        written[name] = _moment(written[name])
    bare: Any = SimpleNamespace(
        **written | {"suspended": bool(written["suspended"]), "tags": json.loads(written["tags"])}
    )
    return card(bare)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)


def card_columns(card: Card) -> Columns:
    """Return the columns of a card."""
    return {
        "id": card.id,
        "fact_id": card.fact_id,
        "article_id": card.article_id,
        "draft_id": card.draft_id,
        "created_at": card.created_at,
        **schedule_columns(card),
        **prompt_columns(card.prompt),
        "topic": card.topic,
        "explanation": card.explanation,
        "source_sentence": card.source_sentence,
        **_span_columns(card.span),
        "tags": list(card.tags),
        "as_of": _iso(card.as_of),
        "hedge": card.hedge,
    }


def schedule_columns(card: Card) -> Columns:
    """Return the columns that an answer or an undo may change."""
    return {"suspended": card.suspended, "buried_until": card.buried_until, **memory_columns(card.memory)}


def memory_columns(memory: Memory) -> Columns:
    """Return the columns of a memory."""
    return {
        "state": int(memory.state),
        "step": memory.step,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "due": memory.due,
        "last_review": memory.last_review,
        "last_study_day": memory.last_study_day,
        "reps": memory.reps,
        "lapses": memory.lapses,
    }


def prompt_columns(prompt: Prompt) -> Columns:
    """Return the columns of a prompt."""
    return {"kind": prompt_kind(prompt), "text": prompt_text(prompt), "answer": prompt.answer}


def review(row: LogRow | Row[Any], undone: bool) -> Review:
    """Return the review of a log entry of that kind, or of its bare columns (many are read faster that way)."""
    assert row.rating is not None
    assert row.study_day is not None
    assert row.duration_ms is not None
    return Review(
        id=row.id,
        card_id=row.card_id,
        rating=Rating(row.rating),
        reviewed_at=row.at,
        study_day=row.study_day,
        duration_ms=row.duration_ms,
        sequence=row.sequence,
        undone=undone,
        state=None if row.state is None else State(row.state),
        due=row.due,
    )


def review_columns(review: Review) -> Columns:
    """Return the log columns of a review; the database gives the sequence."""
    return {
        "id": review.id,
        "kind": "review",
        "card_id": review.card_id,
        "at": review.reviewed_at,
        "rating": int(review.rating),
        "study_day": review.study_day,
        "duration_ms": review.duration_ms,
        "state": None if review.state is None else int(review.state),
        "due": review.due,
    }


def undo(row: LogRow) -> Undo:
    """Return the undo of a log entry of that kind."""
    assert row.review_id is not None
    return Undo(row.id, row.review_id, row.at, row.sequence)


def undo_columns(undo: Undo, card_id: str) -> Columns:
    """Return the log columns of an undo; the database gives the sequence."""
    return {"id": undo.id, "kind": "undo", "card_id": card_id, "at": undo.undone_at, "review_id": undo.review_id}


def exam(row: ExamRow) -> Exam:
    """Return the exam of a row."""
    return Exam(
        id=row.id,
        name=row.name,
        day=date.fromisoformat(row.day),
        created_at=row.created_at,
        minutes=row.minutes,
        scope=Scope(tuple(row.tags), tuple(row.sources), tuple(row.months)),
    )


def exam_columns(exam: Exam) -> Columns:
    """Return the columns of an exam."""
    return {
        "id": exam.id,
        "name": exam.name,
        "day": exam.day.isoformat(),
        "minutes": exam.minutes,
        "tags": list(exam.scope.tags),
        "sources": list(exam.scope.sources),
        "months": list(exam.scope.months),
        "created_at": exam.created_at,
    }


def _memory(row: CardRow | Row[Any]) -> Memory:
    return Memory(
        state=State(row.state),
        step=row.step,
        stability=row.stability,
        difficulty=row.difficulty,
        due=row.due,
        last_review=row.last_review,
        last_study_day=row.last_study_day,
        reps=row.reps,
        lapses=row.lapses,
    )


def prompt(kind: str, text: str, answer: str) -> Prompt:
    """Return the prompt of that kind."""
    return Cloze(text, answer) if kind == "cloze" else Basic(text, answer)


@lru_cache(maxsize=1024)  # the cards of a library share few dates
def _date(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)


def _iso(date: PartialDate | None) -> str | None:
    return None if date is None else date.iso()


def _span_columns(span: Span) -> Columns:
    return {"span_start": span.start, "span_end": span.end}
