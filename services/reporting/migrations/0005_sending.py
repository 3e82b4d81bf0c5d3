"""To whom reports were sent."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sending",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("id", "report_id")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("ward_id", "recipient", "way")),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(True), nullable=False),
        sa.CheckConstraint(
            "recipient IN ('province', 'party', 'council', 'front')", name="ck_sending_recipient"
        ),
        sa.CheckConstraint("way IN ('network', 'paper', 'mail')", name="ck_sending_way"),
        sa.PrimaryKeyConstraint("id", name="pk_sending"),
        sa.UniqueConstraint(
            "ward_id", "report_id", "recipient", name="uq_sending_ward_id_report_id_recipient"
        ),
    )
    op.create_index("ix_sending_ward_id", "sending", ["ward_id"])
    schema.protect(op, "sending")


def downgrade() -> None:
    op.drop_table("sending")
