"""Whom the ward's chair appoints to call a meeting; since when a matter has its form."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("matter", sa.Column("form_on", sa.Date()))
    op.execute("UPDATE matter SET form_on = last_on WHERE form IS NOT NULL")
    op.create_table(
        "convener",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("official_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("appointed_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.CheckConstraint("reason IN ('vacant', 'not_convened')", name="ck_convener_reason"),
        sa.PrimaryKeyConstraint("id", name="pk_convener"),
    )
    op.create_index("ix_convener_ward_id", "convener", ["ward_id"])
    op.create_index(
        "uq_convener_current",
        "convener",
        ["ward_id", "matter_id", "unit_id"],
        unique=True,
        postgresql_where=sa.text("ended_on IS NULL"),
    )
    schema.protect(op, "convener")


def downgrade() -> None:
    op.drop_table("convener")
    op.drop_column("matter", "form_on")
