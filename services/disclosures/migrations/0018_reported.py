"""An item of the ward's own catalogue may be that of its issued reports, which are owed then."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

NAME, TABLE = "ck_obligation_raised_by", "obligation"
BEFORE = (
    "'plan', 'document', 'quarterly_list', 'consultation', 'decision', 'survey', 'convention',"
    " 'inspection'"
)


def upgrade() -> None:
    op.add_column(
        "addition",
        sa.Column("of_reports", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.alter_column("addition", "of_reports", server_default=None)
    _only(f"{BEFORE}, 'report'")


def downgrade() -> None:
    op.execute("DELETE FROM obligation WHERE raised_by = 'report'")
    _only(BEFORE)
    op.drop_column("addition", "of_reports")


def _only(words: str) -> None:
    op.drop_constraint(NAME, TABLE, type_="check")
    op.create_check_constraint(NAME, TABLE, f"raised_by IN ({words})")
