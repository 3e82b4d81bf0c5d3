"""What is remembered of the plans of units, and of the steps in them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.planning.tables import Base
from services.planning.unit_plans.rules import UnitPlanState


class UnitPlan(OfWard, Base):
    """One version of a unit's plan for a year, below the plan of the ward."""

    __tablename__ = "unit_plan"
    __table_args__ = (
        UniqueConstraint("ward_id", "unit_id", "year", "version"),
        one_of("state", UnitPlanState),
        # Whatever the code does, a unit never has two plans in force for one year.
        Index(
            "uq_unit_plan_ward_id_unit_id_year_binding",
            "ward_id",
            "unit_id",
            "year",
            unique=True,
            postgresql_where=text("state = 'approved'"),
        ),
    )

    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    year: Mapped[int]
    version: Mapped[int]
    author_id: Mapped[str]
    drafted_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=UnitPlanState.DRAFT)
    number: Mapped[str | None] = mapped_column(default=None)
    signed_on: Mapped[date | None] = mapped_column(default=None)
    returned_because: Mapped[str] = mapped_column(default="")


class UnitPlanItem(OfWard, Base):
    """A step of a unit: towards a task of the ward's plan, or of its own."""

    __tablename__ = "unit_plan_item"
    __table_args__ = (Index(None, "ward_id", "unit_plan_id"), Index(None, "ward_id", "task_id"))

    unit_plan_id: Mapped[UUID] = mapped_column(ForeignKey("unit_plan.id"))
    task_id: Mapped[UUID | None] = mapped_column(ForeignKey("task.id"))
    title: Mapped[str]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None] = mapped_column(default=None)
    source_path: Mapped[str] = mapped_column(default="")  # where it was read in the unit's own text
    source_sentence: Mapped[str] = mapped_column(default="")
