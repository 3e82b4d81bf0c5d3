"""A survey that closed makes the ward owe its results."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

NAME, TABLE = "ck_obligation_raised_by", "obligation"


def upgrade() -> None:
    _only("'plan', 'document', 'quarterly_list', 'consultation', 'decision', 'survey'")


def downgrade() -> None:
    op.execute("DELETE FROM obligation WHERE raised_by = 'survey'")
    _only("'plan', 'document', 'quarterly_list', 'consultation', 'decision'")


def _only(words: str) -> None:
    op.drop_constraint(NAME, TABLE, type_="check")
    op.create_check_constraint(NAME, TABLE, f"raised_by IN ({words})")
