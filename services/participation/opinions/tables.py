"""What is remembered of opinions: words without a name, and counts of meetings."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.consultations.rules import Stance
from services.participation.consultations.tables import FILE
from services.participation.opinions.judging import Judged
from services.participation.opinions.rules import Channel, Ground, Standing
from services.participation.tables import Base


class Opinion(Judged, Base):
    """One opinion. No name is asked for; what was typed may hold one all the same.

    What became a letter keeps nothing of its words.
    """

    __tablename__ = "opinion"
    __table_args__ = (
        Index(None, "ward_id", "consultation_id"),
        Index(None, "ward_id", "received_on"),
        one_of("channel", Channel),
        one_of("stance", Stance),
        one_of("standing", Standing),
        one_of("ground", Ground),
    )

    consultation_id: Mapped[UUID]
    channel: Mapped[str]
    stance: Mapped[str]
    received_on: Mapped[date]
    neighbourhood_id: Mapped[UUID | None] = mapped_column(default=None)


class OpinionCount(OfWard, Base):
    """How many said what at one meeting, or on one bundle of slips."""

    __tablename__ = "opinion_count"
    __table_args__ = (
        UniqueConstraint(
            "ward_id",
            "consultation_id",
            "channel",
            "neighbourhood_id",
            "held_on",
            name="uq_opinion_count_once",
            postgresql_nulls_not_distinct=True,
        ),
        one_of("channel", Channel),
        CheckConstraint("in_favour + against + other > 0", name="somebody"),
    )

    consultation_id: Mapped[UUID]
    channel: Mapped[str]
    neighbourhood_id: Mapped[UUID | None]
    held_on: Mapped[date]
    in_favour: Mapped[int]
    against: Mapped[int]
    other: Mapped[int]
    author_id: Mapped[str]
    minutes: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
