"""A task says by what it is measured and with what it is proven."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

COLUMNS = ("indicator", "evidence_asked")


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("task", sa.Column(name, sa.Text, nullable=False, server_default=""))
        op.alter_column("task", name, server_default=None)


def downgrade() -> None:
    for name in COLUMNS:
        op.drop_column("task", name)
