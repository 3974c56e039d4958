"""Let a day's queue be read from one index that holds all it needs, instead of looking each due card up in the table."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# What a queue looks for, then the order in which cards are made, then the rest of what it needs.
_COLUMNS = [
    *("state", "due", "created_at", "article_id", "span_start", "id"),
    *("fact_id", "suspended", "buried_until", "stability", "difficulty", "last_review", "last_study_day", "lapses"),
]


def upgrade() -> None:
    """Put one index in the place of the two of due and new cards."""
    op.drop_index("ix_cards_due", "cards", sqlite_where=sa.text("due IS NOT NULL"))
    op.drop_index("ix_cards_new", "cards", sqlite_where=sa.text("state = 0"))
    op.create_index("ix_cards_plan", "cards", _COLUMNS)
