"""What is remembered of accounts: the book's lines are only added, who gave can be taken out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.contributions.rules import (
    EntryKind,
    ExemptionKind,
    FundState,
    ReversalReason,
)
from services.participation.tables import Base

DONG = BigInteger()


class Fund(OfWard, Base):
    """The account of one neighbourhood for one decision, with what that asks of a household."""

    __tablename__ = "fund"
    __table_args__ = (
        Index(None, "ward_id", "unit_id"),
        Index(None, "ward_id", "matter_id"),
        one_of("state", FundState),
        CheckConstraint("(state = 'settled') = (settled_on IS NOT NULL)", name="settled"),
        CheckConstraint("(confirmed_on IS NULL) = (confirmer_id IS NULL)", name="confirmed"),
    )

    matter_id: Mapped[UUID]
    unit_id: Mapped[UUID]  # which keeps it
    # Whose households decided, and when: they give, whoever keeps the account after a merger.
    decided_in: Mapped[UUID]
    decided_on: Mapped[date]
    title: Mapped[str]  # of the decision
    opened_on: Mapped[date]
    level_dong: Mapped[int] = mapped_column(DONG)
    level_half_days: Mapped[int]
    opening_dong: Mapped[int] = mapped_column(DONG)
    # Who typed the level and when, and that the Front compared it with the decision.
    author_id: Mapped[str]
    written_on: Mapped[date]
    confirmed_on: Mapped[date | None] = mapped_column(default=None)
    confirmer_id: Mapped[str | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default=FundState.OPEN)
    last_number: Mapped[int] = mapped_column(default=0)
    settled_on: Mapped[date | None] = mapped_column(default=None)
    left_use: Mapped[str] = mapped_column(default="")
    told_due_on: Mapped[date | None] = mapped_column(default=None)


class FundLevel(OfWard, Base):
    """What is asked of a household from a day on, as another decision of residents has it."""

    __tablename__ = "fund_level"
    __table_args__ = (
        UniqueConstraint("ward_id", "fund_id", "from_on"),
        UniqueConstraint("ward_id", "fund_id", "matter_id"),
        Index(None, "ward_id", "matter_id"),
        CheckConstraint("(confirmed_on IS NULL) = (confirmer_id IS NULL)", name="confirmed"),
    )

    fund_id: Mapped[UUID]
    matter_id: Mapped[UUID]  # that decision
    from_on: Mapped[date]
    level_dong: Mapped[int] = mapped_column(DONG)
    level_half_days: Mapped[int]
    author_id: Mapped[str]
    written_on: Mapped[date]
    confirmed_on: Mapped[date | None] = mapped_column(default=None)
    confirmer_id: Mapped[str | None] = mapped_column(default=None)


class FundExemption(OfWard, Base):
    """A household that gives nothing, as residents decided."""

    __tablename__ = "fund_exemption"
    __table_args__ = (
        UniqueConstraint("ward_id", "fund_id", "household_id"),
        one_of("kind", ExemptionKind),
    )

    fund_id: Mapped[UUID]
    household_id: Mapped[UUID]
    kind: Mapped[str]


class LedgerEntry(OfWard, Base):
    """A line of the book: never changed, never deleted; a reversal takes its numbers back."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        UniqueConstraint("ward_id", "fund_id", "number"),
        UniqueConstraint("ward_id", "reverses_id"),
        one_of("kind", EntryKind),
        one_of("reason", ReversalReason),
        CheckConstraint("(reverses_id IS NULL) = (reason IS NULL)", name="reversal"),
        CheckConstraint("reverses_id IS NOT NULL OR (dong >= 0 AND half_days >= 0)", name="sign"),
    )

    fund_id: Mapped[UUID]
    number: Mapped[int]
    kind: Mapped[str]
    on: Mapped[date]
    dong: Mapped[int] = mapped_column(DONG)
    half_days: Mapped[int]
    words: Mapped[str]  # what was bought, what material was given; everybody reads it
    household_id: Mapped[UUID | None]
    evidence: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    author_id: Mapped[str]
    recorded_at: Mapped[datetime]
    reverses_id: Mapped[UUID | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)


class Donor(OfWard, Base):
    """Who gave and is no household: apart from the book, so that the name can be taken out."""

    __tablename__ = "donor"
    __table_args__ = (UniqueConstraint("ward_id", "entry_id"),)

    entry_id: Mapped[UUID]
    full_name: Mapped[str]
    shown: Mapped[bool]  # everybody reads the name only with the donor's consent


class SpendingConfirmation(OfWard, Base):
    """The Front looked at the evidence of a spending."""

    __tablename__ = "spending_confirmation"
    __table_args__ = (UniqueConstraint("ward_id", "entry_id"),)

    fund_id: Mapped[UUID]
    entry_id: Mapped[UUID]
    confirmer_id: Mapped[str]
    confirmed_at: Mapped[datetime]


class AccountPosting(OfWard, Base):
    """The sheet hung at the community house, with the book up to a line."""

    __tablename__ = "account_posting"
    __table_args__ = (UniqueConstraint("ward_id", "fund_id", "ordinal"),)

    fund_id: Mapped[UUID]
    ordinal: Mapped[int]
    posted_on: Mapped[date]
    through_number: Mapped[int]
