"""What is remembered of groups: which opinions say alike, why, and what they are told."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.consultations.rules import Stance
from services.participation.grouping.rules import SHARE_MAX, SHARE_MIN, Answer
from services.participation.tables import Base


class OpinionGroup(OfWard, Base):
    """Opinions of one stance that say alike. What a person arranged, grouping anew leaves alone."""

    __tablename__ = "opinion_group"
    __table_args__ = (
        Index(None, "ward_id", "consultation_id"),
        one_of("stance", Stance),
        one_of("answer", Answer),
        CheckConstraint("(answer IS NULL) = (explanation = '')", name="explained"),
    )

    consultation_id: Mapped[UUID]
    stance: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    by_hand: Mapped[bool] = mapped_column(default=False)
    answer: Mapped[str | None] = mapped_column(default=None)
    explanation: Mapped[str] = mapped_column(default="")


class Placement(OfWard, Base):
    """One opinion in its group: the words it shares with the leader, or placed by hand."""

    __tablename__ = "placement"
    __table_args__ = (
        UniqueConstraint("ward_id", "opinion_id"),
        Index(None, "ward_id", "group_id"),
    )

    opinion_id: Mapped[UUID]
    group_id: Mapped[UUID]
    leads: Mapped[bool] = mapped_column(default=False)
    by_hand: Mapped[bool] = mapped_column(default=False)
    shared: Mapped[list[str]] = mapped_column(default_factory=list)
    shared_count: Mapped[int] = mapped_column(default=0)
    whole_count: Mapped[int] = mapped_column(default=0)


class GroupingSetting(OfWard, Base):
    """From which share on, of a hundred, this ward calls two opinions alike; else the usual one."""

    __tablename__ = "grouping_setting"
    __table_args__ = (
        UniqueConstraint("ward_id"),
        CheckConstraint(f"share BETWEEN {SHARE_MIN} AND {SHARE_MAX}", name="share"),
    )

    share: Mapped[int]
