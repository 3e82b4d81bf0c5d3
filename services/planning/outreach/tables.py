"""Campaigns and their activities; a broadcast is one activity a slot."""

from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.planning.outreach.rules import ActivityState, Kind
from services.planning.tables import Base


class Campaign(OfWard, Base):
    """A stretch of time in which people are told of a legal document."""

    __tablename__ = "campaign"
    __table_args__ = (
        Index(None, "ward_id", "starts_on"),
        UniqueConstraint("ward_id", "honoured_id"),
    )

    task_id: Mapped[UUID | None] = mapped_column(ForeignKey("task.id"))
    unit_id: Mapped[UUID]
    title: Mapped[str]
    document: Mapped[str]  # "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"
    aims: Mapped[str]
    audiences: Mapped[list[str]]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    author_id: Mapped[str]
    honoured_id: Mapped[UUID | None] = mapped_column(
        default=None
    )  # what was granted, if it is that
    honour_code: Mapped[str] = mapped_column(default="")  # of its public page


class Activity(OfWard, Base):
    """One thing done in a campaign: planned, then held or dropped."""

    __tablename__ = "activity"
    __table_args__ = (
        Index(None, "ward_id", "campaign_id"),
        Index(None, "ward_id", "on", "system_key"),
        one_of("kind", Kind),
        one_of("state", ActivityState),
    )

    campaign_id: Mapped[UUID] = mapped_column(ForeignKey("campaign.id"))
    unit_id: Mapped[UUID]
    kind: Mapped[str]
    title: Mapped[str]
    place: Mapped[str]  # of a broadcast: which loudspeakers
    on: Mapped[date]
    author_id: Mapped[str]
    starts_at: Mapped[time | None] = mapped_column(default=None)
    minutes: Mapped[int | None] = mapped_column(default=None)
    system_key: Mapped[str] = mapped_column(default="")  # the loudspeakers, folded to compare
    script: Mapped[list[Any]] = mapped_column(default_factory=list)
    state: Mapped[str] = mapped_column(default=ActivityState.PLANNED)
    amount: Mapped[int | None] = mapped_column(default=None)
    address: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    evidence: Mapped[list[Any]] = mapped_column(default_factory=list)
