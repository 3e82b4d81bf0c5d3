"""From which share on a ward calls two opinions alike."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "grouping_setting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_grouping_setting"),
        sa.UniqueConstraint("ward_id", name="uq_grouping_setting_ward_id"),
        sa.CheckConstraint("share BETWEEN 15 AND 80", name="ck_grouping_setting_share"),
    )
    op.create_index("ix_grouping_setting_ward_id", "grouping_setting", ["ward_id"])
    schema.protect(op, "grouping_setting")


def downgrade() -> None:
    op.drop_table("grouping_setting")
