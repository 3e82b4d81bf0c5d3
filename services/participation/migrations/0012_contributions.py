"""Accounts of what residents contribute: the book, its confirmations and sheets; who gave."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = (
    "fund",
    "fund_exemption",
    "ledger_entry",
    "donor",
    "spending_confirmation",
    "account_posting",
)
# What was written into a book stays: another line takes it back.
APPEND_ONLY = ("ledger_entry", "spending_confirmation", "account_posting")
MOMENT = sa.DateTime(timezone=True)
KINDS = "kind IN ('money', 'labour', 'material', 'spending')"
REASONS = (
    "reason IN ('wrong_amount', 'wrong_day', 'wrong_giver', 'wrong_words', 'twice', 'given_back')"
)


def upgrade() -> None:
    _fund()
    _exemption()
    _entry()
    _table(
        "donor",
        _column("entry_id", sa.Uuid()),
        _column("full_name", sa.Text()),
        _column("shown", sa.Boolean()),
        _once("donor", "entry_id"),
    )
    _table(
        "spending_confirmation",
        _column("fund_id", sa.Uuid()),
        _column("entry_id", sa.Uuid()),
        _column("confirmer_id", sa.Text()),
        _column("confirmed_at", MOMENT),
        _once("spending_confirmation", "entry_id"),
    )
    _table(
        "account_posting",
        _column("fund_id", sa.Uuid()),
        _column("ordinal", sa.Integer()),
        _column("posted_on", sa.Date()),
        _column("through_number", sa.Integer()),
        _once("account_posting", "fund_id", "ordinal"),
    )
    schema.protect(op, *TABLES)
    for name in APPEND_ONLY:
        op.execute(f"REVOKE UPDATE, DELETE ON {name} FROM {schema.service_of(op)}_app")


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _fund() -> None:
    _table(
        "fund",
        _column("matter_id", sa.Uuid()),
        _column("unit_id", sa.Uuid()),
        _column("title", sa.Text()),
        _column("opened_on", sa.Date()),
        _column("level_dong", sa.BigInteger()),
        _column("level_half_days", sa.Integer()),
        _column("opening_dong", sa.BigInteger()),
        _column("state", sa.Text()),
        _column("last_number", sa.Integer()),
        _column("settled_on", sa.Date(), optional=True),
        _column("left_use", sa.Text()),
        _column("told_due_on", sa.Date(), optional=True),
        sa.CheckConstraint("state IN ('open', 'settled')", name="ck_fund_state"),
        sa.CheckConstraint(
            "(state = 'settled') = (settled_on IS NOT NULL)", name="ck_fund_settled"
        ),
    )
    op.create_index("ix_fund_ward_id_unit_id", "fund", ["ward_id", "unit_id"])
    op.create_index("ix_fund_ward_id_matter_id", "fund", ["ward_id", "matter_id"])


def _exemption() -> None:
    _table(
        "fund_exemption",
        _column("fund_id", sa.Uuid()),
        _column("household_id", sa.Uuid()),
        _column("kind", sa.Text()),
        _once("fund_exemption", "fund_id", "household_id"),
        sa.CheckConstraint(
            "kind IN ('poor', 'near_poor', 'merit', 'hardship', 'other')",
            name="ck_fund_exemption_kind",
        ),
    )


def _entry() -> None:
    _table(
        "ledger_entry",
        _column("fund_id", sa.Uuid()),
        _column("number", sa.Integer()),
        _column("kind", sa.Text()),
        _column("on", sa.Date()),
        _column("dong", sa.BigInteger()),
        _column("half_days", sa.Integer()),
        _column("words", sa.Text()),
        _column("household_id", sa.Uuid(), optional=True),
        _column("evidence", postgresql.JSONB(none_as_null=True), optional=True),
        _column("author_id", sa.Text()),
        _column("recorded_at", MOMENT),
        _column("reverses_id", sa.Uuid(), optional=True),
        _column("reason", sa.Text(), optional=True),
        _once("ledger_entry", "fund_id", "number"),
        _once("ledger_entry", "reverses_id"),
        sa.CheckConstraint(KINDS, name="ck_ledger_entry_kind"),
        sa.CheckConstraint(REASONS, name="ck_ledger_entry_reason"),
        sa.CheckConstraint(
            "(reverses_id IS NULL) = (reason IS NULL)", name="ck_ledger_entry_reversal"
        ),
        sa.CheckConstraint(
            "reverses_id IS NOT NULL OR (dong >= 0 AND half_days >= 0)",
            name="ck_ledger_entry_sign",
        ),
    )


def _column(name: str, kind: Any, *, optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=optional)


def _once(table: str, *columns: str) -> sa.UniqueConstraint:
    name = "_".join(["uq", table, "ward_id", *columns])
    return sa.UniqueConstraint("ward_id", *columns, name=name)


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
