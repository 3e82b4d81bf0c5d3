"""What was owed of something that was called off is owed no more."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("obligation", sa.Column("dropped_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("obligation", "dropped_on")
