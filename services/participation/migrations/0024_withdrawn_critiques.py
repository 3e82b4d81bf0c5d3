"""A draft that went to the Front by mistake is taken back, with its reason."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

OLD_STATES = "state IN ('sent', 'issued', 'answered')"
STATES = "state IN ('sent', 'issued', 'answered', 'withdrawn')"


def upgrade() -> None:
    op.add_column("critique", sa.Column("withdrawn_on", sa.Date()))
    reason: sa.Column[str] = sa.Column(
        "withdrawal_reason", sa.Text(), server_default="", nullable=False
    )
    op.add_column("critique", reason)
    op.alter_column("critique", "withdrawal_reason", server_default=None)
    _states(STATES)
    op.create_check_constraint(
        "ck_critique_withdrawn", "critique", "(state = 'withdrawn') = (withdrawal_reason <> '')"
    )


def downgrade() -> None:
    op.drop_constraint("ck_critique_withdrawn", "critique")
    _states(OLD_STATES)
    op.drop_column("critique", "withdrawal_reason")
    op.drop_column("critique", "withdrawn_on")


def _states(condition: str) -> None:
    op.drop_constraint("ck_critique_state", "critique")
    op.create_check_constraint("ck_critique_state", "critique", condition)
