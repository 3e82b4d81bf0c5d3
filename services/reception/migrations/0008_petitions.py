"""Petitions: intakes, their cases, clocks and steps."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = ("intake_counter", "intake", "case_file", "case_clock", "case_step")
CHANNELS = ("in_person", "post", "portal", "hotline", "drop_box", "email", "forwarded")
JSONB = postgresql.JSONB(astext_type=sa.Text())
NULLABLE_JSONB = postgresql.JSONB(none_as_null=True, astext_type=sa.Text())


def upgrade() -> None:
    _table(
        "intake_counter",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.UniqueConstraint("ward_id", "year", name="uq_intake_counter_ward_id_year"),
    )
    _intake()
    _case()
    _clock()
    _step()
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _intake() -> None:
    listed = ", ".join(f"'{word}'" for word in CHANNELS)
    _table(
        "intake",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed_id", sa.Uuid(), nullable=False),
        sa.Column("kinds_claimed", JSONB, nullable=False),
        sa.Column("place_unit_id", sa.Uuid(), nullable=True),
        sa.Column("forwarded_by", sa.Text(), nullable=False),
        sa.CheckConstraint(f"channel IN ({listed})", name="ck_intake_channel"),
        sa.UniqueConstraint("ward_id", "year", "number", name="uq_intake_ward_id_year_number"),
        sa.UniqueConstraint("ward_id", "code", name="uq_intake_ward_id_code"),
    )
    op.create_index(
        "ix_intake_ward_id_channel_received_on", "intake", ["ward_id", "channel", "received_on"]
    )


def _case() -> None:
    _table(
        "case_file",
        sa.Column("intake_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("facts", JSONB, nullable=False),
        sa.Column("lacks", JSONB, nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("handler_id", sa.Text(), nullable=True),
        sa.Column("accused_unit_ids", JSONB, nullable=False),
        sa.Column("barred_roles", JSONB, nullable=False),
        sa.Column("duplicate_of", sa.Uuid(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answer_file", NULLABLE_JSONB, nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint("part > 0", name="ck_case_file_part"),
        sa.ForeignKeyConstraint(["intake_id"], ["intake.id"], name="fk_case_file_intake_id"),
        sa.UniqueConstraint(
            "ward_id", "intake_id", "part", name="uq_case_file_ward_id_intake_id_part"
        ),
    )
    columns = ["ward_id", "settled_on", "received_on"]
    op.create_index("ix_case_file_ward_id_settled_on_received_on", "case_file", columns)


def _clock() -> None:
    _table(
        "case_clock",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("calendar_version", sa.Text(), nullable=False),
        sa.Column("counted", JSONB, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("suspensions", JSONB, nullable=False),
        sa.Column("extensions", JSONB, nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.Column("days_late", sa.Integer(), nullable=True),
        sa.Column("over_told_on", sa.Date(), nullable=True),
        sa.Column("moves", JSONB, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name="fk_case_clock_case_id"),
        sa.UniqueConstraint(
            "ward_id", "case_id", "position", name="uq_case_clock_ward_id_case_id_position"
        ),
    )
    op.create_index("ix_case_clock_ward_id_due_on", "case_clock", ["ward_id", "due_on"])


def _step() -> None:
    _table(
        "case_step",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("move", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("event_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name="fk_case_step_case_id"),
    )
    op.create_index("ix_case_step_ward_id_case_id_at", "case_step", ["ward_id", "case_id", "at"])


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    """A table of a ward: its own columns beside the two that every one has."""
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_ward_id", name, ["ward_id"])
