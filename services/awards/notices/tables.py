"""What residents say of a model that is public."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.awards.notices.rules import CommentState, Ground
from services.awards.tables import Base


class NoticeComment(OfWard, Base):
    """What somebody said; who it was is not kept."""

    __tablename__ = "notice_comment"
    __table_args__ = (
        Index(None, "ward_id", "model_id"),
        one_of("state", CommentState),
        one_of("ground", Ground),
        CheckConstraint("(ground IS NULL) = (state <> 'hidden')", name="why"),
    )

    model_id: Mapped[UUID]
    text: Mapped[str]
    sent_on: Mapped[date]
    state: Mapped[str] = mapped_column(default=CommentState.WAITING)
    ground: Mapped[str | None] = mapped_column(default=None)
