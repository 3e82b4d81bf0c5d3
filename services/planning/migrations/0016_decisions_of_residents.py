"""What residents decided may make a task."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

BEFORE = "origin IN ('plan', 'conclusion', 'programme', 'law', 'commitment')"
AFTER = "origin IN ('plan', 'conclusion', 'programme', 'law', 'commitment', 'decision')"


def upgrade() -> None:
    _check(AFTER)


def downgrade() -> None:
    _check(BEFORE)


def _check(origins: str) -> None:
    name = op.f("ck_task_origin_known")
    op.drop_constraint(name, "task", type_="check")
    op.create_check_constraint(name, "task", origins)
