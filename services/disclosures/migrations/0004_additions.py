"""What a ward adds to the law's catalogue."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "addition",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("privacy", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("permanent", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("regulation_number", sa.Text(), nullable=False),
        sa.Column("regulation_on", sa.Date(), nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('item', 'form')", name="ck_addition_kind"),
        sa.CheckConstraint(
            "state IN ('proposed', 'approved', 'declined')", name="ck_addition_state"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_addition"),
    )
    op.create_index("ix_addition_ward_id", "addition", ["ward_id"])
    op.create_index("ix_addition_ward_id_state", "addition", ["ward_id", "state"])
    schema.protect(op, "addition")


def downgrade() -> None:
    op.drop_table("addition")
