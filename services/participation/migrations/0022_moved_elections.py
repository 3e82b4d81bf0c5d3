"""Elections on another day; heads of before the product, who resigned, who have their account."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

OLD_CAUSES = (
    "cause IN ('term_over', 'dismissed', 'vacant', 'new_unit', 'again', 'new_board', 'member_left')"
)
CAUSES = OLD_CAUSES.replace("'dismissed',", "'dismissed', 'resigned',")
OLD_ENDS = "ended_as IN ('followed', 'dismissed', 'annulled')"
ENDS = "ended_as IN ('followed', 'dismissed', 'annulled', 'resigned', 'died')"
OLD_ELECTED = "(kind = 'elected') = (election_id IS NOT NULL)"
ELECTED = "kind = 'elected' OR election_id IS NULL"


def upgrade() -> None:
    op.add_column("election", sa.Column("first_on", sa.Date()))
    reason: sa.Column[str] = sa.Column("moved_reason", sa.Text(), server_default="", nullable=False)
    op.add_column("election", reason)
    op.alter_column("election", "moved_reason", server_default=None)
    op.add_column("headship", sa.Column("seated_on", sa.Date()))
    # Whoever headed a neighbourhood until today had the account without being asked for it.
    op.execute("UPDATE headship SET seated_on = since")
    _check("election", "cause", CAUSES)
    _check("headship", "ended_as", ENDS)
    _check("headship", "elected", ELECTED)


def downgrade() -> None:
    _check("headship", "elected", OLD_ELECTED)
    _check("headship", "ended_as", OLD_ENDS)
    _check("election", "cause", OLD_CAUSES)
    op.drop_column("headship", "seated_on")
    op.drop_column("election", "moved_reason")
    op.drop_column("election", "first_on")


def _check(table: str, name: str, condition: str) -> None:
    op.drop_constraint(f"ck_{table}_{name}", table)
    op.create_check_constraint(f"ck_{table}_{name}", table, condition)
