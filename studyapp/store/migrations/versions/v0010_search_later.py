"""Let cards wait for the index of words: what happens to a card that is not in it yet leaves the index alone."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_INDEXED = "WHEN EXISTS (SELECT 1 FROM search_cards WHERE card_id = OLD.id)"


def upgrade() -> None:
    """Put the condition into the triggers of migration 0004 that change or remove what is there."""
    for name in ("words", "reworded", "tags", "delete"):
        written = op.get_bind().exec_driver_sql(
            f"SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'search_{name}'"  # noqa: S608
        )
        statement = str(written.scalar_one())
        op.execute(f"DROP TRIGGER search_{name}")
        op.get_bind().exec_driver_sql(statement.replace(" BEGIN ", f" {_INDEXED} BEGIN ", 1))
