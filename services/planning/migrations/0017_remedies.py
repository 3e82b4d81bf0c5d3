"""What was asked after a check may make a task."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

BEFORE = "origin IN ('plan', 'conclusion', 'programme', 'law', 'commitment', 'decision')"
AFTER = BEFORE.replace("'decision'", "'decision', 'recommendation'")


def upgrade() -> None:
    _check(AFTER)


def downgrade() -> None:
    op.execute("DELETE FROM task WHERE origin = 'recommendation'")
    _check(BEFORE)


def _check(origins: str) -> None:
    name = op.f("ck_task_origin_known")
    op.drop_constraint(name, "task", type_="check")
    op.create_check_constraint(name, "task", origins)
