"""What is remembered of an intake, its cases, their clocks and steps. Who wrote is sealed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.law.procedures import UNSORTED
from libs.rows import one_of
from services.reception.cases.rules import Channel
from services.reception.tables import FILE, Base


class IntakeCounter(OfWard, Base):
    """The last number given in a year."""

    __tablename__ = "intake_counter"
    __table_args__ = (UniqueConstraint("ward_id", "year"),)

    year: Mapped[int]
    last: Mapped[int]


class Intake(OfWard, Base):
    """One letter, call, visit or form as it came. Its words are in the sealed letter."""

    __tablename__ = "intake"
    __table_args__ = (
        UniqueConstraint("ward_id", "year", "number"),
        UniqueConstraint("ward_id", "code"),
        Index(None, "ward_id", "channel", "received_on"),
        one_of("channel", Channel),
    )

    year: Mapped[int]
    number: Mapped[int]
    code: Mapped[str]
    secret_hash: Mapped[bytes]
    channel: Mapped[str]
    received_on: Mapped[date]
    registered_at: Mapped[datetime]
    sealed_id: Mapped[UUID]
    kinds_claimed: Mapped[list[str]]
    place_unit_id: Mapped[UUID | None] = mapped_column(default=None)
    forwarded_by: Mapped[str] = mapped_column(default="")  # a body, never a person
    in_register: Mapped[bool] = mapped_column(default=False)  # with a visit of its own


class Case(OfWard, Base):
    """One content of an intake, and where it stands.

    `summary` is one line of an official without persons. Whoever is of a unit or role of who is
    accused never sees the case.
    """

    __tablename__ = "case_file"
    __table_args__ = (
        UniqueConstraint("ward_id", "intake_id", "part"),
        Index(None, "ward_id", "settled_on", "received_on"),
        CheckConstraint("part > 0", name="part"),
        CheckConstraint(
            "kind IN ('complaint', 'proposal') OR (matter = '' AND neighbourhood_id IS NULL)",
            name="placed",
        ),
    )

    intake_id: Mapped[UUID] = mapped_column(ForeignKey("intake.id"))
    part: Mapped[int]
    received_on: Mapped[date]
    last_on: Mapped[date]
    state: Mapped[str]
    kind: Mapped[str] = mapped_column(default=UNSORTED)
    facts: Mapped[list[str]] = mapped_column(default_factory=list)
    lacks: Mapped[list[str]] = mapped_column(default_factory=list)
    summary: Mapped[str] = mapped_column(default="")
    matter: Mapped[str] = mapped_column(default="")
    neighbourhood_id: Mapped[UUID | None] = mapped_column(default=None)
    unit_id: Mapped[UUID | None] = mapped_column(default=None)
    handler_id: Mapped[str | None] = mapped_column(default=None)  # an account
    accused_unit_ids: Mapped[list[str]] = mapped_column(default_factory=list)
    barred_roles: Mapped[list[str]] = mapped_column(default_factory=list)
    duplicate_of: Mapped[UUID | None] = mapped_column(default=None)
    answer: Mapped[str] = mapped_column(default="")  # shown to whoever has the secret
    answer_file: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    body: Mapped[str] = mapped_column(default="")  # where it was transferred
    settled_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)


class ClockOfCase(OfWard, Base):
    """A clock of a case with how its last day was counted, and every day it was moved."""

    __tablename__ = "case_clock"
    __table_args__ = (
        UniqueConstraint("ward_id", "case_id", "position"),
        Index(None, "ward_id", "due_on"),
    )

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"))
    position: Mapped[int]
    clock: Mapped[str]
    rule: Mapped[str]
    start_on: Mapped[date]
    basis: Mapped[str]
    calendar_version: Mapped[str]
    counted: Mapped[list[Any]]
    due_on: Mapped[date | None] = mapped_column(default=None)
    suspensions: Mapped[list[Any]] = mapped_column(default_factory=list)
    extensions: Mapped[list[Any]] = mapped_column(default_factory=list)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    dropped: Mapped[bool] = mapped_column(default=False)
    days_late: Mapped[int | None] = mapped_column(default=None)  # working days, when it ended
    over_told_on: Mapped[date | None] = mapped_column(default=None)
    moves: Mapped[list[Any]] = mapped_column(default_factory=list)  # by a changed calendar, and why


class CaseStep(OfWard, Base):
    """A step of a case: what was done, on which day, by which document. Only ever added."""

    __tablename__ = "case_step"
    __table_args__ = (Index(None, "ward_id", "case_id", "at"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"))
    at: Mapped[datetime]
    on: Mapped[date]
    move: Mapped[str]
    title: Mapped[str]
    state: Mapped[str]
    by: Mapped[str]
    basis: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(default="")
    event_on: Mapped[date | None] = mapped_column(default=None)
