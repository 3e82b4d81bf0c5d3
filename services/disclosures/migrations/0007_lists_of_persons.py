"""Which columns a list of persons has, and when its searchable time ended."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("version", sa.Column("columns", postgresql.JSONB(), nullable=True))
    op.create_table(
        "ended_search",
        sa.Column("disclosure_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ended_search"),
        sa.UniqueConstraint(
            "ward_id",
            "disclosure_id",
            "version",
            name="uq_ended_search_ward_id_disclosure_id_version",
        ),
    )
    op.create_index("ix_ended_search_ward_id", "ended_search", ["ward_id"])
    schema.protect(op, "ended_search")


def downgrade() -> None:
    op.drop_table("ended_search")
    op.drop_column("version", "columns")
