"""Codes with which households open their pages."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "household_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_household_code"),
        sa.UniqueConstraint("ward_id", "code", name="uq_household_code_ward_id_code"),
    )
    op.create_index("ix_household_code_ward_id", "household_code", ["ward_id"])
    op.create_index(
        "uq_household_code_good",
        "household_code",
        ["ward_id", "household_id"],
        unique=True,
        postgresql_where=sa.text("ended_on IS NULL"),
    )
    schema.protect(op, "household_code")


def downgrade() -> None:
    op.drop_table("household_code")
