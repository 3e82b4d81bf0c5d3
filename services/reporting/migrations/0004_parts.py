"""Units, the parts that they hand in, and their figures by hand."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("unit", "unit_part", "unit_figure")
# The directory told of the units before this table was there: what was counted of it is known.
KNOWN = """
INSERT INTO unit (id, ward_id, kind, name, short_name, closed_on)
SELECT opened.object_id::uuid, opened.ward_id, opened.dimensions->>'kind', opened.label, '',
       (SELECT min(closed.occurred_on) FROM fact AS closed
        WHERE closed.ward_id = opened.ward_id AND closed.measure = 'unit_closed'
          AND closed.object_id = opened.object_id)
FROM fact AS opened WHERE opened.measure = 'unit_opened'
ON CONFLICT (id) DO NOTHING
"""


def upgrade() -> None:
    _unit()
    _part()
    _figure()
    op.execute(KNOWN)
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _unit() -> None:
    _table(
        "unit",
        *(_text(name) for name in ("kind", "name", "short_name")),
        sa.Column("closed_on", sa.Date()),
        sa.Column("successor_id", sa.Uuid()),
    )


def _part() -> None:
    states = "state IN ('asked', 'handed_in', 'returned')"
    _table(
        "unit_part",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("period_id", "unit_id")),
        *(sa.Column(name, sa.Date(), nullable=False) for name in ("asked_on", "due_on")),
        *(_text(name) for name in ("state", "results", "difficulties", "proposals")),
        *(_json(name) for name in ("authors", "window", "figures")),
        *(sa.Column(f"{name}_at", sa.DateTime(True)) for name in ("first_handed_in", "handed_in")),
        _text("return_reason"),
        sa.Column("late_told_on", sa.Date()),
        sa.Column("taken_into", sa.Uuid()),
        sa.CheckConstraint(states, name="ck_unit_part_state"),
        sa.UniqueConstraint(
            "ward_id", "period_id", "unit_id", name="uq_unit_part_ward_id_period_id_unit_id"
        ),
    )
    op.create_index("ix_unit_part_unit", "unit_part", ["ward_id", "unit_id"])


def _figure() -> None:
    _table(
        "unit_figure",
        sa.Column("part_id", sa.Uuid(), nullable=False),
        *(_text(name) for name in ("title", "unit")),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("estimated", sa.Boolean(), nullable=False),
        *(_text(name) for name in ("reason", "entered_by")),
        sa.Column("entered_at", sa.DateTime(True), nullable=False),
        _json("evidence"),
        sa.Column("taken_into", sa.Uuid()),
    )
    op.create_index("ix_unit_figure_part", "unit_figure", ["ward_id", "part_id"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, postgresql.JSONB(astext_type=sa.Text()), nullable=False)


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        _text("ward_id"),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_ward_id", name, ["ward_id"])
