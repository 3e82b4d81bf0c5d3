"""What is remembered of a matter that residents decide."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.law.decisions import Clause, Scope, VoteForm
from libs.rows import one_of
from services.participation.matters.rules import AppointedBecause, MatterState
from services.participation.tables import Base


class FormAgreement(OfWard, Base):
    """Whoever leads a matter asked the Front for a form; what the Front said, on which day."""

    __tablename__ = "form_agreement"
    __table_args__ = (
        Index(None, "ward_id", "matter_id"),
        Index(
            "uq_form_agreement_open",
            "ward_id",
            "matter_id",
            unique=True,
            postgresql_where=text("answered_on IS NULL"),
        ),
        one_of("form", VoteForm),
        CheckConstraint("(agreed IS NULL) = (answered_on IS NULL)", name="answered"),
    )

    matter_id: Mapped[UUID]
    form: Mapped[str]
    asked_on: Mapped[date]
    answered_on: Mapped[date | None] = mapped_column(default=None)
    agreed: Mapped[bool | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")


class Convener(OfWard, Base):
    """An account that the ward's chair appointed to call and hold a meeting in the head's place.

    Whose account it is stands in the directory; it is told to officials only.
    """

    __tablename__ = "convener"
    __table_args__ = (
        Index(
            "uq_convener_current",
            "ward_id",
            "matter_id",
            "unit_id",
            unique=True,
            postgresql_where=text("ended_on IS NULL"),
        ),
        one_of("reason", AppointedBecause),
    )

    matter_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    official_id: Mapped[str]
    reason: Mapped[str]
    number: Mapped[str]
    appointed_on: Mapped[date]
    ended_on: Mapped[date | None] = mapped_column(default=None)


class Matter(OfWard, Base):
    """A content of article 15 on its way; its clocks keep only days of start, the law counts.

    `yes` and `households` are what it was decided by; of the whole commune the sums.
    """

    __tablename__ = "matter"
    __table_args__ = (
        Index(None, "ward_id", "state"),
        Index(None, "ward_id", "unit_id"),
        one_of("clause", Clause),
        one_of("scope", Scope),
        one_of("state", MatterState),
        one_of("form", VoteForm),
        CheckConstraint("(scope = 'commune') = (unit_id IS NULL)", name="unit_of_scope"),
        CheckConstraint("yes <= households", name="votes"),
    )

    clause: Mapped[str]
    scope: Mapped[str]
    unit_id: Mapped[UUID | None]
    title: Mapped[str]
    summary: Mapped[str]
    author_id: Mapped[str]
    proposed_on: Mapped[date]
    last_on: Mapped[date]
    state: Mapped[str] = mapped_column(default=MatterState.PROPOSED)
    facts: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    clocks: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default_factory=list)
    told_late: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    agreed_on: Mapped[date | None] = mapped_column(default=None)
    form: Mapped[str | None] = mapped_column(default=None)
    form_on: Mapped[date | None] = mapped_column(default=None)  # since when it could be called
    initiative_id: Mapped[UUID | None] = mapped_column(default=None)
    replaces_id: Mapped[UUID | None] = mapped_column(default=None)
    carry_out_by: Mapped[date | None] = mapped_column(default=None)
    lead_unit_id: Mapped[UUID | None] = mapped_column(default=None)
    decided_on: Mapped[date | None] = mapped_column(default=None)
    yes: Mapped[int | None] = mapped_column(default=None)
    households: Mapped[int | None] = mapped_column(default=None)
    effective_on: Mapped[date | None] = mapped_column(default=None)
    # Of the last written answer: recognised, refused, in force, abolished.
    number: Mapped[str | None] = mapped_column(default=None)
    answered_on: Mapped[date | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
