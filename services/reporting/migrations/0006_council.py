"""Reports laid before a session of the People's Council; how the day of a part came about."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

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
    # Of parts that were asked for before, nobody knows any more how their day was counted.
    known: dict[str, Any] = {"nullable": False, "server_default": sa.text("''")}
    op.add_column("unit_part", sa.Column("calendar_version", sa.Text(), **known))
    known["server_default"] = sa.text("'[]'")
    op.add_column("unit_part", sa.Column("counted", postgresql.JSONB(), **known))
    for name in ("calendar_version", "counted"):
        op.alter_column("unit_part", name, server_default=None)


def downgrade() -> None:
    for name in ("counted", "calendar_version"):
        op.drop_column("unit_part", name)
    _kinds("")
    for name in ("dropped_on", "session_on", "session_id"):
        op.drop_column("period", name)


def _kinds(more: str) -> None:
    op.drop_constraint("ck_period_kind", "period", type_="check")
    op.create_check_constraint("ck_period_kind", "period", KINDS.format(more=more))
