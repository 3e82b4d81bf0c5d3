"""What the directory remembers. Persons are named here and in no event."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard, Rows, service_tables
from services.directory.units.rules import UnitKind

KINDS = ", ".join(f"'{kind}'" for kind in UnitKind)


class Base(Rows):
    """Base of the directory's tables."""

    __abstract__ = True
    metadata = service_tables()


class Ward(Base):
    """A ward that uses the product: a list of the platform, open to all wards."""

    __tablename__ = "ward"

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    province_code: Mapped[int]
    province_name: Mapped[str]
    folded: Mapped[str]  # name and province without marks, for searching
    onboarded_at: Mapped[datetime]


class Unit(OfWard, Base):
    """A body of the ward or beside it; its former names stay with it."""

    __tablename__ = "unit"
    __table_args__ = (
        CheckConstraint(f"kind IN ({KINDS})", name="kind"),
        Index(
            "uq_unit_open_name",
            "ward_id",
            "name_key",
            unique=True,
            postgresql_where=text("closed_on IS NULL"),
        ),
    )

    kind: Mapped[str]
    name: Mapped[str]
    name_key: Mapped[str]
    short_name: Mapped[str]
    opened_on: Mapped[date]
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"), default=None)
    community_house: Mapped[str | None] = mapped_column(default=None)  # nhà văn hóa
    closed_on: Mapped[date | None] = mapped_column(default=None)
    successor_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"), default=None)
    former_names: Mapped[list[Any]] = mapped_column(default_factory=list)


class Account(OfWard, Base):
    """Somebody who may sign in to one ward."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("ward_id", "username"),)

    username: Mapped[str]
    display_name: Mapped[str]
    password_hash: Mapped[str]
    must_change_password: Mapped[bool]
    email: Mapped[str | None] = mapped_column(default=None)
    code_secret: Mapped[bytes | None] = mapped_column(default=None)  # sealed, see signin/vault.py
    code_confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    code_last_step: Mapped[int] = mapped_column(default=0)  # a code works once
    left_on: Mapped[date | None] = mapped_column(default=None)


class Appointment(OfWard, Base):
    """The unit, position and roles of an account from one day to another."""

    __tablename__ = "appointment"
    __table_args__ = (
        Index(
            "uq_appointment_current",
            "ward_id",
            "account_id",
            unique=True,
            postgresql_where=text("until_on IS NULL"),
        ),
        Index("ix_appointment_unit", "ward_id", "unit_id"),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    position: Mapped[str]
    roles: Mapped[list[str]]
    from_on: Mapped[date]
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"), default=None)
    until_on: Mapped[date | None] = mapped_column(default=None)


class Trial(OfWard, Base):
    """Wrong sign-ins under one username, whether or not there is such an account."""

    __tablename__ = "trial"
    __table_args__ = (UniqueConstraint("ward_id", "username_hash"),)

    username_hash: Mapped[bytes]
    last_at: Mapped[datetime]
    failures: Mapped[int] = mapped_column(default=0)
    wait_until: Mapped[datetime | None] = mapped_column(default=None)


class SignIn(OfWard, Base):
    """One browser signed in. Only a hash of its token is kept."""

    __tablename__ = "sign_in"
    __table_args__ = (
        UniqueConstraint("ward_id", "token_hash"),
        Index("ix_sign_in_account", "ward_id", "account_id"),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    token_hash: Mapped[bytes]
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    needs_code: Mapped[bool]


class ApiKey(OfWard, Base):
    """A machine's key, kept as a hash."""

    __tablename__ = "api_key"
    __table_args__ = (UniqueConstraint("ward_id", "key_hash"),)

    name: Mapped[str]
    key_hash: Mapped[bytes]
    issued_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)


class Committee(OfWard, Base):
    """The steering committee as one decision formed it."""

    __tablename__ = "committee"
    __table_args__ = (
        Index(
            "uq_committee_current",
            "ward_id",
            unique=True,
            postgresql_where=text("ended_on IS NULL"),
        ),
    )

    decision_number: Mapped[str]
    decided_on: Mapped[date]
    ended_on: Mapped[date | None] = mapped_column(default=None)


class Member(OfWard, Base):
    """A seat in the committee: an account, or a unit and position, with what it answers for."""

    __tablename__ = "member"
    __table_args__ = (
        CheckConstraint("account_id IS NOT NULL OR unit_id IS NOT NULL", name="somebody"),
        Index("ix_member_committee", "ward_id", "committee_id"),
    )

    committee_id: Mapped[UUID] = mapped_column(ForeignKey("committee.id"))
    seat: Mapped[int]
    position: Mapped[str]
    fields: Mapped[list[str]]
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), default=None)
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"), default=None)
