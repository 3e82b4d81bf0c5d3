"""Whether a consent was written down from a paper, or given by the household itself.

Of what is there nobody knows any more; only the household itself may take that back.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    told: sa.Column[bool] = sa.Column(
        "on_paper", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("consent", told)
    op.alter_column("consent", "on_paper", server_default=None)


def downgrade() -> None:
    op.drop_column("consent", "on_paper")
