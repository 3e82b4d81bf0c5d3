"""Plans as trees, what people decided about them, tasks and the work done, reception days."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

from libs.kernel import schema

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
TABLES = (
    "body_units",
    "unit",
    "reception_policy",
    "plan",
    "node",
    "sentence",
    "proposal",
    "flag",
    "task",
    "progress",
    "urging",
    "reception_day",
)


def upgrade() -> None:
    schema.create_kernel_tables(op)
    _create_units_and_policy()
    _create_plans()
    _create_trees()
    _create_proposals()
    _create_tasks()
    _create_work()
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
    schema.drop_kernel_tables(op)


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


def _create_units_and_policy() -> None:
    _create(
        "body_units",
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("unit_ids", JSONB, nullable=False),
        sa.UniqueConstraint("ward_id", "body", name="uq_body_units_ward_id_body"),
    )
    _create(
        "unit",
        *_required(sa.Text, "kind", "name", "short_name"),
        sa.Column("closed_on", sa.Date),
        sa.Column("successor_id", sa.Uuid),
    )
    _create(
        "reception_policy",
        sa.Column("policy", sa.Text, nullable=False),
        sa.Column("chosen", JSONB, nullable=False),
        sa.UniqueConstraint("ward_id", name="uq_reception_policy_ward_id"),
    )


def _create_plans() -> None:
    _create(
        "plan",
        *_required(sa.Integer, "year", "version"),
        *_required(sa.Text, "title", "author_id"),
        sa.Column("imported_at", MOMENT, nullable=False),
        *_required(sa.Text, "source_kind", "source_sha256"),
        sa.Column("source_bytes", sa.Integer, nullable=False),
        sa.Column("source_text", sa.Text),
        *_required(JSONB, "as_read", "left_out"),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("number", sa.Text),
        sa.Column("signed_on", sa.Date),
        sa.Column("signing_form", sa.Text),
        sa.Column("signer_position", sa.Text),
        sa.Column("signer_id", sa.Text),
        sa.Column("starts_on", sa.Date),
        sa.Column("ends_on", sa.Date),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'approved', 'in_force', 'closed')",
            name=op.f("ck_plan_state_known"),
        ),
        sa.UniqueConstraint("ward_id", "year", "version", name="uq_plan_ward_id_year_version"),
    )
    op.create_index(
        "uq_plan_ward_id_year_binding",
        "plan",
        ["ward_id", "year"],
        unique=True,
        postgresql_where=sa.text("state IN ('approved', 'in_force')"),
    )


def _create_trees() -> None:
    _create(
        "node",
        sa.Column("plan_id", sa.Uuid, nullable=False),
        sa.Column("parent_id", sa.Uuid),
        sa.Column("place", sa.Integer, nullable=False),
        *_required(sa.Text, "path", "ordinal", "kind", "mark", "text"),
        sa.Column("page", sa.Integer),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_node_plan_id")),
    )
    op.create_index("ix_node_ward_id_plan_id_place", "node", ["ward_id", "plan_id", "place"])
    _create(
        "sentence",
        *_required(sa.Uuid, "plan_id", "node_id"),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_sentence_node_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_sentence_plan_id")),
    )
    op.create_index("ix_sentence_ward_id_plan_id", "sentence", ["ward_id", "plan_id"])


def _create_proposals() -> None:
    _create(
        "proposal",
        *_required(sa.Uuid, "plan_id", "node_id", "sentence_id"),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("value", JSONB, nullable=False),
        *_required(sa.Text, "confidence", "reason", "state"),
        sa.Column("changed", JSONB, nullable=False),
        sa.CheckConstraint(
            "state IN ('proposed', 'accepted', 'changed', 'rejected')",
            name=op.f("ck_proposal_state_known"),
        ),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_proposal_node_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_proposal_plan_id")),
        sa.ForeignKeyConstraint(
            ["sentence_id"], ["sentence.id"], name=op.f("fk_proposal_sentence_id")
        ),
    )
    op.create_index(
        "ix_proposal_ward_id_plan_id_place", "proposal", ["ward_id", "plan_id", "place"]
    )
    _create(
        "flag",
        sa.Column("plan_id", sa.Uuid, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("paths", JSONB, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("sentence_id", sa.Uuid),
        sa.Column("seen_at", MOMENT),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_flag_plan_id")),
        sa.ForeignKeyConstraint(["sentence_id"], ["sentence.id"], name=op.f("fk_flag_sentence_id")),
    )
    op.create_index("ix_flag_ward_id_plan_id_place", "flag", ["ward_id", "plan_id", "place"])


def _create_tasks() -> None:
    _create(
        "task",
        *_required(sa.Uuid, "plan_id", "proposal_id"),
        sa.Column("place", sa.Integer, nullable=False),
        *_required(sa.Text, "group", "kind", "title"),
        sa.Column("lead_unit_id", sa.Uuid),
        sa.Column("cooperating", JSONB, nullable=False),
        *_required(sa.Text, "cadence", "period"),
        sa.Column("due_on", sa.Date),
        sa.Column("clock", JSONB, nullable=False),
        *_required(sa.Text, "source_path", "source_sentence"),
        sa.Column("also_from", JSONB, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("finished_on", sa.Date),
        sa.Column("days_late", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("overdue_on", sa.Date),
        sa.Column("late_obligations", JSONB, nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'done', 'partly', 'not_done', 'lapsed')",
            name=op.f("ck_task_state_known"),
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_task_plan_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_task_proposal_id")),
    )
    op.create_index(
        "ix_task_ward_id_lead_unit_id_state", "task", ["ward_id", "lead_unit_id", "state"]
    )
    op.create_index("ix_task_ward_id_plan_id", "task", ["ward_id", "plan_id"])
    op.create_index("ix_task_ward_id_state_due_on", "task", ["ward_id", "state", "due_on"])


def _create_work() -> None:
    _create(
        "progress",
        sa.Column("task_id", sa.Uuid, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
        *_required(sa.Text, "author_id", "note"),
        sa.Column("quantity", sa.Integer),
        sa.Column("measure", sa.Text),
        sa.Column("evidence", JSONB, nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_progress_task_id")),
    )
    op.create_index("ix_progress_ward_id_task_id", "progress", ["ward_id", "task_id"])
    _create(
        "urging",
        *_required(sa.Uuid, "task_id", "unit_id"),
        sa.Column("author_id", sa.Text, nullable=False),
        *_required(sa.Date, "sent_on", "answer_by"),
        *_required(sa.Text, "text", "answer"),
        sa.Column("answered_on", sa.Date),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_urging_task_id")),
    )
    op.create_index("ix_urging_ward_id_task_id", "urging", ["ward_id", "task_id"])
    op.create_index("ix_urging_ward_id_unit_id", "urging", ["ward_id", "unit_id"])
    _create(
        "reception_day",
        sa.Column("plan_id", sa.Uuid, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        *_required(sa.Date, "nominal_on", "held_on"),
        sa.Column("moved_because", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_reception_day_plan_id")),
        sa.UniqueConstraint(
            "ward_id", "year", "nominal_on", name="uq_reception_day_ward_id_year_nominal_on"
        ),
    )
