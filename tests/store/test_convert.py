"""Whatever a dataclass of the domain holds survives being a row."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, TypeVar

from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.article import Article, Block, BlockKind, DateOrigin, Sentence, Span
from studyapp.domain.card import Card
from studyapp.domain.dates import PartialDate
from studyapp.domain.draft import Draft
from studyapp.domain.exam import Exam, Scope
from studyapp.domain.fact import Dropped, Fact, Role, RoleKind
from studyapp.domain.memory import Memory, Rating, State
from studyapp.domain.prompt import Basic, Cloze
from studyapp.domain.review import Review
from studyapp.store import convert, parts
from studyapp.store.tables import ArticleRow, Base, CardRow, DraftRow, DroppedRow, ExamRow, FactRow, LogRow
from studyapp.store.types import to_json
from tests import factories

Row = TypeVar("Row", bound=Base)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
numbers = st.integers(0, 10**9)
spans = st.builds(Span, numbers, numbers)
days = st.dates(min_value=datetime(1900, 1, 1, tzinfo=UTC).date())
dates = st.none() | days.map(lambda day: PartialDate(day.year, day.month, day.day)) | st.just(PartialDate(2020, 10))
moments = st.datetimes(timezones=st.just(UTC))
shares = st.floats(0, 1)
prompts = st.builds(Basic, texts, texts) | st.builds(Cloze, texts, texts)
tuples = st.lists(texts, max_size=3).map(tuple)
blocks = st.builds(Block, st.sampled_from(BlockKind), texts, spans, numbers, tuples, texts)
sentences = st.builds(Sentence, texts, spans, numbers)
articles = st.builds(
    Article,
    texts,
    texts,
    texts,
    dates,
    st.sampled_from(DateOrigin),
    texts,
    st.lists(blocks, max_size=3).map(tuple),
    st.lists(sentences, max_size=3).map(tuple),
)
roles = st.builds(Role, texts, texts, st.sampled_from(RoleKind), texts, st.none() | spans)
facts = st.builds(
    Fact,
    id=texts,
    article_id=texts,
    frame=texts,
    rule=texts,
    roles=st.lists(roles, max_size=3).map(tuple),
    statement=texts,
    span=spans,
    asks=tuples,
    topic=texts,
    as_of=dates,
    hedge=texts,
    attribution=texts,
    score=shares,
)
drafts = st.builds(
    Draft, prompt=prompts, span=spans, score=shares, hedge=texts, as_of=dates, tags=tuples, topic=texts, rule=texts
)
optional_numbers = st.none() | numbers
figures = st.none() | st.floats(allow_nan=False, allow_infinity=False)
memories = st.builds(
    Memory,
    st.sampled_from(State),
    optional_numbers,
    figures,
    figures,
    st.none() | moments,
    st.none() | moments,
    optional_numbers,
    numbers,
    numbers,
)
cards = st.builds(
    Card, prompt=prompts, span=spans, created_at=moments, tags=tuples, memory=memories, buried_until=optional_numbers,
    as_of=dates,
)  # fmt: skip
reviews = st.builds(
    Review, rating=st.sampled_from(Rating), reviewed_at=moments, state=st.none() | st.sampled_from(State)
)
exams = st.builds(
    Exam, texts, texts, days, moments, st.none() | st.floats(0, 1440), st.builds(Scope, tuples, tuples, tuples)
)


def row(table: type[Row], columns: dict[str, Any], **given_by_the_database: Any) -> Row:
    """Return the row as it would be read, its lists having been JSON in between."""
    read = {name: json.loads(to_json(value)) if isinstance(value, list) else value for name, value in columns.items()}
    return table(**read, **given_by_the_database)


@given(articles)
def test_articles(article: Article) -> None:
    assert convert.article(row(ArticleRow, convert.article_columns(article))) == article


@given(facts)
def test_facts(fact: Fact) -> None:
    assert convert.fact(row(FactRow, convert.fact_columns(fact, 3))) == fact


@given(drafts)
def test_drafts(draft: Draft) -> None:
    columns = convert.draft_columns(draft, 3)
    assert convert.draft(row(DraftRow, columns, verdict=draft.verdict.value)) == draft


@given(st.builds(Dropped, spans, texts, texts, texts))
def test_left_out_candidates(dropped: Dropped) -> None:
    assert convert.dropped(row(DroppedRow, convert.dropped_columns(dropped, "article", 3))) == dropped


@given(cards)
def test_cards(card: Card) -> None:
    assert convert.card(row(CardRow, convert.card_columns(card))) == card


@given(reviews)
def test_reviews(review: Review) -> None:
    columns = convert.review_columns(review)
    assert convert.review(row(LogRow, columns, sequence=review.sequence), review.undone) == review


@given(exams)
def test_exams(exam: Exam) -> None:
    assert convert.exam(row(ExamRow, convert.exam_columns(exam))) == exam


def test_an_answer_may_change_the_memory_and_the_sleep_of_a_card_but_no_text() -> None:
    assert set(convert.schedule_columns(factories.card())) == {
        *Memory.__dataclass_fields__,
        "suspended",
        "buried_until",
    }


def test_a_role_keeps_its_question() -> None:
    role = Role("place", "Nairobi", RoleKind.PLACE, "city", Span(3, 10), "In which city was it founded?")
    assert parts.role(parts.role_json(role)) == role
