"""Plans of units below the plan of the ward."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

STATES = "state IN ('draft', 'submitted', 'approved', 'replaced')"


def upgrade() -> None:
    _create_plans()
    _create_items()
    schema.protect(op, "unit_plan", "unit_plan_item")


def downgrade() -> None:
    op.drop_table("unit_plan_item")
    op.drop_table("unit_plan")


def _create_plans() -> None:
    op.create_table(
        "unit_plan",
        sa.Column("unit_id", sa.Uuid, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("author_id", sa.Text, nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("number", sa.Text),
        sa.Column("signed_on", sa.Date),
        sa.Column("returned_because", sa.Text, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("ward_id", sa.Text, nullable=False),
        sa.CheckConstraint(STATES, name=op.f("ck_unit_plan_state_known")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_plan_unit_id")),
        sa.PrimaryKeyConstraint("id", name="pk_unit_plan"),
        sa.UniqueConstraint(
            "ward_id",
            "unit_id",
            "year",
            "version",
            name="uq_unit_plan_ward_id_unit_id_year_version",
        ),
    )
    op.create_index("ix_unit_plan_ward_id", "unit_plan", ["ward_id"])
    op.create_index(
        "uq_unit_plan_ward_id_unit_id_year_binding",
        "unit_plan",
        ["ward_id", "unit_id", "year"],
        unique=True,
        postgresql_where=sa.text("state = 'approved'"),
    )


def _create_items() -> None:
    op.create_table(
        "unit_plan_item",
        sa.Column("unit_plan_id", sa.Uuid, nullable=False),
        sa.Column("task_id", sa.Uuid),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("due_on", sa.Date),
        sa.Column("done_on", sa.Date),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("ward_id", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_plan_id"], ["unit_plan.id"], name=op.f("fk_unit_plan_item_unit_plan_id")
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_unit_plan_item_task_id")),
        sa.PrimaryKeyConstraint("id", name="pk_unit_plan_item"),
    )
    op.create_index("ix_unit_plan_item_ward_id", "unit_plan_item", ["ward_id"])
    op.create_index(
        "ix_unit_plan_item_ward_id_unit_plan_id", "unit_plan_item", ["ward_id", "unit_plan_id"]
    )
    op.create_index("ix_unit_plan_item_ward_id_task_id", "unit_plan_item", ["ward_id", "task_id"])
