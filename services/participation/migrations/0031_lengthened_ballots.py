"""Ballots whose last day was set later: each earlier one, when, how many were out, and why."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    empty = sa.text("'[]'")
    op.add_column(
        "handout", sa.Column("lengthenings", JSONB(), nullable=False, server_default=empty)
    )
    op.alter_column("handout", "lengthenings", server_default=None)


def downgrade() -> None:
    op.drop_column("handout", "lengthenings")
