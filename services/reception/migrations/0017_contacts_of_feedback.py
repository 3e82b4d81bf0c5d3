"""How whoever sent a report wants to be told: the id of a sealed letter."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("feedback", sa.Column("contact_id", sa.Uuid(), nullable=True))


def downgrade() -> None:
    op.drop_column("feedback", "contact_id")
