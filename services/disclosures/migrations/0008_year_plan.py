"""The disclosure plan of a year, and the day it plans for what is owed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _plan()
    _lines()
    schema.protect(op, "disclosure_plan", "disclosure_plan_line")
    op.add_column("obligation", sa.Column("planned_on", sa.Date(), nullable=True))
    op.add_column("obligation", sa.Column("behind_told_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("obligation", "behind_told_on")
    op.drop_column("obligation", "planned_on")
    op.drop_table("disclosure_plan_line")
    op.drop_table("disclosure_plan")


def _plan() -> None:
    op.create_table(
        "disclosure_plan",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("catalogue_version", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signing_form", sa.Text(), nullable=True),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("papers", postgresql.JSONB(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'approved', 'replaced')",
            name="ck_disclosure_plan_state",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_disclosure_plan"),
        sa.UniqueConstraint(
            "ward_id", "year", "version", name="uq_disclosure_plan_ward_id_year_version"
        ),
    )
    op.create_index("ix_disclosure_plan_ward_id", "disclosure_plan", ["ward_id"])


def _lines() -> None:
    op.create_table(
        "disclosure_plan_line",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("khoan", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("owner_unit_id", sa.Uuid(), nullable=True),
        sa.Column("days", postgresql.JSONB(), nullable=False),
        sa.Column("forms", postgresql.JSONB(), nullable=False),
        sa.Column("extra", postgresql.JSONB(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_disclosure_plan_line"),
        sa.UniqueConstraint(
            "ward_id", "plan_id", "item", name="uq_disclosure_plan_line_ward_id_plan_id_item"
        ),
    )
    op.create_index("ix_disclosure_plan_line_ward_id", "disclosure_plan_line", ["ward_id"])
