# ruff: noqa: S608 (the names in these statements are ours)
"""Find and count: words and tags of cards, sources with pages, facts told twice or overtaken, figures of the log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WORDS = ("text", "answer", "topic")
# The letters with a dot below that Unicode has twice; NFC writes each as a letter and the dot (U+093C).
_DOTTED = (
    (0x958, 0x915),
    (0x959, 0x916),
    (0x95A, 0x917),
    (0x95B, 0x91C),
    (0x95C, 0x921),
    (0x95D, 0x922),
    (0x95E, 0x92B),
    (0x95F, 0x92F),
)


def upgrade() -> None:
    """Make the tables and, on SQLite, the index of words with its triggers."""
    op.add_column("articles", sa.Column("first_page", sa.Integer()))
    _repeats()
    _superseded()
    _sums()
    if op.get_bind().dialect.name == "sqlite":
        _search()


def _repeats() -> None:
    op.create_table(
        "repeats",
        sa.Column("article_id", sa.String(36), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "position", name="pk_repeats"),
        _belongs_to("repeats", "article_id", "articles"),
        _belongs_to("repeats", "draft_id", "drafts"),
    )
    op.create_index("ix_repeats_draft_id", "repeats", ["draft_id"])


def _superseded() -> None:
    op.create_table(
        "superseded",
        sa.Column("card_id", sa.String(36), nullable=False),
        sa.Column("by_card_id", sa.String(36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("card_id", name="pk_superseded"),
        _belongs_to("superseded", "card_id", "cards"),
        _belongs_to("superseded", "by_card_id", "cards"),
    )
    op.create_index("ix_superseded_by_card_id", "superseded", ["by_card_id"])


def _sums() -> None:
    op.create_table(
        "sums",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("upto", sa.Integer(), nullable=False),
        sa.Column("study_day", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("duration_ms", sa.BigInteger(), nullable=False),
        sa.Column("introduced", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("remembered", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_sums"),
    )
    op.create_table(
        "material_sums",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(36), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("remembered", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_material_sums"),
    )


def _belongs_to(table: str, column: str, owner: str) -> sa.ForeignKeyConstraint:
    """Return the key by which a row goes when its owner goes."""
    return sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=f"fk_{table}_{column}_{owner}", ondelete="CASCADE")


def _search() -> None:
    """Number the cards in the order in which they were made, index their words and tags, keep both by triggers.

    The index keeps no text of its own (``content=''``), so what is to be taken out of it must be told: triggers know it.
    Marks (Mn, Mc) are part of a word: a vowel sign of Devanagari does not end it.
    """
    op.execute(
        "CREATE TABLE search_cards (number INTEGER PRIMARY KEY AUTOINCREMENT,"
        " card_id VARCHAR(36) NOT NULL UNIQUE REFERENCES cards (id) ON DELETE CASCADE)"
    )
    op.execute(
        "CREATE TABLE search_tags (tag TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (tag, number)) WITHOUT ROWID"
    )
    op.execute("CREATE INDEX search_tags_number ON search_tags (number)")
    op.execute(
        f"CREATE VIRTUAL TABLE search_words USING fts5({', '.join(_WORDS)}, content='', prefix='2',"
        " tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'\")"
    )
    number = "(SELECT number FROM search_cards WHERE card_id = {}.id)"
    new, old = number.format("NEW"), number.format("OLD")
    add_words = f"INSERT INTO search_words (rowid, {', '.join(_WORDS)}) VALUES ({new}, {_values('NEW')})"
    drop_words = f"INSERT INTO search_words (search_words, rowid, {', '.join(_WORDS)}) VALUES ('delete', {old}, {_values('OLD')})"
    add_tags = f"INSERT OR IGNORE INTO search_tags (tag, number) SELECT value, {new} FROM json_each(NEW.tags)"
    drop_tags = f"DELETE FROM search_tags WHERE number = {old}"
    _trigger("insert AFTER INSERT", "INSERT INTO search_cards (card_id) VALUES (NEW.id)", add_words, add_tags)
    _trigger("words BEFORE UPDATE OF text, answer, topic", drop_words)
    _trigger("reworded AFTER UPDATE OF text, answer, topic", add_words)
    _trigger("tags AFTER UPDATE OF tags", drop_tags, add_tags)
    _trigger("delete BEFORE DELETE", drop_words, drop_tags, "DELETE FROM search_cards WHERE card_id = OLD.id")
    op.execute(
        "INSERT INTO search_cards (card_id) SELECT id FROM cards ORDER BY created_at, article_id, span_start, id"
    )
    op.execute(
        f"INSERT INTO search_words (rowid, {', '.join(_WORDS)}) SELECT number, {_values('cards')}"
        " FROM search_cards JOIN cards ON cards.id = card_id ORDER BY number"
    )
    op.execute(
        "INSERT OR IGNORE INTO search_tags (tag, number) SELECT value, number"
        " FROM search_cards JOIN cards ON cards.id = card_id, json_each(cards.tags)"
    )


def _values(row: str) -> str:
    return ", ".join(_letters(f"{row}.{name}") for name in _WORDS)


def _letters(value: str) -> str:
    """Return the expression without zero-width joiners and with dotted letters written in one way."""
    for code in (0x200C, 0x200D):
        value = f"replace({value}, char({code}), '')"
    for code, letter in _DOTTED:
        value = f"replace({value}, char({code}), char({letter}, {0x93C}))"
    return value


def _trigger(what: str, *statements: str) -> None:
    op.execute(f"CREATE TRIGGER search_{what} ON cards BEGIN {'; '.join(statements)}; END")
