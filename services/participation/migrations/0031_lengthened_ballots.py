"""Earlier last days of ballots, with ballots out and reasons; that a count was put right."""

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
    op.add_column("round", sa.Column("corrected_on", sa.Date()))


def downgrade() -> None:
    op.drop_column("round", "corrected_on")
    op.drop_column("handout", "lengthenings")
