"""What residents decided to contribute makes the ward owe its accounts."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

BEFORE = "raised_by IN ('plan', 'document', 'quarterly_list', 'consultation')"
AFTER = "raised_by IN ('plan', 'document', 'quarterly_list', 'consultation', 'decision')"


def upgrade() -> None:
    _check(AFTER)


def downgrade() -> None:
    _check(BEFORE)


def _check(words: str) -> None:
    name = op.f("ck_obligation_raised_by")
    op.drop_constraint(name, "obligation", type_="check")
    op.create_check_constraint(name, "obligation", words)
