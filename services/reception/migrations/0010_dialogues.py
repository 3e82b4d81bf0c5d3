"""Dialogues, what was promised in them, and the conference of a year."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLES = ("dialogue", "commitment", "conference_duty")


def upgrade() -> None:
    _dialogues()
    _table(
        "commitment",
        sa.Column("dialogue_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date()),
        sa.Column("days_late", sa.Integer()),
        sa.UniqueConstraint(
            "ward_id", "dialogue_id", "ordinal", name="uq_commitment_ward_id_dialogue_id_ordinal"
        ),
        sa.CheckConstraint(
            "state IN ('open', 'kept', 'partly', 'broken')", name="ck_commitment_state"
        ),
    )
    _table(
        "conference_duty",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("met_on", sa.Date()),
        sa.Column("late_told_on", sa.Date()),
        sa.UniqueConstraint("ward_id", "year", name="uq_conference_duty_ward_id_year"),
    )
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _dialogues() -> None:
    texts = ("kind", "title", "place", "agenda", "author_id", "state", "summary")
    _table(
        "dialogue",
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("notified_on", sa.Date()),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("residents", "officials", "questions", "answered")
        ),
        sa.Column("minutes", postgresql.JSONB(none_as_null=True)),
        sa.Column("concluded_on", sa.Date()),
        sa.CheckConstraint("kind IN ('conference', 'complaint')", name="ck_dialogue_kind"),
        sa.CheckConstraint(
            "state IN ('planned', 'held', 'concluded', 'cancelled')", name="ck_dialogue_state"
        ),
        sa.CheckConstraint(
            "(state IN ('held', 'concluded')) = (residents > 0)", name="ck_dialogue_attended"
        ),
    )
    op.create_index("ix_dialogue_ward_id_on", "dialogue", ["ward_id", "on"])


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
