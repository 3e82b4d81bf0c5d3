"""A plan may be amended by another version, a task withdrawn, a submitted draft sent back."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PLAN_STATES = ("draft", "submitted", "approved", "in_force", "closed")
TASK_STATES = ("open", "done", "partly", "not_done", "lapsed")


def upgrade() -> None:
    _allow("plan", *PLAN_STATES, "replaced")
    _allow("task", *TASK_STATES, "withdrawn")
    op.add_column("plan", sa.Column("amends_id", sa.Uuid))
    op.create_foreign_key(op.f("fk_plan_amends_id"), "plan", "plan", ["amends_id"], ["id"])
    op.create_table(
        "plan_return",
        sa.Column("plan_id", sa.Uuid, nullable=False),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author_id", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("ward_id", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_return_plan_id")),
        sa.PrimaryKeyConstraint("id", name="pk_plan_return"),
    )
    op.create_index("ix_plan_return_ward_id", "plan_return", ["ward_id"])
    op.create_index("ix_plan_return_ward_id_plan_id", "plan_return", ["ward_id", "plan_id"])
    schema.protect(op, "plan_return")


def downgrade() -> None:
    op.drop_table("plan_return")
    op.drop_constraint(op.f("fk_plan_amends_id"), "plan")
    op.drop_column("plan", "amends_id")
    _allow("task", *TASK_STATES)
    _allow("plan", *PLAN_STATES)


def _allow(table: str, *states: str) -> None:
    """Which words may stand in the state of a table."""
    op.drop_constraint(op.f(f"ck_{table}_state_known"), table)
    listed = ", ".join(f"'{state}'" for state in states)
    op.create_check_constraint(op.f(f"ck_{table}_state_known"), table, f"state IN ({listed})")
