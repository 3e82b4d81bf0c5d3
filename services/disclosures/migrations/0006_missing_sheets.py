"""Sheets that somebody did not find, and who hung a sheet: they do not judge it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("posting", sa.Column("posted_by", sa.Text(), nullable=True))
    _missing_sheet()
    op.create_index("ix_missing_sheet_ward_id", "missing_sheet", ["ward_id"])
    op.create_index(
        "uq_missing_sheet_open",
        "missing_sheet",
        ["ward_id", "disclosure_id", "place_id"],
        unique=True,
        postgresql_where=sa.text("resolved_on IS NULL"),
    )
    schema.protect(op, "missing_sheet")


def _missing_sheet() -> None:
    op.create_table(
        "missing_sheet",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("disclosure_id", sa.Uuid(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("told_by", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("calendar_version", sa.Text(), nullable=False),
        sa.Column("counted", postgresql.JSONB(), nullable=False),
        sa.Column("times_told", sa.Integer(), nullable=False),
        sa.Column("photos", postgresql.JSONB(), nullable=False),
        sa.Column("late_told_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("looked_on", sa.Date(), nullable=True),
        sa.Column("looked_photo", postgresql.JSONB(), nullable=True),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("mended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "told_by IN ('resident', 'front', 'inspector', 'official')",
            name="ck_missing_sheet_told_by",
        ),
        sa.CheckConstraint(
            "outcome IN ('sheet_there', 'gap_confirmed', 'nothing_asked')",
            name="ck_missing_sheet_outcome",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_missing_sheet"),
        sa.UniqueConstraint("ward_id", "code", name="uq_missing_sheet_ward_id_code"),
    )


def downgrade() -> None:
    op.drop_table("missing_sheet")
    op.drop_column("posting", "posted_by")
