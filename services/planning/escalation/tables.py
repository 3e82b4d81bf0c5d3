"""What went up, and to whom."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.planning.tables import Base


class Escalation(OfWard, Base):
    """An overdue task that was told one level up; it stands while the task is open and due then."""

    __tablename__ = "escalation"
    __table_args__ = (
        UniqueConstraint("ward_id", "task_id", "level", "due_on"),
        CheckConstraint("level IN ('head', 'chair')", name="level_known"),
    )

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"))
    level: Mapped[str]
    due_on: Mapped[date]
    told_on: Mapped[date]
