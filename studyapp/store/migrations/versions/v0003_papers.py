"""Test papers: questions, papers, sittings, answers, the error log, and cards brought forward by them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _questions()
    _papers()
    _sittings()
    _answers()
    _errors()
    _due_moves()


def _questions() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.Column("withdrawn_note", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
    )


def _papers() -> None:
    op.create_table(
        "papers",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("penalty", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("missing", sa.JSON(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("months", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_papers"),
    )


def _sittings() -> None:
    op.create_table(
        "sittings",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("paper_id", sa.String(36), nullable=False),
        sa.Column("mode", sa.String(8), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deadline", sa.DateTime(timezone=True)),
        sa.Column("submitted_at", sa.DateTime(timezone=True)),
        sa.Column("by_time", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sittings"),
        _belongs_to("sittings", "paper_id", "papers"),
        sa.CheckConstraint("mode IN ('exam', 'practice')", name="ck_sittings_mode"),
    )
    op.create_index("ix_sittings_paper_id", "sittings", ["paper_id"])


def _answers() -> None:
    op.create_table(
        "answers",
        sa.Column("sequence", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("sitting_id", sa.String(36), nullable=False),
        sa.Column("question_id", sa.String(36), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.String(16)),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("duration_ms", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_answers"),
        _belongs_to("answers", "sitting_id", "sittings"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_answers_sitting_id", "answers", ["sitting_id"])


def _errors() -> None:
    op.create_table(
        "errors",
        sa.Column("sitting_id", sa.String(36), nullable=False),
        sa.Column("question_id", sa.String(36), nullable=False),
        sa.Column("proposed", sa.String(24), nullable=False),
        sa.Column("chosen", sa.String(24)),
        sa.PrimaryKeyConstraint("sitting_id", "question_id", name="pk_errors"),
        _belongs_to("errors", "sitting_id", "sittings"),
    )


def _due_moves() -> None:
    op.create_table(
        "due_moves",
        sa.Column("sequence", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("card_id", sa.String(36), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_due_moves"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_due_moves_card_id", "due_moves", ["card_id"])


def _belongs_to(table: str, column: str, owner: str) -> sa.ForeignKeyConstraint:
    """Return the key by which a row goes when its owner goes."""
    return sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=f"fk_{table}_{column}_{owner}", ondelete="CASCADE")
