"""The first library: articles, facts, drafts, cards, the review log, settings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and, on SQLite, the guards of the log."""
    _articles()
    _facts()
    _drafts()
    _dropped()
    _cards()
    _review_log()
    _settings()
    if op.get_bind().dialect.name == "sqlite":
        _guard_review_log()


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("arrival", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published", sa.String(10)),
        sa.Column("published_from", sa.String(16), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("sentences", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
    )


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("article_id", sa.String(36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("frame", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("asks", sa.JSON(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("as_of", sa.String(10)),
        sa.Column("hedge", sa.Text(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_facts"),
        _belongs_to("facts", "article_id", "articles"),
    )
    op.create_index("ix_facts_article_id", "facts", ["article_id"])


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("fact_id", sa.String(36), nullable=False),
        sa.Column("article_id", sa.String(36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("source_sentence", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("confident", sa.Boolean(), nullable=False),
        sa.Column("hedge", sa.Text(), nullable=False),
        sa.Column("as_of", sa.String(10)),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("verdict", sa.String(8), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        _belongs_to("drafts", "fact_id", "facts"),
        _belongs_to("drafts", "article_id", "articles"),
        sa.CheckConstraint("verdict IN ('pending', 'accepted', 'edited', 'rejected')", name="ck_drafts_verdict"),
    )
    op.create_index("ix_drafts_article_id_verdict", "drafts", ["article_id", "verdict"])
    op.create_index("ix_drafts_fact_id", "drafts", ["fact_id"])


def _dropped() -> None:
    op.create_table(
        "dropped",
        sa.Column("article_id", sa.String(36), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "position", name="pk_dropped"),
        _belongs_to("dropped", "article_id", "articles"),
    )


def _cards() -> None:
    op.create_table(
        "cards",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("fact_id", sa.String(36), nullable=False),
        sa.Column("article_id", sa.String(36), nullable=False),
        sa.Column("draft_id", sa.String(36), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("suspended", sa.Boolean(), nullable=False),
        sa.Column("buried_until", sa.Integer()),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer()),
        sa.Column("stability", sa.Double()),
        sa.Column("difficulty", sa.Double()),
        sa.Column("due", sa.DateTime(timezone=True)),
        sa.Column("last_review", sa.DateTime(timezone=True)),
        sa.Column("last_study_day", sa.Integer()),
        sa.Column("reps", sa.Integer(), nullable=False),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("source_sentence", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("as_of", sa.String(10)),
        sa.Column("hedge", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cards"),
        sa.UniqueConstraint("draft_id", name="uq_cards_draft_id"),
        _belongs_to("cards", "fact_id", "facts"),
        _belongs_to("cards", "article_id", "articles"),
        _belongs_to("cards", "draft_id", "drafts"),
    )
    op.create_index("ix_cards_article_id", "cards", ["article_id"])
    op.create_index("ix_cards_fact_id", "cards", ["fact_id"])


def _review_log() -> None:
    op.create_table(
        "review_log",
        sa.Column("sequence", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("card_id", sa.String(36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rating", sa.Integer()),
        sa.Column("study_day", sa.Integer()),
        sa.Column("duration_ms", sa.Integer()),
        sa.Column("state", sa.Integer()),
        sa.Column("due", sa.DateTime(timezone=True)),
        sa.Column("review_id", sa.String(36)),
        sa.PrimaryKeyConstraint("sequence", name="pk_review_log"),
        sa.UniqueConstraint("id", name="uq_review_log_id"),
        sa.UniqueConstraint("review_id", name="uq_review_log_review_id"),
        sa.ForeignKeyConstraint(["review_id"], ["review_log.id"], name="fk_review_log_review_id_review_log"),
        sa.CheckConstraint(
            "(kind = 'review' AND rating BETWEEN 1 AND 4 AND study_day IS NOT NULL AND duration_ms IS NOT NULL"
            " AND review_id IS NULL) OR (kind = 'undo' AND review_id IS NOT NULL)",
            name="ck_review_log_kind",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_review_log_card_id", "review_log", ["card_id"])
    op.create_index("ix_review_log_study_day", "review_log", ["study_day"])


def _settings() -> None:
    op.create_table(
        "settings",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_settings"),
    )


def _belongs_to(table: str, column: str, owner: str) -> sa.ForeignKeyConstraint:
    """Return the key by which a row goes when its owner goes."""
    return sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=f"fk_{table}_{column}_{owner}", ondelete="CASCADE")


def _guard_review_log() -> None:
    """Let the log only grow. An INSERT OR REPLACE would remove an entry without firing the guard of DELETE."""
    op.execute(
        "CREATE TRIGGER review_log_no_update BEFORE UPDATE ON review_log"
        " BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER review_log_no_delete BEFORE DELETE ON review_log"
        " BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER review_log_no_replace BEFORE INSERT ON review_log"
        " WHEN EXISTS (SELECT 1 FROM review_log WHERE id = NEW.id OR sequence = NEW.sequence"
        " OR review_id = NEW.review_id)"
        " BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END"
    )
