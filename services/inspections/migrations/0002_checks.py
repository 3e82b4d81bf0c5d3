"""Officials, programmes of checks, checks, their checklists and findings."""

from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("official", "check_programme", "check_item", "inspection", "line_entry", "finding")
FILE = postgresql.JSONB(none_as_null=True)
KINDS = ("planned", "thematic", "unannounced", "self")


def upgrade() -> None:
    _table(
        "official", _id("unit_id", nullable=True), sa.Column("at_work", sa.Boolean, nullable=False)
    )
    _programmes()
    _inspections()
    _table(
        "line_entry",
        _id("inspection_id"),
        *_texts("line", "said", "note", "by_id", "device"),
        *(
            sa.Column(name, sa.DateTime(timezone=True), nullable=False)
            for name in ("seen_at", "at")
        ),
        sa.Column("photo", FILE),
        _one_of("line_entry", "said", "yes", "partly", "no", "not_applicable"),
    )
    op.create_index(
        "ix_line_entry_ward_id_inspection_id", "line_entry", ["ward_id", "inspection_id"]
    )
    _table(
        "finding",
        _id("inspection_id"),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        *_texts("severity", "text", "basis", "line", "by_id"),
        sa.Column("evidence", FILE),
        sa.UniqueConstraint(
            "ward_id", "inspection_id", "ordinal", name="uq_finding_ward_id_inspection_id_ordinal"
        ),
        _one_of("finding", "severity", "minor", "serious", "grave"),
    )
    schema.protect(op, *TABLES)


def _programmes() -> None:
    _table(
        "check_programme",
        sa.Column("year", sa.Integer(), nullable=False),
        *_texts("author_id", "state", "number"),
        sa.Column("approved_on", sa.Date()),
        sa.UniqueConstraint("ward_id", "year", name="uq_check_programme_ward_id_year"),
        _one_of("check_programme", "state", "drafted", "approved"),
    )
    _table(
        "check_item",
        _id("programme_id"),
        *_texts("kind", "subject", "form", "team"),
        _id("unit_id", nullable=True),
        sa.Column("month", sa.Integer(), nullable=False),
        _one_of("check_item", "kind", *KINDS),
        _one_of("check_item", "form", "on_site", "report"),
        sa.CheckConstraint("month BETWEEN 1 AND 12", name="ck_check_item_month"),
    )
    op.create_index("ix_check_item_ward_id_programme_id", "check_item", ["ward_id", "programme_id"])


def _inspections() -> None:
    states = ("drafted", "decided", "announced", "started", "concluded", "dropped")
    _table(
        "inspection",
        *_texts("kind", "subject", "scope", "author_id", "leader_id", "checklist", "state"),
        *_texts("number", "decided_by", "conclusion_number", "conclusion", "drop_reason"),
        _id("unit_id"),
        _id("check_item_id", nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("team", postgresql.JSONB(), nullable=False),
        sa.Column("checklist_version", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.Date())
            for name in ("decided_on", "announced_on", "started_on", "concluded_on")
        ),
        _one_of("inspection", "kind", *KINDS),
        _one_of("inspection", "state", *states),
    )
    op.create_index("ix_inspection_ward_id_planned_on", "inspection", ["ward_id", "planned_on"])


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _id(name: str, nullable: bool = False) -> sa.Column[UUID]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _one_of(table: str, column: str, *words: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"ck_{table}_{column}")


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
