# ruff: noqa: S608 (the names in these statements are ours)
"""Keep the times of the log as numbers, microseconds since 1970 in UTC; put into the index of words what is missing there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TIMES = ("at", "due")
_COLUMNS = "sequence, id, kind, card_id, {at}, rating, study_day, duration_ms, state, {due}, review_id"
_WORDS = ("text", "answer", "topic")


def upgrade() -> None:
    """Write the log anew, entry by entry as it was; on SQLite that needs a new table."""
    if op.get_bind().dialect.name != "sqlite":
        for name in _TIMES:
            using = f"CAST(extract(epoch FROM {name}) * 1000000 AS bigint)"
            op.alter_column("review_log", name, type_=sa.BigInteger(), postgresql_using=using)
        return
    op.rename_table("review_log", "review_log_before")
    _make_table()
    to, of = _COLUMNS.format(at="at", due="due"), _COLUMNS.format(at=_micros("at"), due=_micros("due"))
    op.execute(f"INSERT INTO review_log ({to}) SELECT {of} FROM review_log_before ORDER BY sequence")
    op.drop_table("review_log_before")  # with its indexes and triggers
    op.create_index("ix_review_log_card_id", "review_log", ["card_id"])
    op.create_index("ix_review_log_study_day", "review_log", ["study_day"])
    # Of a million entries a few are undos: the index holds only those.
    only = sa.text("review_id IS NOT NULL")
    op.create_index("uq_review_log_review_id", "review_log", ["review_id"], unique=True, sqlite_where=only)
    _guard()
    _complete_search()


def _micros(name: str) -> str:
    """Return the expression for a time as it was written until now: ``2026-11-24 04:00:00.000000``."""
    return f"CAST(strftime('%s', {name}) AS INTEGER) * 1000000 + CAST(substr({name}, 21, 6) AS INTEGER)"


def _make_table() -> None:
    op.create_table(
        "review_log",
        sa.Column("sequence", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("card_id", sa.String(36), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("rating", sa.Integer()),
        sa.Column("study_day", sa.Integer()),
        sa.Column("duration_ms", sa.Integer()),
        sa.Column("state", sa.Integer()),
        sa.Column("due", sa.BigInteger()),
        sa.Column("review_id", sa.String(36)),
        sa.PrimaryKeyConstraint("sequence", name="pk_review_log"),
        sa.UniqueConstraint("id", name="uq_review_log_id"),
        sa.ForeignKeyConstraint(["review_id"], ["review_log.id"], name="fk_review_log_review_id_review_log"),
        sa.CheckConstraint(
            "(kind = 'review' AND rating BETWEEN 1 AND 4 AND study_day IS NOT NULL AND duration_ms IS NOT NULL"
            " AND review_id IS NULL) OR (kind = 'undo' AND review_id IS NOT NULL)",
            name="ck_review_log_kind",
        ),
        sqlite_autoincrement=True,
    )


def _guard() -> None:
    """Let the log only grow, as before."""
    refuse = "BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END"
    op.execute(f"CREATE TRIGGER review_log_no_update BEFORE UPDATE ON review_log {refuse}")
    op.execute(f"CREATE TRIGGER review_log_no_delete BEFORE DELETE ON review_log {refuse}")
    op.execute(
        "CREATE TRIGGER review_log_no_replace BEFORE INSERT ON review_log"
        " WHEN EXISTS (SELECT 1 FROM review_log WHERE id = NEW.id OR sequence = NEW.sequence"
        f" OR review_id = NEW.review_id) {refuse}"
    )


def _complete_search() -> None:
    """Add the cards that came many at once, of which until now only the first were in the index."""
    missing = "FROM search_cards JOIN cards ON cards.id = card_id"
    last = op.get_bind().exec_driver_sql("SELECT coalesce(max(number), 0) FROM search_cards").scalar()
    op.execute(
        "INSERT INTO search_cards (card_id) SELECT id FROM cards WHERE id NOT IN (SELECT card_id FROM search_cards)"
        " ORDER BY created_at, article_id, span_start, id"
    )
    words = ", ".join(_letters(name) for name in _WORDS)
    op.execute(
        f"INSERT INTO search_words (rowid, {', '.join(_WORDS)}) SELECT number, {words} {missing}"
        f" WHERE number > {last} ORDER BY number"
    )
    op.execute(
        f"INSERT OR IGNORE INTO search_tags (tag, number) SELECT value, number {missing}, json_each(cards.tags)"
        f" WHERE number > {last}"
    )


def _letters(value: str) -> str:
    """Return the expression without joiners and with dotted letters written in one way, as in 0004."""
    for code in (0x200C, 0x200D):
        value = f"replace({value}, char({code}), '')"
    for code, letter in zip(range(0x958, 0x960), (0x915, 0x916, 0x917, 0x91C, 0x921, 0x922, 0x92B, 0x92F), strict=True):
        value = f"replace({value}, char({code}), char({letter}, {0x93C}))"
    return value
