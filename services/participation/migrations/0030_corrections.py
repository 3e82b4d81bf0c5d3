"""Counts that were put right: both sums and why."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from libs.kernel import schema

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("corrected_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("before", JSONB(), nullable=False),
        sa.Column("after", JSONB(), nullable=False),
        sa.Column("witnesses_before", JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
    )
    for columns in (["ward_id"], ["ward_id", "round_id"]):
        op.create_index(f"ix_correction_{'_'.join(columns)}", "correction", columns)
    schema.protect(op, "correction")


def downgrade() -> None:
    op.drop_table("correction")
