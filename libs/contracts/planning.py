"""What planning tells: the year's plan, who owes what, whether it was done."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from libs.contracts.evidence import Evidence
from libs.kernel.events import Event


class Quantity(StrEnum):
    """What a noted quantity counts. A list, not free text: reports add them up."""

    PEOPLE = "lượt người"
    CLASSES = "lớp"
    MEETINGS = "buổi"
    MINUTES = "phút"
    ARTICLES = "bài"
    SHEETS = "tờ"
    ITEMS = "nội dung công khai"


class Duty(BaseModel):
    """One thing the plan makes somebody owe, with the sentence it comes from."""

    model_config = ConfigDict(frozen=True)

    task_id: UUID
    kind: str  # disclosure, reception, report, inspection, survey, training, outreach, award, …
    title: str
    source_path: str  # "II.5": where in the plan
    source_sentence: str
    lead_unit_id: UUID | None
    cadence: str  # once, monthly, quarterly, half_yearly, yearly, days_of_month, continuous
    due_on: date | None = None
    period: str = ""  # "quý I", where the duty comes back and each time is a task of its own


class PlanApproved(Event):
    """A yearly plan is in force, with every duty it raises. The signer's name is left out."""

    told_as: ClassVar[str] = "planning.plan.approved"
    about: ClassVar[str] = "plan_id"

    plan_id: UUID
    year: int
    version: int
    number: str
    signed_on: date
    signer_position: str
    starts_on: date
    ends_on: date
    duties: tuple[Duty, ...]


class PlanSubmitted(Event):
    """A plan waits for approval."""

    told_as: ClassVar[str] = "planning.plan.submitted"
    about: ClassVar[str] = "plan_id"

    plan_id: UUID
    year: int


class PlanClosed(Event):
    """The year is over and nothing dated is owed any more under its plan."""

    told_as: ClassVar[str] = "planning.plan.closed"
    about: ClassVar[str] = "plan_id"

    plan_id: UUID
    year: int
    closed_on: date


class ReceptionDaysSet(Event):
    """The days of the year on which citizens are received, moved by the ward's day-off policy."""

    told_as: ClassVar[str] = "planning.reception_days.set"
    about: ClassVar[str] = "plan_id"

    plan_id: UUID
    year: int
    policy: str
    held_on: tuple[date, ...]


class TaskAssigned(Event):
    """A unit owes a task of the plan."""

    told_as: ClassVar[str] = "planning.task.assigned"
    about: ClassVar[str] = "task_id"

    task_id: UUID
    plan_id: UUID
    kind: str
    title: str
    source_path: str
    lead_unit_id: UUID | None
    due_on: date | None


class TaskMoved(Event):
    """The calendar changed, and with it the day a task is due. The reason stays in planning."""

    told_as: ClassVar[str] = "planning.task.moved"
    about: ClassVar[str] = "task_id"

    task_id: UUID
    kind: str
    lead_unit_id: UUID | None
    was_due_on: date
    due_on: date


class TaskProgressed(Event):
    """Somebody noted progress on a task, with what proves it. The note's text is left out."""

    told_as: ClassVar[str] = "planning.task.progressed"
    about: ClassVar[str] = "task_id"

    task_id: UUID
    kind: str
    on: date
    quantity: int | None = None  # participants, minutes aired, classes held
    measure: str | None = None  # what the quantity counts
    evidence: tuple[Evidence, ...] = ()


class TaskDone(Event):
    """A task was finished: done, partly, or not done. Reasons stay in planning."""

    told_as: ClassVar[str] = "planning.task.done"
    about: ClassVar[str] = "task_id"

    task_id: UUID
    kind: str
    outcome: str  # done | partly | not_done
    on: date
    days_late: int
    evidence: tuple[Evidence, ...] = ()


class TaskOverdue(Event):
    """A task's day passed and it is not done."""

    told_as: ClassVar[str] = "planning.task.overdue"
    about: ClassVar[str] = "task_id"

    task_id: UUID
    kind: str
    title: str
    lead_unit_id: UUID | None
    due_on: date


class UrgingSent(Event):
    """The office urged a unit to do what it owes (đôn đốc). The letter's text is left out."""

    told_as: ClassVar[str] = "planning.urging.sent"
    about: ClassVar[str] = "task_id"

    urging_id: UUID
    task_id: UUID
    unit_id: UUID | None
    answer_by: date


class UrgingAnswered(Event):
    """The unit answered the urging."""

    told_as: ClassVar[str] = "planning.urging.answered"
    about: ClassVar[str] = "task_id"

    urging_id: UUID
    task_id: UUID
    days_late: int
