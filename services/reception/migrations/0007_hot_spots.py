"""Hot spots, and from when on a ward calls something hot."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = ("hot_spot", "hot_spot_setting")


def upgrade() -> None:
    _table(
        "hot_spot",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("neighbourhood_id", sa.Uuid(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date()),
        sa.Column("done", sa.Text(), nullable=False),
        sa.CheckConstraint("scope IN ('matter', 'place')", name="ck_hot_spot_scope"),
        sa.CheckConstraint("(scope = 'place') = (category = '')", name="ck_hot_spot_subject"),
    )
    op.create_index(
        "uq_hot_spot_open",
        "hot_spot",
        ["ward_id", "scope", "neighbourhood_id", "category"],
        unique=True,
        postgresql_where=sa.text("closed_on IS NULL"),
    )
    _table(
        "hot_spot_setting",
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("days", "same_matter", "same_place")
        ),
        sa.UniqueConstraint("ward_id", name="uq_hot_spot_setting_ward_id"),
    )
    schema.protect(op, *TABLES)


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
