"""Meetings that ended before their vote was counted."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

NEW = "broken_off"
STATES = {
    "meeting": ("planned", "opened", "counted", "lacking", "cancelled"),
    "round": ("open", "counted", "lacking"),
}
KEY = "uq_round_open"
COLUMNS = ["ward_id", "matter_id", "unit_id"]


def upgrade() -> None:
    for table, states in STATES.items():
        _known(table, (*states, NEW))
    op.drop_index(KEY, "round")
    still = sa.text(f"state NOT IN ('lacking', '{NEW}')")
    op.create_index(KEY, "round", COLUMNS, unique=True, postgresql_where=still)


def downgrade() -> None:
    op.drop_index(KEY, "round")
    still = sa.text("state <> 'lacking'")
    for table, states in STATES.items():
        rows = sa.table(table, sa.column("state"))
        op.execute(sa.update(rows).where(rows.c.state == NEW).values(state="lacking"))
        _known(table, states)
    op.create_index(KEY, "round", COLUMNS, unique=True, postgresql_where=still)


def _known(table: str, states: tuple[str, ...]) -> None:
    op.drop_constraint(f"ck_{table}_state", table)
    words = ", ".join(f"'{state}'" for state in states)
    op.create_check_constraint(f"ck_{table}_state", table, f"state IN ({words})")
