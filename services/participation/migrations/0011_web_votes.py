"""Acceptances of the web by households, and votes on the web about matters."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLES = ("acceptance", "web_vote")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _table(
        "acceptance",
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("on_paper", sa.Boolean(), nullable=False),
        sa.Column("ended_on", sa.Date()),
        sa.UniqueConstraint(
            "ward_id",
            "matter_id",
            "household_id",
            name="uq_acceptance_ward_id_matter_id_household_id",
        ),
    )
    _table(
        "web_vote",
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("opens_at", MOMENT, nullable=False),
        sa.Column("closes_at", MOMENT, nullable=False),
        sa.Column("team", postgresql.JSONB(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reported_on", sa.Date()),
        sa.Column("round_id", sa.Uuid()),
        sa.Column("ballot_round_id", sa.Uuid()),
        sa.CheckConstraint(
            "state IN ('planned', 'opened', 'counted', 'cancelled')", name="ck_web_vote_state"
        ),
        sa.CheckConstraint("opens_at < closes_at", name="ck_web_vote_hours"),
        sa.CheckConstraint(
            "state IN ('planned', 'cancelled') = (round_id IS NULL)", name="ck_web_vote_opened"
        ),
        sa.CheckConstraint(
            "(round_id IS NULL) = (ballot_round_id IS NULL)", name="ck_web_vote_ballots"
        ),
    )
    op.create_index("ix_web_vote_ward_id_matter_id", "web_vote", ["ward_id", "matter_id"])
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
