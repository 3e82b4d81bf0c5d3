"""In which neighbourhood, and when, it was decided what an account is kept for."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("fund", sa.Column("decided_in", sa.Uuid()))
    op.add_column("fund", sa.Column("decided_on", sa.Date()))
    op.execute("UPDATE fund SET decided_in = unit_id, decided_on = opened_on")
    op.execute(
        "UPDATE fund SET decided_in = coalesce(matter.unit_id, fund.unit_id),"
        " decided_on = coalesce(matter.decided_on, fund.opened_on) FROM matter"
        " WHERE matter.ward_id = fund.ward_id AND matter.id = fund.matter_id"
    )
    op.alter_column("fund", "decided_in", nullable=False)
    op.alter_column("fund", "decided_on", nullable=False)


def downgrade() -> None:
    op.drop_column("fund", "decided_on")
    op.drop_column("fund", "decided_in")
