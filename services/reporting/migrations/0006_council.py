"""Reports that are laid before a session of the People's Council."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KINDS = "kind IN ('quarter', 'half_year', 'year', 'on_demand'{more})"


def upgrade() -> None:
    op.add_column("period", sa.Column("session_id", sa.Uuid()))
    for name in ("session_on", "dropped_on"):
        op.add_column("period", sa.Column(name, sa.Date()))
    _kinds(", 'council'")


def downgrade() -> None:
    _kinds("")
    for name in ("dropped_on", "session_on", "session_id"):
        op.drop_column("period", name)


def _kinds(more: str) -> None:
    op.drop_constraint("ck_period_kind", "period", type_="check")
    op.create_check_constraint("ck_period_kind", "period", KINDS.format(more=more))
