"""The posted draft of a village convention makes the ward owe its sheet."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

NAME, TABLE = "ck_obligation_raised_by", "obligation"
BEFORE = "'plan', 'document', 'quarterly_list', 'consultation', 'decision', 'survey'"


def upgrade() -> None:
    _only(f"{BEFORE}, 'convention'")


def downgrade() -> None:
    op.execute("DELETE FROM obligation WHERE raised_by = 'convention'")
    _only(BEFORE)


def _only(words: str) -> None:
    op.drop_constraint(NAME, TABLE, type_="check")
    op.create_check_constraint(NAME, TABLE, f"raised_by IN ({words})")
