"""Recommendations and every step of who carries them out."""

from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("recommendation", "recommendation_step")
FILE = postgresql.JSONB(none_as_null=True)
STATES = (
    *("issued", "received", "in_progress", "remedied", "insufficient"),
    *("refused", "closed"),
)


def upgrade() -> None:
    _table(
        "recommendation",
        _id("inspection_id"),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        _id("unit_id"),
        _id("finding_id", nullable=True),
        *_texts("text", "basis", "number", "author_id", "state"),
        *_texts("due_rule", "due_basis", "calendar_version"),
        *(sa.Column(name, sa.Date(), nullable=False) for name in ("issued_on", "due_on")),
        sa.Column("due_start_on", sa.Date(), nullable=False),
        sa.Column("counted", FILE, nullable=False),
        *(sa.Column(name, sa.Date()) for name in ("overdue_on", "answered_on", "closed_on")),
        sa.UniqueConstraint(
            "ward_id",
            "inspection_id",
            "ordinal",
            name="uq_recommendation_ward_id_inspection_id_ordinal",
        ),
        _one_of("recommendation"),
    )
    op.create_index("ix_recommendation_ward_id_due_on", "recommendation", ["ward_id", "due_on"])
    _table(
        "recommendation_step",
        _id("recommendation_id"),
        *_texts("state", "note", "by_id"),
        _id("by_unit_id", nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("files", FILE, nullable=False),
        _one_of("recommendation_step"),
    )
    op.create_index(
        "ix_recommendation_step_ward_id_recommendation_id",
        "recommendation_step",
        ["ward_id", "recommendation_id"],
    )
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _id(name: str, nullable: bool = False) -> sa.Column[UUID]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _one_of(table: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in STATES)
    return sa.CheckConstraint(f"state IN ({listed})", name=f"ck_{table}_state")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


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
