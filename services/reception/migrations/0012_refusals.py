"""Who was not received, on which ground, and the notice of it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reception_refusal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("refused_on", sa.Date(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Uuid(), nullable=False),
        sa.Column("notice_due_on", sa.Date(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("calendar_version", sa.Text(), nullable=True),
        sa.Column("counted", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("notice_number", sa.Text(), nullable=True),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("days_late", sa.Integer(), nullable=True),
        sa.Column("late_told_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_reception_refusal"),
        sa.CheckConstraint(
            "matter IN ('complaint', 'denunciation', 'proposal')",
            name="ck_reception_refusal_matter",
        ),
        sa.CheckConstraint(
            "(notice_due_on IS NULL) = (counted IS NULL)", name="ck_reception_refusal_explained"
        ),
    )
    op.create_index("ix_reception_refusal_ward_id", "reception_refusal", ["ward_id"])
    op.create_index(
        "ix_reception_refusal_ward_id_notice_due_on",
        "reception_refusal",
        ["ward_id", "notice_due_on"],
    )
    schema.protect(op, "reception_refusal")


def downgrade() -> None:
    op.drop_table("reception_refusal")
