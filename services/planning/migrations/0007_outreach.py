"""Training classes, campaigns and their activities."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

from libs.kernel import schema

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = ("training_class", "campaign", "activity")
STATE = "state IN ('planned', 'held', '{}')"


def upgrade() -> None:
    _create(
        "training_class",
        sa.Column("task_id", sa.Uuid),
        sa.Column("unit_id", sa.Uuid, nullable=False),
        *_required(sa.Text, "topic", "trainer", "place", "author_id", "state", "remark"),
        *_required(JSONB, "days", "invited", "attendance", "evidence"),
        sa.Column("ends_on", sa.Date, nullable=False),
        sa.Column("hours", sa.Integer, nullable=False),
        sa.Column("tested", sa.Integer),
        sa.Column("passed", sa.Integer),
        sa.CheckConstraint(STATE.format("cancelled"), name=op.f("ck_training_class_state_known")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_training_class_task_id")),
    )
    op.create_index("ix_training_class_ward_id_ends_on", "training_class", ["ward_id", "ends_on"])
    _create(
        "campaign",
        sa.Column("task_id", sa.Uuid),
        sa.Column("unit_id", sa.Uuid, nullable=False),
        *_required(sa.Text, "title", "document", "aims", "author_id"),
        sa.Column("audiences", JSONB, nullable=False),
        *_required(sa.Date, "starts_on", "ends_on"),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_campaign_task_id")),
    )
    op.create_index("ix_campaign_ward_id_starts_on", "campaign", ["ward_id", "starts_on"])
    _create_activities()
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _create_activities() -> None:
    _create(
        "activity",
        *_required(sa.Uuid, "campaign_id", "unit_id"),
        *_required(sa.Text, "kind", "title", "place", "author_id", "system_key", "state"),
        *_required(sa.Text, "address", "reason"),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("starts_at", sa.Time),
        sa.Column("minutes", sa.Integer),
        sa.Column("amount", sa.Integer),
        *_required(JSONB, "script", "evidence"),
        sa.CheckConstraint(
            "kind IN ('broadcast', 'meeting', 'article', 'poster', 'leaflet')",
            name=op.f("ck_activity_kind_known"),
        ),
        sa.CheckConstraint(STATE.format("dropped"), name=op.f("ck_activity_state_known")),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_activity_campaign_id")
        ),
    )
    op.create_index("ix_activity_ward_id_campaign_id", "activity", ["ward_id", "campaign_id"])
    op.create_index(
        "ix_activity_ward_id_on_system_key", "activity", ["ward_id", "on", "system_key"]
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
