"""Meetings and their conclusions; tasks that no plan made; the ward's name for its papers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

from libs.kernel import schema

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
TABLES = ("ward", "meeting", "conclusion")


def upgrade() -> None:
    _let_tasks_come_from_elsewhere()
    _create_meetings()
    _create(
        "ward",
        *_required(sa.Text, "name", "kind", "province_name"),
        sa.UniqueConstraint("ward_id", name="uq_ward_ward_id"),
    )
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
    op.drop_index("ix_task_ward_id_origin_origin_id", "task")
    for check in ("origin_known", "of_a_plan", "of_a_proposal"):
        op.drop_constraint(op.f(f"ck_task_{check}"), "task")
    op.drop_column("task", "origin_id")
    op.drop_column("task", "origin")
    op.alter_column("task", "proposal_id", nullable=False)
    op.alter_column("task", "plan_id", nullable=False)


def _let_tasks_come_from_elsewhere() -> None:
    op.add_column("task", sa.Column("origin", sa.Text, nullable=False, server_default="plan"))
    op.alter_column("task", "origin", server_default=None)
    op.add_column("task", sa.Column("origin_id", sa.Uuid))
    op.alter_column("task", "plan_id", nullable=True)
    op.alter_column("task", "proposal_id", nullable=True)
    origins = "origin IN ('plan', 'conclusion', 'programme', 'law')"
    op.create_check_constraint(op.f("ck_task_origin_known"), "task", origins)
    of_a_plan = "(origin = 'plan') = (plan_id IS NOT NULL)"
    op.create_check_constraint(op.f("ck_task_of_a_plan"), "task", of_a_plan)
    of_a_proposal = "(plan_id IS NULL) = (proposal_id IS NULL)"
    op.create_check_constraint(op.f("ck_task_of_a_proposal"), "task", of_a_proposal)
    op.create_index("ix_task_ward_id_origin_origin_id", "task", ["ward_id", "origin", "origin_id"])


def _create_meetings() -> None:
    _create(
        "meeting",
        *_required(sa.Text, "kind", "title", "starts_at", "place", "agenda", "author_id", "state"),
        sa.Column("on", sa.Date, nullable=False),
        *_required(JSONB, "documents", "changes", "minutes"),
        sa.Column("called_at", MOMENT, nullable=False),
        sa.Column("invited", sa.Integer),
        sa.Column("present", sa.Integer),
        sa.Column("number", sa.Text),
        sa.Column("signed_on", sa.Date),
        sa.Column("signing_form", sa.Text),
        sa.Column("signer_id", sa.Text),
        sa.CheckConstraint("kind IN ('committee', 'front')", name=op.f("ck_meeting_kind_known")),
        sa.CheckConstraint(
            "state IN ('called', 'held', 'cancelled')", name=op.f("ck_meeting_state_known")
        ),
        sa.CheckConstraint("present <= invited", name=op.f("ck_meeting_present_of_invited")),
    )
    op.create_index("ix_meeting_ward_id_kind_on", "meeting", ["ward_id", "kind", "on"])
    _create(
        "conclusion",
        sa.Column("meeting_id", sa.Uuid, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        *_required(sa.Text, "text", "author_id"),
        sa.Column("lead_unit_ids", JSONB, nullable=False),
        sa.Column("due_on", sa.Date),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_conclusion_meeting_id")
        ),
        sa.UniqueConstraint(
            "ward_id", "meeting_id", "ordinal", name="uq_conclusion_ward_id_meeting_id_ordinal"
        ),
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
