"""Sessions of the People's Council, and what each of them was told."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLES = ("council_session", "reported_item")
FILE = postgresql.JSONB(none_as_null=True)


def upgrade() -> None:
    _table(
        "council_session",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date()),
        sa.Column("front_sent_on", sa.Date()),
        sa.Column("paper", FILE),
        sa.UniqueConstraint("ward_id", "on", name="uq_council_session_ward_id_on"),
        sa.CheckConstraint("(sent_on IS NULL) = (paper IS NULL)", name="ck_council_session_sent"),
    )
    _table(
        "reported_item",
        sa.Column("council_session_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.UniqueConstraint(
            "ward_id", "kind", "about_id", name="uq_reported_item_ward_id_kind_about_id"
        ),
        sa.CheckConstraint("kind IN ('matter', 'consultation')", name="ck_reported_item_kind"),
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
