"""Files of those without an account are counted apart."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Who sent the older ones is not known; a day later they do not count any more.
    op.add_column(
        "sealed_file",
        sa.Column("by_stranger", sa.Boolean(), nullable=False, server_default=sa.true()),
    )
    op.alter_column("sealed_file", "by_stranger", server_default=None)


def downgrade() -> None:
    op.drop_column("sealed_file", "by_stranger")
