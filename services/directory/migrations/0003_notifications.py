"""What came to officials, what they opened, and whether a mail comes in the morning."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KINDS = (
    "'task', 'urging', 'petition', 'feedback', 'obligation', 'part', 'recommendation', "
    "'information', 'period', 'gone_up', 'plan', 'plan_back', 'unit_plan', 'disclosure_plan', "
    "'report'"
)


def upgrade() -> None:
    op.create_table(
        "notification",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("over", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.CheckConstraint(f"kind IN ({KINDS})", name=op.f("ck_notification_kind")),
        sa.CheckConstraint(
            "stage IN ('given', 'near', 'late', 'returned')", name=op.f("ck_notification_stage")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
    )
    op.create_index(op.f("ix_notification_ward_id"), "notification", ["ward_id"])
    object_of_kind = ["ward_id", "kind", "object_id"]
    op.create_index(op.f("ix_notification_ward_id_kind_object_id"), "notification", object_of_kind)
    newest_of_unit = ["ward_id", "unit_id", "at"]
    op.create_index(op.f("ix_notification_ward_id_unit_id_at"), "notification", newest_of_unit)
    schema.protect(op, "notification")
    _opened()
    _readers()


def downgrade() -> None:
    op.drop_table("notification_reader")
    op.drop_table("notification_opened")
    op.drop_table("notification")


def _opened() -> None:
    op.create_table(
        "notification_opened",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("notification_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_notification_opened_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["notification_id"],
            ["notification.id"],
            name=op.f("fk_notification_opened_notification_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification_opened")),
        sa.UniqueConstraint(
            "ward_id",
            "account_id",
            "notification_id",
            name=op.f("uq_notification_opened_ward_id_account_id_notification_id"),
        ),
    )
    op.create_index(op.f("ix_notification_opened_ward_id"), "notification_opened", ["ward_id"])
    schema.protect(op, "notification_opened")


def _readers() -> None:
    op.create_table(
        "notification_reader",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("seen_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wants_mail", sa.Boolean(), nullable=False),
        sa.Column("mailed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_notification_reader_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification_reader")),
        sa.UniqueConstraint(
            "ward_id", "account_id", name=op.f("uq_notification_reader_ward_id_account_id")
        ),
        sa.UniqueConstraint("ward_id", "key", name=op.f("uq_notification_reader_ward_id_key")),
    )
    op.create_index(op.f("ix_notification_reader_ward_id"), "notification_reader", ["ward_id"])
    schema.protect(op, "notification_reader")
