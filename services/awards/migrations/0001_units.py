"""The ward and its units."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = ("ward", "unit")


def upgrade() -> None:
    schema.create_kernel_tables(op)
    _table(
        "ward",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("province_name", sa.Text(), nullable=False),
        sa.UniqueConstraint("ward_id", name="uq_ward_ward_id"),
    )
    _table(
        "unit",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.Uuid(), nullable=True),
    )
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
    schema.drop_kernel_tables(op)


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
