"""Notes made at walls on phones, each under the id that the phone gave it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sheet_note",
        sa.Column("disclosure_id", sa.Uuid(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("photo", postgresql.JSONB(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "said IN ('hung', 'sheet_there', 'gap_confirmed', 'taken_down')",
            name="ck_sheet_note_said",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_note"),
    )
    op.create_index("ix_sheet_note_ward_id", "sheet_note", ["ward_id"])
    op.create_index(
        "ix_sheet_note_ward_id_disclosure_id", "sheet_note", ["ward_id", "disclosure_id"]
    )
    schema.protect(op, "sheet_note")


def downgrade() -> None:
    op.drop_table("sheet_note")
