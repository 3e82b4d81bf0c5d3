"""What planning remembers: plans as trees, proposals, tasks, work done, reception days."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard, Rows, service_tables
from libs.remembered.tables import KnownUnit
from libs.rows import one_of
from services.planning.rules import TYPED_IN_THE_ROOM, PlanState, TaskOrigin, TaskState


class Base(Rows):
    """Base of planning's tables."""

    __abstract__ = True
    metadata = service_tables()


class Unit(KnownUnit, Base):
    """A unit that tasks are given to."""

    __tablename__ = "unit"


class BodyUnits(OfWard, Base):
    """Which units the ward means by a kind of body in its plans ("các phòng chuyên môn")."""

    __tablename__ = "body_units"
    __table_args__ = (UniqueConstraint("ward_id", "body"),)

    body: Mapped[str]
    unit_ids: Mapped[list[str]]


class Plan(OfWard, Base):
    """A yearly plan, as read from one source."""

    __tablename__ = "plan"
    __table_args__ = (
        UniqueConstraint("ward_id", "year", "version"),
        one_of("state", PlanState),
        # Whatever the code does, the ward never has two plans in force for one year.
        Index(
            "uq_plan_ward_id_year_binding",
            "ward_id",
            "year",
            unique=True,
            postgresql_where=text("state IN ('approved', 'in_force')"),
        ),
    )

    year: Mapped[int]
    version: Mapped[int]
    title: Mapped[str]
    author_id: Mapped[str]
    imported_at: Mapped[datetime]
    source_kind: Mapped[str]  # text, docx, pdf
    source_sha256: Mapped[str]
    source_bytes: Mapped[int]
    source_text: Mapped[str | None]  # only what was pasted; files stay in the file store
    as_read: Mapped[dict[str, Any]]  # number, day and signing form, as the source says
    left_out: Mapped[list[str]]  # page numbers, notes, deleted words: what stands beside the text
    state: Mapped[str] = mapped_column(default=PlanState.DRAFT)
    number: Mapped[str | None] = mapped_column(default=None)
    signed_on: Mapped[date | None] = mapped_column(default=None)
    signing_form: Mapped[str | None] = mapped_column(default=None)
    signer_position: Mapped[str | None] = mapped_column(default=None)
    signer_id: Mapped[str | None] = mapped_column(default=None)
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
    amends_id: Mapped[UUID | None] = mapped_column(ForeignKey("plan.id"), default=None)


class Node(OfWard, Base):
    """A node of the plan's tree: heading, item, paragraph."""

    __tablename__ = "node"
    __table_args__ = (Index(None, "ward_id", "plan_id", "place"),)

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id"))
    parent_id: Mapped[UUID | None]
    place: Mapped[int]  # in the order of the document
    path: Mapped[str]
    ordinal: Mapped[str]
    kind: Mapped[str]
    mark: Mapped[str]
    text: Mapped[str]
    page: Mapped[int | None]


class Sentence(OfWard, Base):
    """One sentence of the source, on exactly one node."""

    __tablename__ = "sentence"
    __table_args__ = (Index(None, "ward_id", "plan_id"),)

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id"))
    node_id: Mapped[UUID] = mapped_column(ForeignKey("node.id"))
    ordinal: Mapped[int]
    text: Mapped[str]


class Proposal(OfWard, Base):
    """What the importer proposes for a sentence, and what people made of it."""

    __tablename__ = "proposal"
    __table_args__ = (
        Index(None, "ward_id", "plan_id", "place"),
        CheckConstraint(
            "state IN ('proposed', 'accepted', 'changed', 'rejected', 'replaced')",
            name="state_known",
        ),
    )

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id"))
    node_id: Mapped[UUID] = mapped_column(ForeignKey("node.id"))
    sentence_id: Mapped[UUID] = mapped_column(ForeignKey("sentence.id"))
    place: Mapped[int]
    kind: Mapped[str]  # task, reference, due, cadence, body, duty
    value: Mapped[dict[str, Any]]
    confidence: Mapped[str]
    reason: Mapped[str]
    state: Mapped[str] = mapped_column(default="proposed")
    changed: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class Flag(OfWard, Base):
    """Something in the source that does not agree with itself or with the law."""

    __tablename__ = "flag"
    __table_args__ = (Index(None, "ward_id", "plan_id", "place"),)

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id"))
    place: Mapped[int]
    code: Mapped[str]
    paths: Mapped[list[str]]
    message: Mapped[str]
    sentence_id: Mapped[UUID | None] = mapped_column(ForeignKey("sentence.id"), default=None)
    seen_at: Mapped[datetime | None] = mapped_column(default=None)


class Task(OfWard, Base):
    """What one unit owes once: by the plan in one period, or by what else binds it (`origin`)."""

    __tablename__ = "task"
    __table_args__ = (
        Index(None, "ward_id", "plan_id"),
        Index(None, "ward_id", "state", "due_on"),
        Index(None, "ward_id", "lead_unit_id", "state"),
        Index(None, "ward_id", "origin", "origin_id"),
        one_of("state", TaskState),
        one_of("origin", TaskOrigin),
        CheckConstraint("(origin = 'plan') = (plan_id IS NOT NULL)", name="of_a_plan"),
        CheckConstraint("(plan_id IS NULL) = (proposal_id IS NULL)", name="of_a_proposal"),
    )

    plan_id: Mapped[UUID | None] = mapped_column(ForeignKey("plan.id"))
    proposal_id: Mapped[UUID | None] = mapped_column(ForeignKey("proposal.id"))
    place: Mapped[int]
    group: Mapped[str]  # "II.7": the content of the plan it belongs to
    kind: Mapped[str]
    title: Mapped[str]
    lead_unit_id: Mapped[UUID | None]
    cooperating: Mapped[list[str]]
    cadence: Mapped[str]
    period: Mapped[str]  # "quý I", empty for what comes once
    due_on: Mapped[date | None]
    clock: Mapped[dict[str, Any]]  # rule, basis, start, calendar version, and the count day by day
    source_path: Mapped[str]
    source_sentence: Mapped[str]
    also_from: Mapped[list[str]]  # other places of the plan that ask for the same
    state: Mapped[str] = mapped_column(default=TaskState.OPEN)
    finished_on: Mapped[date | None] = mapped_column(default=None)
    days_late: Mapped[int] = mapped_column(default=0)
    output: Mapped[str] = mapped_column(default="")  # what the plan wants to see in the end
    indicator: Mapped[str] = mapped_column(default="")  # what tells how well it was done
    evidence_asked: Mapped[str] = mapped_column(default="")  # with what its doing is proven
    reason: Mapped[str] = mapped_column(default="")
    overdue_on: Mapped[date | None] = mapped_column(default=None)  # the day it was told overdue
    late_obligations: Mapped[list[str]] = mapped_column(default_factory=list)
    origin: Mapped[str] = mapped_column(default=TaskOrigin.PLAN)
    origin_id: Mapped[UUID | None] = mapped_column(default=None)  # the meeting, the programme …

    @property
    def told_title(self) -> str:
        """What events call it: of a conclusion or a programme only which line it is."""
        said = TYPED_IN_THE_ROOM.get(TaskOrigin(self.origin))
        return f"{said}, {self.source_path}" if said else self.title


class Progress(OfWard, Base):
    """What was done on a day, with what proves it."""

    __tablename__ = "progress"
    __table_args__ = (Index(None, "ward_id", "task_id"),)

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"))
    on: Mapped[date]
    noted_at: Mapped[datetime]
    author_id: Mapped[str]
    note: Mapped[str]
    quantity: Mapped[int | None] = mapped_column(default=None)
    measure: Mapped[str | None] = mapped_column(default=None)
    evidence: Mapped[list[Any]] = mapped_column(default_factory=list)


class ReceptionDay(OfWard, Base):
    """A day on which citizens are received: as planned, as held, and why it moved."""

    __tablename__ = "reception_day"
    __table_args__ = (UniqueConstraint("ward_id", "year", "nominal_on"),)

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id"))
    year: Mapped[int]
    nominal_on: Mapped[date]
    held_on: Mapped[date]
    moved_because: Mapped[str]


class ReceptionPolicy(OfWard, Base):
    """Where the ward moves a reception day that falls on a day off."""

    __tablename__ = "reception_policy"
    __table_args__ = (UniqueConstraint("ward_id"),)

    policy: Mapped[str]
    chosen: Mapped[dict[str, Any]]  # planned day to chosen day, for the policy MANUAL
