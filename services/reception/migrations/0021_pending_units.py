"""Of which units it was told that a petition is pending."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pending_unit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pending_unit"),
        sa.UniqueConstraint("ward_id", "unit_id", name="uq_pending_unit_ward_id_unit_id"),
    )
    op.create_index("ix_pending_unit_ward_id", "pending_unit", ["ward_id"])
    schema.protect(op, "pending_unit")


def downgrade() -> None:
    op.drop_table("pending_unit")
