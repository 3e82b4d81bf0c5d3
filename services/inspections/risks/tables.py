"""What is remembered of risks: what happened in which unit, and what was proposed."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.inspections.checklists.tables import FILE
from services.inspections.risks.rules import ProposalState, Reason
from services.inspections.tables import Base


class RiskSign(OfWard, Base):
    """One thing that went wrong in a unit, as told; a letter counts once it has its day."""

    __tablename__ = "risk_sign"
    __table_args__ = (
        UniqueConstraint("ward_id", "reason", "object_id"),
        Index(None, "ward_id", "unit_id"),
        one_of("reason", Reason),
    )

    unit_id: Mapped[UUID]
    reason: Mapped[str]
    object_id: Mapped[UUID]
    on: Mapped[date | None] = mapped_column(default=None)


class CheckProposal(OfWard, Base):
    """A check without notice that the points of a unit ask for. Nobody of that unit reads it."""

    __tablename__ = "check_proposal"
    __table_args__ = (
        Index(
            "uq_check_proposal_open",
            "ward_id",
            "unit_id",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        one_of("state", ProposalState),
    )

    unit_id: Mapped[UUID]
    points: Mapped[int]
    reasons: Mapped[list[Any]] = mapped_column(FILE)  # as they were on that day
    proposed_on: Mapped[date]
    state: Mapped[str] = mapped_column(default=ProposalState.OPEN)
    settled_on: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
