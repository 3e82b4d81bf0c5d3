"""What is remembered of the text of a unit's plan: its source, every passage, the steps read."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.planning.tables import Base
from services.planning.unit_sources.rules import ProposalState


class UnitPlanSource(OfWard, Base):
    """The file or pasted text a version of a unit's plan was read from, by its hash."""

    __tablename__ = "unit_plan_source"
    __table_args__ = (UniqueConstraint("ward_id", "unit_plan_id"),)

    unit_plan_id: Mapped[UUID] = mapped_column(ForeignKey("unit_plan.id"))
    kind: Mapped[str]  # text, docx, pdf
    sha256: Mapped[str]
    size_bytes: Mapped[int]
    read_at: Mapped[datetime]
    notices: Mapped[list[str]]  # what was converted on the way, such as an old encoding
    left_out: Mapped[list[str]]  # page numbers, notes, deleted words: what stands beside the text


class UnitPlanPassage(OfWard, Base):
    """A passage of the text with all its sentences, in the order of the document."""

    __tablename__ = "unit_plan_passage"
    __table_args__ = (Index(None, "ward_id", "unit_plan_id", "place"),)

    unit_plan_id: Mapped[UUID] = mapped_column(ForeignKey("unit_plan.id"))
    place: Mapped[int]
    path: Mapped[str]
    kind: Mapped[str]
    mark: Mapped[str]
    text: Mapped[str]


class UnitPlanProposal(OfWard, Base):
    """A step that was read from the text, until the unit takes it over or drops it."""

    __tablename__ = "unit_plan_proposal"
    __table_args__ = (
        Index(None, "ward_id", "unit_plan_id", "place"),
        one_of("state", ProposalState),
    )

    unit_plan_id: Mapped[UUID] = mapped_column(ForeignKey("unit_plan.id"))
    place: Mapped[int]
    title: Mapped[str]
    due_on: Mapped[date | None]
    task_id: Mapped[UUID | None] = mapped_column(ForeignKey("task.id"))
    path: Mapped[str]
    sentence: Mapped[str]
    state: Mapped[str] = mapped_column(default=ProposalState.PROPOSED)
