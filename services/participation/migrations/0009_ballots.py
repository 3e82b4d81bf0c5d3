"""Votes by secret ballot."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
TABLES = ("ballot_round", "ballot_voter", "ballot")


def upgrade() -> None:
    _round()
    _voter()
    _ballot()
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _round() -> None:
    _table(
        "ballot_round",
        _column("matter_id", sa.Uuid(), optional=True),
        _column("neighbourhood_id", sa.Uuid()),
        _column("title", sa.Text()),
        _column("options", postgresql.JSONB()),
        _column("households", sa.Integer()),
        _column("accepted", sa.Integer()),
        _column("opens_at", MOMENT),
        _column("closes_at", MOMENT),
        _column("sign_key", sa.LargeBinary()),
        _column("box_key", sa.LargeBinary()),
        _column("receipt_key", sa.LargeBinary()),
        _column("sign_wrapped", sa.LargeBinary(), optional=True),
        _column("box_wrapped", sa.LargeBinary(), optional=True),
        _column("receipt_wrapped", sa.LargeBinary(), optional=True),
        _column("papers_spoiled", sa.Integer()),
        _column("counted_at", MOMENT, optional=True),
        _column("opened_box_key", sa.LargeBinary(), optional=True),
        _column("online_counts", postgresql.JSONB(), optional=True),
        _column("online_invalid", sa.Integer()),
        _column("paper_counts", postgresql.JSONB(), optional=True),
        _column("paper_invalid", sa.Integer()),
        _column("tellers", sa.Integer()),
        _column("witnesses", sa.Integer()),
        _column("root", sa.LargeBinary(), optional=True),
        _column("root_signature", sa.LargeBinary(), optional=True),
    )


def _voter() -> None:
    _table(
        "ballot_voter",
        _column("round_id", sa.Uuid()),
        _column("household_id", sa.Uuid()),
        _column("household_number", sa.Integer()),
        _column("form", sa.Text()),
        _column("blinded", sa.LargeBinary(), optional=True),
        _column("blind_signature", sa.LargeBinary(), optional=True),
        sa.UniqueConstraint(
            "ward_id",
            "round_id",
            "household_id",
            name="uq_ballot_voter_ward_id_round_id_household_id",
        ),
        sa.CheckConstraint("form IN ('none', 'paper', 'online')", name="ck_ballot_voter_form"),
        sa.CheckConstraint("form = 'online' OR blinded IS NULL", name="ck_ballot_voter_blinded"),
        sa.CheckConstraint(
            "(blinded IS NULL) = (blind_signature IS NULL)",
            name="ck_ballot_voter_blind_signature",
        ),
    )


def _ballot() -> None:
    _table(
        "ballot",
        _column("round_id", sa.Uuid()),
        _column("number", sa.Text()),
        _column("message", sa.LargeBinary()),
        _column("signature", sa.LargeBinary()),
        _column("option", sa.Integer(), optional=True),
        sa.UniqueConstraint(
            "ward_id", "round_id", "number", name="uq_ballot_ward_id_round_id_number"
        ),
    )


def _column(name: str, kind: sa.types.TypeEngine[Any], *, optional: bool = False) -> sa.Column:
    return sa.Column(name, kind, nullable=optional)


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
