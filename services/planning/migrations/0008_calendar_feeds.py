"""Due days in people's own calendars, behind secret addresses of which only hashes are kept."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("account_id", sa.Text, nullable=False),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("unit_id", sa.Uuid),
        sa.Column("token_hash", sa.LargeBinary, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("ward_id", sa.Text, nullable=False),
        sa.CheckConstraint("scope IN ('unit', 'ward')", name=op.f("ck_calendar_feed_scope_known")),
        sa.CheckConstraint(
            "(scope = 'unit') = (unit_id IS NOT NULL)", name=op.f("ck_calendar_feed_of_a_unit")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_feed"),
        sa.UniqueConstraint("ward_id", "token_hash", name="uq_calendar_feed_ward_id_token_hash"),
    )
    op.create_index("ix_calendar_feed_ward_id", "calendar_feed", ["ward_id"])
    op.create_index(
        "ix_calendar_feed_ward_id_account_id", "calendar_feed", ["ward_id", "account_id"]
    )
    schema.protect(op, "calendar_feed")


def downgrade() -> None:
    op.drop_table("calendar_feed")
