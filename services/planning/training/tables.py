"""A training class, as planned and as held."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.planning.tables import Base
from services.planning.training.rules import ClassState


class TrainingClass(OfWard, Base):
    """A class of a unit for several groups; people are counted, never named."""

    __tablename__ = "training_class"
    __table_args__ = (Index(None, "ward_id", "ends_on"), one_of("state", ClassState))

    task_id: Mapped[UUID | None] = mapped_column(ForeignKey("task.id"))
    unit_id: Mapped[UUID]
    topic: Mapped[str]
    trainer: Mapped[str]  # a position or an organisation
    place: Mapped[str]
    days: Mapped[list[str]]
    ends_on: Mapped[date]
    hours: Mapped[int]
    invited: Mapped[dict[str, Any]]
    author_id: Mapped[str]
    state: Mapped[str] = mapped_column(default=ClassState.PLANNED)
    attendance: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    tested: Mapped[int | None] = mapped_column(default=None)
    passed: Mapped[int | None] = mapped_column(default=None)
    remark: Mapped[str] = mapped_column(default="")  # why more came, or why it was called off
    evidence: Mapped[list[Any]] = mapped_column(default_factory=list)
