"""Keep what plans read of the cards as it was when the program was closed, and notice any write to a card since."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and a trigger for every kind of write."""
    op.create_table(
        "snapshots",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("valid", sa.Boolean(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("study_day", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_snapshots"),
    )
    op.create_table(
        "snapshot_contents",
        sa.Column("until", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("cut", sa.Boolean(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("until", name="pk_snapshot_contents"),
    )
    for write in ("insert", "update", "delete"):
        op.execute(
            f"CREATE TRIGGER snapshots_{write} AFTER {write} ON cards"  # noqa: S608
            " BEGIN UPDATE snapshots SET valid = false WHERE valid; END"
        )
