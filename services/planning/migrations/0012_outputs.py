"""A task says what the plan wants to see in the end."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("task", sa.Column("output", sa.Text, nullable=False, server_default=""))
    op.alter_column("task", "output", server_default=None)


def downgrade() -> None:
    op.drop_column("task", "output")
