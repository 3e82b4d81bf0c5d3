"""Places of work, their yearly staff conferences, checks, and matters of the staff."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

from libs.kernel import schema

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("workplace", "conference", "conference_check", "staff_proposal")


def upgrade() -> None:
    _create(
        "workplace",
        sa.Column("unit_id", sa.Uuid, nullable=False),
        *_required(sa.Integer, "staff_count", "year_end_day", "year_end_month"),
        sa.Column("speaker", sa.Text, nullable=False),
        sa.UniqueConstraint("ward_id", "unit_id", name="uq_workplace_ward_id_unit_id"),
        sa.CheckConstraint("staff_count > 0", name=op.f("ck_workplace_somebody_works")),
    )
    _create_conferences()
    _create(
        "staff_proposal",
        sa.Column("unit_id", sa.Uuid, nullable=False),
        *_required(sa.Integer, "article", "number"),
        *_required(sa.Text, "text", "proposed_by", "answer"),
        sa.Column("supporters", sa.Integer),
        sa.Column("staff_count", sa.Integer),
        sa.Column("proposed_on", sa.Date, nullable=False),
        sa.Column("outcome", sa.Text),
        sa.Column("settled_on", sa.Date),
        sa.CheckConstraint(
            "proposed_by IN ('union', 'head', 'staff')",
            name=op.f("ck_staff_proposal_proposed_by_known"),
        ),
    )
    op.create_index("ix_staff_proposal_ward_id_unit_id", "staff_proposal", ["ward_id", "unit_id"])
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _create_conferences() -> None:
    _create(
        "conference",
        sa.Column("unit_id", sa.Uuid, nullable=False),
        *_required(sa.Date, "ended_on", "due_on"),
        *_required(sa.Text, "state", "place"),
        sa.Column("on", sa.Date),
        sa.Column("form", sa.Text),
        sa.Column("staff_count", sa.Integer),
        sa.Column("called", sa.Integer),
        *_required(JSONB, "attempts", "resolution"),
        sa.Column("held_on", sa.Date),
        sa.Column("present", sa.Integer),
        sa.Column("in_favour", sa.Integer),
        *_required(sa.Boolean, "by_ballot", "adopted"),
        sa.UniqueConstraint(
            "ward_id", "unit_id", "ended_on", name="uq_conference_ward_id_unit_id_ended_on"
        ),
        sa.CheckConstraint(
            "state IN ('owed', 'planned', 'held', 'waived')",
            name=op.f("ck_conference_state_known"),
        ),
        sa.CheckConstraint("present <= called", name=op.f("ck_conference_present_of_called")),
        sa.CheckConstraint("in_favour <= present", name=op.f("ck_conference_in_favour_of_present")),
    )
    _create(
        "conference_check",
        *_required(sa.Uuid, "conference_id", "unit_id"),
        *_required(sa.Date, "on", "announced_on"),
        sa.Column("result", sa.Text, nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("evidence", JSONB, nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conference.id"], name=op.f("fk_conference_check_conference_id")
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
