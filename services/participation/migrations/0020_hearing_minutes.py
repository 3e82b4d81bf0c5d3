"""Minutes of hearings of those whom a decision binds."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

WORDS = ("place", "chaired_by", "absence", "said", "answered", "conclusion")


def upgrade() -> None:
    op.create_table(
        "hearing_minutes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("front_present", sa.Boolean(), nullable=False),
        sa.Column("inspectors_present", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in WORDS),
        sa.PrimaryKeyConstraint("id", name="pk_hearing_minutes"),
        sa.UniqueConstraint(
            "ward_id", "consultation_id", name="uq_hearing_minutes_ward_id_consultation_id"
        ),
        sa.CheckConstraint("present > 0", name="ck_hearing_minutes_present"),
    )
    op.create_index("ix_hearing_minutes_ward_id", "hearing_minutes", ["ward_id"])
    schema.protect(op, "hearing_minutes")


def downgrade() -> None:
    op.drop_table("hearing_minutes")
