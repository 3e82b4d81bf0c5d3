"""What is remembered of a check."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.inspections.inspections.rules import InspectionKind, InspectionState, Secrecy
from services.inspections.tables import Base


class Inspection(OfWard, Base):
    """A check of one unit: read it only through the queries, which know who may see it."""

    __tablename__ = "inspection"
    __table_args__ = (
        Index(None, "ward_id", "planned_on"),
        one_of("kind", InspectionKind),
        one_of("state", InspectionState),
    )

    kind: Mapped[str]
    subject: Mapped[str]
    scope: Mapped[str]
    unit_id: Mapped[UUID]
    planned_on: Mapped[date]
    author_id: Mapped[str]
    leader_id: Mapped[str]
    team: Mapped[list[str]]  # accounts, the leader among them
    checklist: Mapped[str]
    checklist_version: Mapped[int]
    check_item_id: Mapped[UUID | None] = mapped_column(default=None)  # of the year's programme
    state: Mapped[str] = mapped_column(default=InspectionState.DRAFTED)
    number: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None] = mapped_column(default=None)
    decided_by: Mapped[str] = mapped_column(default="")
    announced_on: Mapped[date | None] = mapped_column(default=None)
    started_on: Mapped[date | None] = mapped_column(default=None)
    minutes_on: Mapped[date | None] = mapped_column(default=None)  # signed by the leader
    concluded_on: Mapped[date | None] = mapped_column(default=None)
    issued_on: Mapped[date | None] = mapped_column(default=None)  # the conclusion, as a paper
    conclusion_number: Mapped[str] = mapped_column(default="")
    conclusion: Mapped[str] = mapped_column(default="")
    drop_reason: Mapped[str] = mapped_column(default="")

    @property
    def secrecy(self) -> Secrecy:
        """What decides who may know of it."""
        return Secrecy(
            kind=InspectionKind(self.kind),
            state=InspectionState(self.state),
            unit_id=self.unit_id,
            announced=self.announced_on is not None,
            started=self.started_on is not None,
            team=frozenset(self.team),
            leader_id=self.leader_id,
            author_id=self.author_id,
            decided_by=self.decided_by,
        )
