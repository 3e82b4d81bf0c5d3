"""What is remembered of drafts sent back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.planning.tables import Base


class PlanReturn(OfWard, Base):
    """The chair sent a submitted plan back, and why."""

    __tablename__ = "plan_return"
    __table_args__ = (Index(None, "ward_id", "plan_id"),)

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id"))
    returned_at: Mapped[datetime]
    author_id: Mapped[str]
    reason: Mapped[str]
