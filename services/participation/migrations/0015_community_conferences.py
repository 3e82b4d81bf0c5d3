"""Yearly conferences of neighbourhoods: what is owed, each of them, what was asked there."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TABLES = ("community_duty", "community_conference", "conference_question")
STATES = "state IN ('planned', 'invited', 'held', 'concluded', 'cancelled')"


def upgrade() -> None:
    _table(
        "community_duty",
        _column("unit_id", sa.Uuid()),
        _column("year", sa.Integer()),
        _column("due_on", sa.Date()),
        _column("basis", sa.Text()),
        _column("met_on", sa.Date(), optional=True),
        _column("late_told_on", sa.Date(), optional=True),
        _once("community_duty", "unit_id", "year"),
    )
    _conference()
    _table(
        "conference_question",
        _column("conference_id", sa.Uuid()),
        _column("ordinal", sa.Integer()),
        _column("question", sa.Text()),
        _column("answer", sa.Text()),
        _column("shown", sa.Boolean()),
        _once("conference_question", "conference_id", "ordinal"),
    )
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _conference() -> None:
    _table(
        "community_conference",
        _column("unit_id", sa.Uuid()),
        _column("year", sa.Integer()),
        _column("on", sa.Date()),
        _column("starts_at", sa.Time()),
        _column("place", sa.Text()),
        _column("agenda", sa.Text()),
        _column("state", sa.Text()),
        _column("plan_sent_on", sa.Date(), optional=True),
        _column("invited_on", sa.Date(), optional=True),
        _column("households", sa.Integer(), optional=True),
        _column("present", sa.Integer(), optional=True),
        _column("result", sa.Text()),
        _column("concluded_on", sa.Date(), optional=True),
        sa.CheckConstraint(STATES, name="ck_community_conference_state"),
        sa.CheckConstraint("present <= households", name="ck_community_conference_present"),
    )
    op.create_index(
        "ix_community_conference_ward_id_unit_id_year",
        "community_conference",
        ["ward_id", "unit_id", "year"],
    )


def _column(name: str, kind: Any, *, optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=optional)


def _once(table: str, *columns: str) -> sa.UniqueConstraint:
    name = "_".join(["uq", table, "ward_id", *columns])
    return sa.UniqueConstraint("ward_id", *columns, name=name)


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
