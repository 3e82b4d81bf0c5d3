"""As what an official works, so that whoever has no unit is known to need one."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "official",
        sa.Column("roles", postgresql.JSONB(), nullable=False, server_default="[]"),
    )
    op.alter_column("official", "roles", server_default=None)


def downgrade() -> None:
    op.drop_column("official", "roles")
