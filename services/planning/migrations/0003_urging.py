"""Letters with numbers, late disclosures, what went up, and the ward's pace."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

from libs.kernel import schema

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = ("late_disclosure", "urging_pace", "escalation")


def upgrade() -> None:
    _make_urgings_letters()
    _create(
        "late_disclosure",
        *_required(sa.Uuid, "obligation_id", "task_id"),
        sa.Column("unit_id", sa.Uuid),
        sa.Column("khoan", sa.Integer, nullable=False),
        *_required(sa.Text, "item", "title"),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("urging_id", sa.Uuid),
        sa.Column("shown_on", sa.Date),
        sa.Column("escalated_on", sa.Date),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_late_disclosure_task_id")),
        sa.UniqueConstraint(
            "ward_id", "obligation_id", name="uq_late_disclosure_ward_id_obligation_id"
        ),
    )
    _create(
        "urging_pace",
        *_required(sa.Integer, "answer_days", "head_days", "chair_days"),
        sa.UniqueConstraint("ward_id", name="uq_urging_pace_ward_id"),
    )
    _create(
        "escalation",
        sa.Column("task_id", sa.Uuid, nullable=False),
        sa.Column("level", sa.Text, nullable=False),
        *_required(sa.Date, "due_on", "told_on"),
        sa.CheckConstraint("level IN ('head', 'chair')", name=op.f("ck_escalation_level_known")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_escalation_task_id")),
        sa.UniqueConstraint(
            *("ward_id", "task_id", "level", "due_on"),
            name="uq_escalation_ward_id_task_id_level_due_on",
        ),
    )
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
    op.drop_constraint(op.f("ck_urging_cause_known"), "urging")
    for name in ("task_ids", "cause", "number", "signed_on", "signing", "unanswered_on"):
        op.drop_column("urging", name)


def _make_urgings_letters() -> None:
    """A letter may name several tasks; those sent before named one."""
    op.add_column("urging", sa.Column("task_ids", JSONB))
    op.add_column("urging", sa.Column("cause", sa.Text))
    for name, kind in (("number", sa.Text), ("signing", sa.Text)):
        op.add_column("urging", sa.Column(name, kind))
    for name in ("signed_on", "unanswered_on"):
        op.add_column("urging", sa.Column(name, sa.Date))
    op.execute("UPDATE urging SET task_ids = jsonb_build_array(task_id::text), cause = 'office'")
    op.alter_column("urging", "task_ids", nullable=False)
    op.alter_column("urging", "cause", nullable=False)
    op.create_check_constraint(
        op.f("ck_urging_cause_known"), "urging", "cause IN ('office', 'late_disclosure')"
    )


def _create(name: str, *parts: sa.schema.SchemaItem) -> None:
    """A table of wards: every row has an id and a ward."""
    op.create_table(
        name,
        *parts,
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("ward_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_ward_id", name, ["ward_id"])


def _required(kind: type[TypeEngine], *names: str) -> list[sa.Column]:
    return [sa.Column(name, kind, nullable=False) for name in names]
