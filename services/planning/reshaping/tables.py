"""Which proposals gave way to which others."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.planning.reshaping.rules import Shape
from services.planning.tables import Base


class Reshaping(OfWard, Base):
    """One merge or one split: what gave way, as it stood, and what stands instead."""

    __tablename__ = "reshaping"
    __table_args__ = (Index(None, "ward_id", "plan_id"), one_of("shape", Shape))

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id"))
    shape: Mapped[str]
    before: Mapped[list[Any]]  # id and state of each proposal that gave way
    after: Mapped[list[str]]
    made_at: Mapped[datetime]
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
