"""What an account asks of a household changes by another decision of residents."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fund_level",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("fund_id", sa.Uuid(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("level_dong", sa.BigInteger(), nullable=False),
        sa.Column("level_half_days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_fund_level"),
        sa.UniqueConstraint(
            "ward_id", "fund_id", "from_on", name="uq_fund_level_ward_id_fund_id_from_on"
        ),
        sa.UniqueConstraint(
            "ward_id", "fund_id", "matter_id", name="uq_fund_level_ward_id_fund_id_matter_id"
        ),
    )
    for columns in (["ward_id"], ["ward_id", "matter_id"]):
        op.create_index(f"ix_fund_level_{'_'.join(columns)}", "fund_level", columns)
    schema.protect(op, "fund_level")


def downgrade() -> None:
    op.drop_table("fund_level")
