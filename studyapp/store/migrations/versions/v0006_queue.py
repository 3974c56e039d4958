"""Find what a day's queue may hold without looking at every card: what is due, what was seen, what is new."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the three indexes; each holds only the cards that it can be asked for."""
    _index("ix_cards_due", ["state", "due"], "due IS NOT NULL")
    _index("ix_cards_seen", ["last_study_day"], "last_study_day IS NOT NULL")
    _index("ix_cards_new", ["created_at", "article_id", "span_start", "id"], "state = 0")


def _index(name: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, "cards", columns, sqlite_where=where, postgresql_where=where)
