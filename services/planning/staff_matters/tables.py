"""Matters that were brought before the staff."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.planning.staff_matters.rules import Proposer
from services.planning.tables import Base


class StaffProposal(OfWard, Base):
    """A matter of article 49 or 53, who brought it up, and how it was settled."""

    __tablename__ = "staff_proposal"
    __table_args__ = (Index(None, "ward_id", "unit_id"), one_of("proposed_by", Proposer))

    unit_id: Mapped[UUID]
    article: Mapped[int]
    number: Mapped[int]
    text: Mapped[str]
    proposed_by: Mapped[str]
    supporters: Mapped[int | None]
    staff_count: Mapped[int | None]
    proposed_on: Mapped[date]
    outcome: Mapped[str | None] = mapped_column(default=None)
    answer: Mapped[str] = mapped_column(default="")
    settled_on: Mapped[date | None] = mapped_column(default=None)
