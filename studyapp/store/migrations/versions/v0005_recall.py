"""Keep, by month and foreseen percent, how many answers were foreseen and how many of them were remembered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; it fills itself when the figures are looked at."""
    op.create_table(
        "recall_sums",
        sa.Column("month", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("percent", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("upto", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("remembered", sa.Integer(), nullable=False),
        sa.Column("expected_ppm", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("month", "percent", name="pk_recall_sums"),
    )
