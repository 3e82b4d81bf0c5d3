"""The register of who was received."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLES = ("visit_number", "visit")


def upgrade() -> None:
    _table(
        "visit_number",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.UniqueConstraint("ward_id", "year", name="uq_visit_number_ward_id_year"),
    )
    _table(
        "visit",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("booking_id", sa.Uuid(), nullable=True),
        *(_text(name) for name in ("received_by", "mode", "matter")),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("representatives", sa.Integer(), nullable=False),
        *(_text(name) for name in ("summary", "outcome")),
        sa.Column("sealed_id", sa.Uuid(), nullable=False),
        sa.Column("identity_waived", sa.Boolean(), nullable=False),
        *(_text(name) for name in ("settled_by", "outcome_body", "outcome_number")),
        *(_text(name) for name in ("followed", "note")),
        sa.UniqueConstraint("ward_id", "year", "number", name="uq_visit_ward_id_year_number"),
        _words("received_by", "chair", "deputy", "clerk"),
        _words("mode", "in_person", "online"),
        _words("matter", "complaint", "denunciation", "proposal"),
        _words("outcome", "accepted", "answered", "guided", "forwarded"),
    )
    op.create_index("ix_visit_ward_id_received_on", "visit", ["ward_id", "received_on"])
    op.create_index("ix_visit_ward_id_session_id", "visit", ["ward_id", "session_id"])
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _words(column: str, *words: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"ck_visit_{column}")


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_ward_id", name, ["ward_id"])
