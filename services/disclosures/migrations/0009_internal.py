"""What is shown to the staff, in a table of its own."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

STATES = (
    "state IN ('draft', 'approved', 'published', 'posting', 'completed', 'corrected', 'withdrawn')"
)


def upgrade() -> None:
    op.create_table(
        "internal_paper",
        sa.Column("khoan", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("document_on", sa.Date(), nullable=False),
        sa.Column("signer_position", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("counted", postgresql.JSONB(), nullable=False),
        _file("file"),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("days_late", sa.Integer(), nullable=True),
        sa.Column("late_told_on", sa.Date(), nullable=True),
        sa.Column("posted_on", sa.Date(), nullable=True),
        _file("photo"),
        sa.Column("keep_until", sa.Date(), nullable=True),
        _file("end_proof"),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.CheckConstraint(STATES, name="ck_internal_paper_state"),
        sa.CheckConstraint("form IN ('site', 'posting')", name="ck_internal_paper_form"),
        sa.PrimaryKeyConstraint("id", name="pk_internal_paper"),
    )
    op.create_index("ix_internal_paper_ward_id", "internal_paper", ["ward_id"])
    op.create_index("ix_internal_paper_ward_id_khoan", "internal_paper", ["ward_id", "khoan"])
    schema.protect(op, "internal_paper")


def downgrade() -> None:
    op.drop_table("internal_paper")


def _file(name: str) -> sa.Column[object]:
    return sa.Column(name, postgresql.JSONB(none_as_null=True), nullable=True)
