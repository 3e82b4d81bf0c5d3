"""A fact may count đồng: more than fits four bytes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("fact", "value", type_=sa.BigInteger())


def downgrade() -> None:
    op.alter_column("fact", "value", type_=sa.Integer())
