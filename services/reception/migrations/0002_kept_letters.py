"""That a letter is sealed, which units may read it, and when it may be forgotten."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reader_unit_ids", postgresql.JSONB(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("kept_as", sa.Text(), nullable=True),
        sa.Column("shredded_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_kept_letter"),
    )
    op.create_index("ix_kept_letter_ward_id", "kept_letter", ["ward_id"])
    schema.protect(op, "kept_letter")


def downgrade() -> None:
    op.drop_table("kept_letter")
