"""Households, who represents them, and rolls frozen for a vote."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("household", "former_place", "representative", "frozen_roll", "roll_entry")


def upgrade() -> None:
    _household()
    _table(
        "former_place",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("neighbourhood_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
    )
    _index("former_place", "neighbourhood_id")
    _table(
        "representative",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("born_year", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("delegated", sa.Boolean(), nullable=False),
        sa.CheckConstraint("until >= since", name="ck_representative_until"),
    )
    _index("representative", "household_id")
    _index("representative", "name_key")
    _table(
        "frozen_roll",
        sa.Column("neighbourhood_id", sa.Uuid(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("households", sa.Integer(), nullable=False),
    )
    _table(
        "roll_entry",
        sa.Column("roll_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.UniqueConstraint(
            "ward_id", "roll_id", "household_id", name="uq_roll_entry_ward_id_roll_id_household_id"
        ),
    )
    schema.protect(op, *TABLES)


def _household() -> None:
    _table(
        "household",
        sa.Column("neighbourhood_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("ended_as", sa.Text(), nullable=True),
        sa.Column("split_from_id", sa.Uuid(), nullable=True),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "ended_as IN ('moved_away', 'ceased', 'merged', 'mistaken', 'neighbourhood_ended')",
            name="ck_household_ended_as",
        ),
        sa.CheckConstraint("until >= since", name="ck_household_until"),
    )
    op.create_index(
        "uq_household_number",
        "household",
        ["ward_id", "neighbourhood_id", "number"],
        unique=True,
        postgresql_where=sa.text("until IS NULL"),
    )


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


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


def _index(table: str, column: str) -> None:
    op.create_index(f"ix_{table}_ward_id_{column}", table, ["ward_id", column])
