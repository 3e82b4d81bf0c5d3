"""When a dialogue of a complaint was written down, if that was late."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("dialogue", sa.Column("noted_late_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("dialogue", "noted_late_on")
