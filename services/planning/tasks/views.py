"""What is shown of tasks and of what was done about them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from libs.happened import HappenedView
from services.planning.escalation.views import EscalationView
from services.planning.plans.views import PlanView
from services.planning.rules import TaskOrigin, TaskState
from services.planning.urging.views import UrgingView


class UnitNameView(BaseModel):
    """A unit by its present name."""

    id: UUID
    name: str


class TaskView(BaseModel):
    """A task, with where its due day comes from: rule, article, and the sentence that made it."""

    id: UUID
    plan_id: UUID | None
    origin: TaskOrigin
    origin_id: UUID | None
    group: str
    kind: str
    title: str
    period: str
    lead_unit: UnitNameView | None
    cooperating: list[UnitNameView]
    cadence: str
    output: str  # what is to be seen in the end
    indicator: str  # what tells how well it was done
    evidence_asked: str  # with what its doing is proven
    due_on: date | None
    rule: str  # empty where there is no due day
    says: str
    basis: str
    source_path: str
    source_sentence: str
    also_from: list[str]
    state: TaskState
    late: bool
    days_late: int
    late_obligations: int
    finished_on: date | None


class FileView(BaseModel):
    """A stored file, with an address good for ten minutes."""

    sha256: str
    media_type: str
    size_bytes: int
    link: str


class ProgressView(BaseModel):
    """What was done on a day."""

    id: UUID
    on: date
    noted_at: datetime
    note: str
    quantity: int | None
    measure: str | None
    evidence: list[FileView]


class TaskDetailView(BaseModel):
    """A task with all that was done about it. `clock` shows the count of its due day."""

    task: TaskView
    reason: str
    clock: dict[str, Any]
    progress: list[ProgressView]
    urgings: list[UrgingView]
    timeline: list[HappenedView]


class TaskListView(BaseModel):
    """A page of tasks; late ones first, then by due day."""

    total: int
    tasks: list[TaskView]


class InboxView(BaseModel):
    """What waits for the one who asks; `escalated` is what went up to them."""

    owed: list[TaskView]
    urgings: list[UrgingView]
    letters_to_number: list[UrgingView]
    escalated: list[EscalationView]
    plans_to_approve: list[PlanView]
    plans_to_review: list[PlanView]
    late_in_ward: int
