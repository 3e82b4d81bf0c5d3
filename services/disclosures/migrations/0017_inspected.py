"""The conclusion of a check makes the ward owe it to everybody."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

NAME, TABLE = "ck_obligation_raised_by", "obligation"
BEFORE = "'plan', 'document', 'quarterly_list', 'consultation', 'decision', 'survey', 'convention'"


def upgrade() -> None:
    _only(f"{BEFORE}, 'inspection'")


def downgrade() -> None:
    op.execute("DELETE FROM obligation WHERE raised_by = 'inspection'")
    _only(BEFORE)


def _only(words: str) -> None:
    op.drop_constraint(NAME, TABLE, type_="check")
    op.create_check_constraint(NAME, TABLE, f"raised_by IN ({words})")
