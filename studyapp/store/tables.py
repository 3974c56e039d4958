"""The tables as they are today, in types that SQLite and PostgreSQL share; how they came to be is in ``migrations``."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from studyapp.store.types import UtcDateTime, UtcMicros

Key = Annotated[str, mapped_column(String(36))]
MainKey = Annotated[str, mapped_column(String(36), primary_key=True)]
Json = Annotated[list[Any], mapped_column(JSON)]


class Base(DeclarativeBase):
    """Names every constraint, so that a migration on any database can speak of it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: Text(), float: Double(), datetime: UtcDateTime()}  # noqa: RUF012 (SQLAlchemy reads it)


def _some_of(name: str, columns: tuple[str, ...], condition: str) -> Index:
    """Return an index of those rows only that fulfil the condition."""
    where = text(condition)
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)


class ArticleRow(Base):
    """``arrival`` orders the articles by their first import; the long columns stand last, so that lists skip them."""

    __tablename__ = "articles"

    id: Mapped[MainKey]
    arrival: Mapped[int]
    title: Mapped[str]
    published: Mapped[str | None] = mapped_column(String(10))
    published_from: Mapped[str] = mapped_column(String(16))
    origin: Mapped[str]
    text: Mapped[str]
    blocks: Mapped[Json]
    sentences: Mapped[Json]
    first_page: Mapped[int | None]


class FactRow(Base):
    """``position`` is the place in the list that the reader of the article returned."""

    __tablename__ = "facts"

    id: Mapped[MainKey]
    article_id: Mapped[Key] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    frame: Mapped[str]
    rule: Mapped[str]
    roles: Mapped[Json]
    statement: Mapped[str]
    span_start: Mapped[int]
    span_end: Mapped[int]
    asks: Mapped[Json]
    topic: Mapped[str]
    as_of: Mapped[str | None] = mapped_column(String(10))
    hedge: Mapped[str]
    attribution: Mapped[str]
    score: Mapped[float]


class DraftRow(Base):
    """A draft in the generator's wording, whatever the student made of it."""

    __tablename__ = "drafts"
    __table_args__ = (
        CheckConstraint("verdict IN ('pending', 'accepted', 'edited', 'rejected')", name="verdict"),
        Index(None, "article_id", "verdict"),
    )

    id: Mapped[MainKey]
    fact_id: Mapped[Key] = mapped_column(ForeignKey("facts.id", ondelete="CASCADE"), index=True)
    article_id: Mapped[Key] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    text: Mapped[str]
    answer: Mapped[str]
    topic: Mapped[str]
    explanation: Mapped[str]
    source_sentence: Mapped[str]
    span_start: Mapped[int]
    span_end: Mapped[int]
    rule: Mapped[str]
    score: Mapped[float]
    confident: Mapped[bool]
    hedge: Mapped[str]
    as_of: Mapped[str | None] = mapped_column(String(10))
    tags: Mapped[Json]
    verdict: Mapped[str] = mapped_column(String(8))


class DroppedRow(Base):
    """A candidate that was left out; the list of an article is replaced as a whole."""

    __tablename__ = "dropped"

    article_id: Mapped[Key] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    span_start: Mapped[int]
    span_end: Mapped[int]
    text: Mapped[str]
    rule: Mapped[str]
    reason: Mapped[str]


class CardRow(Base):
    """A card in the student's wording, with its memory; days are ordinals, so that no zone can shift them.

    Two indexes are those of a day's queue: one holds all that a queue needs of what is due and, in their order, of new
    cards; the other finds what was seen that day.
    """

    __tablename__ = "cards"
    __table_args__ = (
        Index(
            "ix_cards_plan",
            *("state", "due", "created_at", "article_id", "span_start", "id"),
            *("fact_id", "suspended", "buried_until", "stability", "difficulty"),
            *("last_review", "last_study_day", "lapses"),
        ),
        _some_of("ix_cards_seen", ("last_study_day",), "last_study_day IS NOT NULL"),
    )

    id: Mapped[MainKey]
    fact_id: Mapped[Key] = mapped_column(ForeignKey("facts.id", ondelete="CASCADE"), index=True)
    article_id: Mapped[Key] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), index=True)
    draft_id: Mapped[Key] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"), unique=True)
    created_at: Mapped[datetime]
    suspended: Mapped[bool]
    buried_until: Mapped[int | None]
    state: Mapped[int]
    step: Mapped[int | None]
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    due: Mapped[datetime | None]
    last_review: Mapped[datetime | None]
    last_study_day: Mapped[int | None]
    reps: Mapped[int]
    lapses: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    text: Mapped[str]
    answer: Mapped[str]
    topic: Mapped[str]
    explanation: Mapped[str]
    source_sentence: Mapped[str]
    span_start: Mapped[int]
    span_end: Mapped[int]
    tags: Mapped[Json]
    as_of: Mapped[str | None] = mapped_column(String(10))
    hedge: Mapped[str]


class RepeatRow(Base):
    """A place of an article that says what the draft, from another place or article, says already."""

    __tablename__ = "repeats"

    article_id: Mapped[Key] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    span_start: Mapped[int]
    span_end: Mapped[int]
    draft_id: Mapped[Key] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"), index=True)


class SupersededRow(Base):
    """A card whose fact was overtaken by that of another card, by the student's word."""

    __tablename__ = "superseded"

    card_id: Mapped[Key] = mapped_column(ForeignKey("cards.id", ondelete="CASCADE"), primary_key=True)
    by_card_id: Mapped[Key] = mapped_column(ForeignKey("cards.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]


class SumRow(Base):
    """What a stretch of the log up to the entry ``upto`` adds to the figures of a study day; undos take away.

    ``asked`` are answers on cards in REVIEW, ``introduced`` first answers on new ones. Stretches follow each other: the
    figures of a day are the sums of its rows.
    """

    __tablename__ = "sums"

    number: Mapped[int] = mapped_column(primary_key=True)
    upto: Mapped[int]
    study_day: Mapped[int]
    answers: Mapped[int]
    duration_ms: Mapped[int] = mapped_column(BigInteger)
    introduced: Mapped[int]
    asked: Mapped[int]
    remembered: Mapped[int]


class MaterialSumRow(Base):
    """The same by source and month (``12 * year + month - 1``) for answers on cards in REVIEW."""

    __tablename__ = "material_sums"

    number: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[Key]
    month: Mapped[int]
    asked: Mapped[int]
    remembered: Mapped[int]


class RecallSumRow(Base):
    """Answers by month (as in MaterialSumRow) and the whole percent of recall that the memory model foresaw for them.

    ``expected_ppm`` sums the foreseen chances in millionths. The greatest ``upto`` is the entry of the log up to which
    all answers are counted; a row of month 0 may hold nothing but that.
    """

    __tablename__ = "recall_sums"

    month: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    percent: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    upto: Mapped[int]
    asked: Mapped[int]
    remembered: Mapped[int]
    expected_ppm: Mapped[int] = mapped_column(BigInteger)


class LogRow(Base):
    """One entry of the review log: a review, or the undo of the review ``review_id``.

    Nothing is ever changed or removed in it (the database itself refuses), and it outlives the cards that it tells of:
    ``card_id`` points nowhere on purpose. Its times are whole numbers: a million of them are read and written at once.
    """

    __tablename__ = "review_log"
    __table_args__ = (
        CheckConstraint(
            "(kind = 'review' AND rating BETWEEN 1 AND 4 AND study_day IS NOT NULL AND duration_ms IS NOT NULL"
            " AND review_id IS NULL) OR (kind = 'undo' AND review_id IS NOT NULL)",
            name="kind",
        ),
        Index(
            "uq_review_log_review_id",
            "review_id",
            unique=True,
            sqlite_where=text("review_id IS NOT NULL"),
            postgresql_where=text("review_id IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    id: Mapped[Key] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(String(8))
    card_id: Mapped[Key] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(UtcMicros())
    rating: Mapped[int | None]
    study_day: Mapped[int | None] = mapped_column(index=True)
    duration_ms: Mapped[int | None]
    state: Mapped[int | None]
    due: Mapped[datetime | None] = mapped_column(UtcMicros())
    review_id: Mapped[str | None] = mapped_column(String(36), ForeignKey("review_log.id"))


class ExamRow(Base):
    """An exam; ``day`` is a date by the calendar, no moment, and a scope with three empty lists is every card."""

    __tablename__ = "exams"

    id: Mapped[MainKey]
    name: Mapped[str]
    day: Mapped[str] = mapped_column(String(10))
    minutes: Mapped[float | None]
    tags: Mapped[Json]
    sources: Mapped[Json]
    months: Mapped[Json]
    created_at: Mapped[datetime]


class QuestionRow(Base):
    """A question as it was asked, whole in ``content``: papers stay readable when their sources are gone."""

    __tablename__ = "questions"

    id: Mapped[MainKey]
    kind: Mapped[str] = mapped_column(String(16))
    own: Mapped[bool]
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_note: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)


class PaperRow(Base):
    """A paper; marks are exact fractions as text (``1/3``), ``questions`` their ids in order."""

    __tablename__ = "papers"

    id: Mapped[MainKey]
    profile: Mapped[str]
    name: Mapped[str]
    mark: Mapped[str]
    penalty: Mapped[str]
    minutes: Mapped[int]
    seed: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
    questions: Mapped[Json]
    missing: Mapped[Json]
    tags: Mapped[Json]
    sources: Mapped[Json]
    months: Mapped[Json]


class SittingRow(Base):
    """One taking of a paper, of the questions whose ids stand in ``questions``."""

    __tablename__ = "sittings"
    __table_args__ = (CheckConstraint("mode IN ('exam', 'practice')", name="mode"),)

    id: Mapped[MainKey]
    paper_id: Mapped[Key] = mapped_column(ForeignKey("papers.id", ondelete="CASCADE"), index=True)
    mode: Mapped[str] = mapped_column(String(8))
    questions: Mapped[Json]
    started_at: Mapped[datetime]
    deadline: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    by_time: Mapped[bool]


class AnswerRow(Base):
    """One choice, change or flag, in the order of arrival: the last one of a question stands, the first is not lost."""

    __tablename__ = "answers"
    __table_args__ = ({"sqlite_autoincrement": True},)

    sequence: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    sitting_id: Mapped[Key] = mapped_column(ForeignKey("sittings.id", ondelete="CASCADE"), index=True)
    question_id: Mapped[Key]
    chosen: Mapped[Json]
    confidence: Mapped[str | None] = mapped_column(String(16))
    flagged: Mapped[bool]
    at: Mapped[datetime]
    duration_ms: Mapped[int]


class ErrorRow(Base):
    """A line of the error log: the kind that was proposed and the student's own."""

    __tablename__ = "errors"

    sitting_id: Mapped[Key] = mapped_column(ForeignKey("sittings.id", ondelete="CASCADE"), primary_key=True)
    question_id: Mapped[Key] = mapped_column(primary_key=True)
    proposed: Mapped[str] = mapped_column(String(24))
    chosen: Mapped[str | None] = mapped_column(String(24))


class DueMoveRow(Base):
    """A card brought forward outside of the review log, so that a memory can be rebuilt with it.

    ``card_id`` points nowhere on purpose, as in the review log.
    """

    __tablename__ = "due_moves"
    __table_args__ = ({"sqlite_autoincrement": True},)

    sequence: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    card_id: Mapped[Key] = mapped_column(index=True)
    due: Mapped[datetime]
    at: Mapped[datetime]
    reason: Mapped[str]


class SnapshotRow(Base):
    """Since when the contents of SnapshotContentRow are right: triggers take ``valid`` away at any write to a card.

    ``schema`` is SQLite's number of the schema of that time, ``last`` that of the last card, ``study_day`` the day.
    """

    __tablename__ = "snapshots"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    valid: Mapped[bool]
    schema: Mapped[int]
    last: Mapped[int]
    study_day: Mapped[int]


class SnapshotContentRow(Base):
    """What plans read of the cards that may be asked before ``until``, of all cards where that is 0: see ``snapshots``.

    ``cut`` tells that not all new ones are among them. Lost or old, all of it is read from the cards.
    """

    __tablename__ = "snapshot_contents"

    until: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    cut: Mapped[bool]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class SettingRow(Base):
    """A choice of the student, as text."""

    __tablename__ = "settings"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str]
