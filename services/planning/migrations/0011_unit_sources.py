"""The text of a unit's plan: its source, its passages, the steps read from it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from libs.kernel import schema

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

STATES = "state IN ('proposed', 'accepted', 'dropped')"
TABLES = ("unit_plan_source", "unit_plan_passage", "unit_plan_proposal")


def upgrade() -> None:
    _create_texts()
    _create_proposals()
    for name in ("source_path", "source_sentence"):
        column = sa.Column(name, sa.Text, nullable=False, server_default="")
        op.add_column("unit_plan_item", column)
        op.alter_column("unit_plan_item", name, server_default=None)
    schema.protect(op, *TABLES)


def downgrade() -> None:
    op.drop_column("unit_plan_item", "source_sentence")
    op.drop_column("unit_plan_item", "source_path")
    for table in reversed(TABLES):
        op.drop_table(table)


def _create_texts() -> None:
    _create(
        "unit_plan_source",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("size_bytes", sa.Integer, nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("notices", JSONB, nullable=False),
        sa.Column("left_out", JSONB, nullable=False),
        sa.UniqueConstraint(
            "ward_id", "unit_plan_id", name="uq_unit_plan_source_ward_id_unit_plan_id"
        ),
    )
    _create(
        "unit_plan_passage",
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("mark", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    _place("unit_plan_passage")


def _create_proposals() -> None:
    _create(
        "unit_plan_proposal",
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("due_on", sa.Date),
        sa.Column("task_id", sa.Uuid),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.CheckConstraint(STATES, name=op.f("ck_unit_plan_proposal_state_known")),
        sa.ForeignKeyConstraint(
            ["task_id"], ["task.id"], name=op.f("fk_unit_plan_proposal_task_id")
        ),
    )
    _place("unit_plan_proposal")


def _place(table: str) -> None:
    place = ["ward_id", "unit_plan_id", "place"]
    op.create_index(f"ix_{table}_ward_id_unit_plan_id_place", table, place)


def _create(table: str, *columns: sa.schema.SchemaItem) -> None:
    """A table of one version of a unit's plan."""
    op.create_table(
        table,
        sa.Column("unit_plan_id", sa.Uuid, nullable=False),
        *columns,
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("ward_id", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_plan_id"], ["unit_plan.id"], name=op.f(f"fk_{table}_unit_plan_id")
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_ward_id", table, ["ward_id"])
