"""A consultation makes the ward owe what khoản 11 asks."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

NAME, TABLE = "ck_obligation_raised_by", "obligation"


def upgrade() -> None:
    _only("'plan', 'document', 'quarterly_list', 'consultation'")


def downgrade() -> None:
    op.execute("DELETE FROM obligation WHERE raised_by = 'consultation'")
    _only("'plan', 'document', 'quarterly_list'")


def _only(words: str) -> None:
    op.drop_constraint(NAME, TABLE, type_="check")
    op.create_check_constraint(NAME, TABLE, f"raised_by IN ({words})")
