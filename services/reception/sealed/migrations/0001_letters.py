"""Sealed letters, and who asked to see one."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    schema.create_chronicle(op)
    op.create_table(
        "sealed_letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("master_id", sa.Text(), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("restricted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("barred_unit_ids", postgresql.JSONB(), nullable=False),
        sa.Column("barred_roles", postgresql.JSONB(), nullable=False),
        sa.Column("shredded_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_sealed_letter"),
    )
    op.create_index("ix_sealed_letter_ward_id", "sealed_letter", ["ward_id"])
    op.create_table(
        "reveal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("open_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_reveal"),
        sa.ForeignKeyConstraint(["letter_id"], ["sealed_letter.id"], name="fk_reveal_letter_id"),
        sa.CheckConstraint("answered_by <> asked_by", name="ck_reveal_two_persons"),
    )
    op.create_index("ix_reveal_letter", "reveal", ["ward_id", "letter_id"])
    op.create_index("ix_reveal_ward_id", "reveal", ["ward_id"])
    schema.protect(op, "sealed_letter", "reveal")


def downgrade() -> None:
    op.drop_table("reveal")
    op.drop_table("sealed_letter")
    schema.drop_kernel_tables(op)
