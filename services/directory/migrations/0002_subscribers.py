"""Addresses that want to be told what became public, and what they are told next."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "subscriber",
        sa.Column("address_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("address_hash", sa.LargeBinary(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_subscriber"),
        sa.UniqueConstraint("ward_id", "address_hash", name="uq_subscriber_ward_id_address_hash"),
        sa.UniqueConstraint("ward_id", "key", name="uq_subscriber_ward_id_key"),
    )
    op.create_index("ix_subscriber_ward_id", "subscriber", ["ward_id"])
    schema.protect(op, "subscriber")
    op.create_table(
        "tiding",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tiding"),
        sa.UniqueConstraint("ward_id", "event_id", name="uq_tiding_ward_id_event_id"),
    )
    op.create_index("ix_tiding_ward_id", "tiding", ["ward_id"])
    op.create_index("ix_tiding_ward_id_sent_on", "tiding", ["ward_id", "sent_on"])
    schema.protect(op, "tiding")


def downgrade() -> None:
    op.drop_table("tiding")
    op.drop_table("subscriber")
