"""The reception calendar."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = ("reception_frame", "reception_session")


def upgrade() -> None:
    _table(
        "reception_frame",
        *_hours(),
        sa.UniqueConstraint("ward_id", name="uq_reception_frame_ward_id"),
    )
    _table(
        "reception_session",
        sa.Column("plan_id", sa.Uuid(), nullable=True),
        sa.Column("nominal_on", sa.Date(), nullable=True),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        *_hours(),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("led_by", sa.Text(), nullable=False),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("moved_because", sa.Text(), nullable=False),
        sa.Column("postponed_from", sa.Date(), nullable=True),
        sa.Column("postponed_because", sa.Text(), nullable=False),
        sa.Column("post_by", sa.Date(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("calendar_version", sa.Text(), nullable=True),
        sa.Column("counted", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("unposted_told_on", sa.Date(), nullable=True),
        sa.Column("taken_by", sa.Text(), nullable=True),
        sa.Column("missed_told_on", sa.Date(), nullable=True),
        *_rules(),
    )
    op.create_index(
        "ix_reception_session_ward_id_held_on", "reception_session", ["ward_id", "held_on"]
    )
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _hours() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("participants", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("slot_minutes", sa.Integer(), nullable=False),
    )


def _rules() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.UniqueConstraint(
            "ward_id", "nominal_on", name="uq_reception_session_ward_id_nominal_on"
        ),
        _words("kind", "regular", "ad_hoc"),
        _words("mode", "in_person", "online"),
        _words("led_by", "chair", "deputy"),
        _words("taken_by", "chair", "deputy"),
        _words("progress", "planned", "held", "dropped"),
        sa.CheckConstraint(
            "(post_by IS NULL) = (counted IS NULL)", name="ck_reception_session_explained"
        ),
        sa.CheckConstraint(
            "(progress = 'held') = (taken_by IS NOT NULL)", name="ck_reception_session_taken"
        ),
    )


def _words(column: str, *words: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"ck_reception_session_{column}")


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_ward_id", name, ["ward_id"])
