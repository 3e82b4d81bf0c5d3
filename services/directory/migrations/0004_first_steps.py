"""How a ward is reached, and that it put the guide of its first steps away."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "guide_put_away",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_guide_put_away"),
        sa.UniqueConstraint("ward_id", name="uq_guide_put_away_ward_id"),
    )
    op.create_index("ix_guide_put_away_ward_id", "guide_put_away", ["ward_id"])
    schema.protect(op, "guide_put_away")
    op.create_table(
        "ward_contact",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ward_contact"),
        sa.UniqueConstraint("ward_id", name="uq_ward_contact_ward_id"),
    )
    op.create_index("ix_ward_contact_ward_id", "ward_contact", ["ward_id"])
    schema.protect(op, "ward_contact")


def downgrade() -> None:
    op.drop_table("ward_contact")
    op.drop_table("guide_put_away")
