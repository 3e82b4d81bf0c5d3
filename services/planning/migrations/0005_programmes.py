"""Programmes of a year, of the steering committee and agreed with the Front."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = ("programme", "programme_item")


def upgrade() -> None:
    _create(
        "programme",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("ward_signed_on", sa.Date),
        sa.Column("ward_signer_id", sa.Text),
        sa.Column("front_signed_on", sa.Date),
        sa.Column("front_signer_id", sa.Text),
        sa.UniqueConstraint("ward_id", "kind", "year", name="uq_programme_ward_id_kind_year"),
        sa.CheckConstraint("kind IN ('committee', 'front')", name=op.f("ck_programme_kind_known")),
        sa.CheckConstraint("state IN ('draft', 'in_force')", name=op.f("ck_programme_state_known")),
    )
    _create(
        "programme_item",
        sa.Column("programme_id", sa.Uuid, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("side", sa.Text, nullable=False),
        sa.Column("unit_id", sa.Uuid, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("shared", sa.Boolean, nullable=False),
        sa.Column("author_id", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_programme_item_programme_id")
        ),
        sa.UniqueConstraint(
            "ward_id",
            "programme_id",
            "ordinal",
            name="uq_programme_item_ward_id_programme_id_ordinal",
        ),
        sa.CheckConstraint("side IN ('ward', 'front')", name=op.f("ck_programme_item_side_known")),
    )
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


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
