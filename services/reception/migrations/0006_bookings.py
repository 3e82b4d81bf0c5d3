"""Slots of a session, booked on the web."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "booking",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("slot_at", sa.Time(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("representatives", sa.Integer(), nullable=False),
        sa.Column("sealed_id", sa.Uuid(), nullable=True),
        sa.Column("matter", sa.Text(), nullable=True),
        sa.Column("identity_waived", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("cancelled_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_booking"),
        sa.UniqueConstraint("ward_id", "code", name="uq_booking_ward_id_code"),
        sa.CheckConstraint(
            "matter IN ('complaint', 'denunciation', 'proposal')", name="ck_booking_matter"
        ),
        sa.CheckConstraint("state IN ('booked', 'cancelled', 'came')", name="ck_booking_state"),
    )
    op.create_index("ix_booking_ward_id", "booking", ["ward_id"])
    op.create_index("ix_booking_ward_id_booked_on", "booking", ["ward_id", "booked_on"])
    op.create_index(
        "uq_booking_slot",
        "booking",
        ["ward_id", "session_id", "slot_at"],
        unique=True,
        postgresql_where=sa.text("state <> 'cancelled'"),
    )
    schema.protect(op, "booking")


def downgrade() -> None:
    op.drop_table("booking")
