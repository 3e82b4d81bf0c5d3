"""An answer that corrects another names it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("line_entry", sa.Column("corrects", sa.Uuid()))


def downgrade() -> None:
    op.drop_column("line_entry", "corrects")
