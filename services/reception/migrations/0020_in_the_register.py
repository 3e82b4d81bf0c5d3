"""An intake knows whether whoever handed it in stands in the register."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

KNOWN = """
    UPDATE intake SET in_register = true FROM visit
    WHERE visit.ward_id = intake.ward_id AND visit.intake_id = intake.id
"""


def upgrade() -> None:
    op.add_column(
        "intake",
        sa.Column("in_register", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.execute(KNOWN)
    op.alter_column("intake", "in_register", server_default=None)


def downgrade() -> None:
    op.drop_column("intake", "in_register")
