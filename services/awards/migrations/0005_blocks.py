"""What keeps units and persons waiting."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = ("pending_unit", "open_inspection", "discipline")


def upgrade() -> None:
    _table(
        "pending_unit",
        sa.UniqueConstraint("ward_id", "unit_id", name="uq_pending_unit_ward_id_unit_id"),
    )
    _table(
        "open_inspection",
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.UniqueConstraint(
            "ward_id", "inspection_id", name="uq_open_inspection_ward_id_inspection_id"
        ),
    )
    _table(
        "discipline",
        sa.Column("person_key", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("lifted_on", sa.Date()),
    )
    op.create_index("ix_discipline_ward_id_unit_id", "discipline", ["ward_id", "unit_id"])
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    """A table about a unit of the ward."""
    op.create_table(
        name,
        *(sa.Column(key, sa.Uuid(), nullable=False) for key in ("id", "unit_id")),
        sa.Column("ward_id", sa.Text(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_ward_id", name, ["ward_id"])
