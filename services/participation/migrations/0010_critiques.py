"""Social criticism by the Front, its points, and what is replied to each."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLES = ("critique", "critique_point")
FILE = postgresql.JSONB(none_as_null=True)


def upgrade() -> None:
    _table(
        "critique",
        *_texts("title", "summary", "author_id", "state", "number", "reply_number"),
        sa.Column("draft", FILE, nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("meets_on", sa.Date(), nullable=False),
        sa.Column("issued_on", sa.Date()),
        sa.Column("answered_on", sa.Date()),
        sa.Column("paper", FILE),
        sa.CheckConstraint("state IN ('sent', 'issued', 'answered')", name="ck_critique_state"),
    )
    op.create_index("ix_critique_ward_id_meets_on", "critique", ["ward_id", "meets_on"])
    _table(
        "critique_point",
        sa.Column("critique_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        *_texts("text", "reply"),
        sa.Column("taken", sa.Text()),
        sa.UniqueConstraint(
            "ward_id",
            "critique_id",
            "ordinal",
            name="uq_critique_point_ward_id_critique_id_ordinal",
        ),
        sa.CheckConstraint(
            "taken IN ('accepted', 'partly', 'rejected')", name="ck_critique_point_taken"
        ),
        sa.CheckConstraint("(taken IS NULL) = (reply = '')", name="ck_critique_point_replied"),
    )
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


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
