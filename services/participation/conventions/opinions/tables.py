"""What is remembered of opinions on a draft: words without a name."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from libs.rows import one_of
from services.participation.opinions.judging import Judged
from services.participation.opinions.rules import Channel, Ground, Standing
from services.participation.tables import Base


class DraftOpinion(Judged, Base):
    """One opinion on the draft of a convention; what became a letter keeps nothing of its words."""

    __tablename__ = "draft_opinion"
    __table_args__ = (
        Index(None, "ward_id", "convention_id"),
        Index(None, "ward_id", "received_on"),
        one_of("channel", Channel),
        one_of("standing", Standing),
        one_of("ground", Ground),
    )

    convention_id: Mapped[UUID]
    channel: Mapped[str]
    received_on: Mapped[date]
