"""How the day to answer a letter was counted; of letters before this nobody knows any more."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("urging", sa.Column("clock", JSONB, nullable=False, server_default="{}"))
    op.alter_column("urging", "clock", server_default=None)


def downgrade() -> None:
    op.drop_column("urging", "clock")
