"""What is remembered of the council: who belongs to it, and the sums of its secret votes."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.awards.models.tables import FILE
from services.awards.tables import Base


class CouncilMember(OfWard, Base):
    """An official who belongs to the council from a day on."""

    __tablename__ = "council_member"

    full_name: Mapped[str]
    position: Mapped[str]
    number: Mapped[str]  # of the decision that named the member
    begins_on: Mapped[date]
    ended_on: Mapped[date | None] = mapped_column(default=None)


class CouncilVote(OfWard, Base):
    """What the council decided on one subject: sums from paper, and never who voted how.

    One that was mistyped stays, voided, beside the one that stands.
    """

    __tablename__ = "council_vote"
    __table_args__ = (
        Index(
            "uq_council_vote_standing",
            "ward_id",
            "subject_id",
            unique=True,
            postgresql_where=text("voided_on IS NULL"),
        ),
        CheckConstraint("in_favour + against + blank = present", name="whole"),
        CheckConstraint("present <= members", name="present"),
    )

    subject_id: Mapped[UUID]  # a model or a commendation
    title: Mapped[str]
    held_on: Mapped[date]
    members: Mapped[int]
    present: Mapped[int]
    in_favour: Mapped[int]
    against: Mapped[int]
    blank: Mapped[int]
    tellers: Mapped[int]
    adopted: Mapped[bool]
    minutes: Mapped[dict[str, Any]] = mapped_column(FILE)
    typed_by: Mapped[str]  # the account that wrote the sums down
    voided_on: Mapped[date | None] = mapped_column(default=None)
    void_reason: Mapped[str] = mapped_column(default="")
