"""Keyed marks by which letters are found to be alike."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mark_key",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("held", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mark_key"),
        sa.UniqueConstraint("ward_id", name="uq_mark_key_ward_id"),
    )
    op.create_index("ix_mark_key_ward_id", "mark_key", ["ward_id"])
    op.create_table(
        "letter_marks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("marks", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_letter_marks"),
        sa.ForeignKeyConstraint(["id"], ["sealed_letter.id"], name="fk_letter_marks_id"),
    )
    op.create_index("ix_letter_marks_ward_id", "letter_marks", ["ward_id"])
    op.create_index("ix_letter_marks_marks", "letter_marks", ["marks"], postgresql_using="gin")
    schema.protect(op, "mark_key", "letter_marks")


def downgrade() -> None:
    op.drop_table("letter_marks")
    op.drop_table("mark_key")
