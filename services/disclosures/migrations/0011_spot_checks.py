"""Draws of places to look at without notice, and who noted that a sheet was there."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "posting_check",
        sa.Column("by_its_head", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.alter_column("posting_check", "by_its_head", server_default=None)
    op.create_table(
        "check_round",
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("drawn_on", sa.Date(), nullable=False),
        sa.Column("places_of", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_check_round"),
        sa.UniqueConstraint("ward_id", "month", name="uq_check_round_ward_id_month"),
    )
    op.create_index("ix_check_round_ward_id", "check_round", ["ward_id"])
    _places()
    schema.protect(op, "check_round", "checked_place")


def _places() -> None:
    op.create_table(
        "checked_place",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("reasons", postgresql.JSONB(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_checked_place"),
        sa.UniqueConstraint(
            "ward_id",
            "round_id",
            "place_id",
            name="uq_checked_place_ward_id_round_id_place_id",
        ),
    )
    op.create_index("ix_checked_place_ward_id", "checked_place", ["ward_id"])


def downgrade() -> None:
    op.drop_table("checked_place")
    op.drop_table("check_round")
    op.drop_column("posting_check", "by_its_head")
