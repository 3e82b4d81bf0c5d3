"""What is remembered of opinions on a draft: words without a name."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.opinions.rules import Channel, Ground, Standing
from services.participation.tables import Base


class DraftOpinion(OfWard, Base):
    """One opinion on the draft of a convention; `text` is for officials, `public_text` for all.

    What became a letter keeps nothing of its words.
    """

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
    text: Mapped[str]
    received_on: Mapped[date]
    standing: Mapped[str]
    author_id: Mapped[str] = mapped_column(default="")
    signs: Mapped[list[Any]] = mapped_column(JSONB, default_factory=list)
    public_text: Mapped[str] = mapped_column(default="")
    ground: Mapped[str | None] = mapped_column(default=None)
