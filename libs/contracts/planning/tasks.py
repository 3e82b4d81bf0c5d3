"""Who owes what by when, and whether it was done."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

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


class TaskAssigned(Event):
    """A unit owes a task of the plan, or without one by a conclusion, a programme, the law."""

    told_as: ClassVar[str] = "planning.task.assigned"
    about: ClassVar[str] = "task_id"

    task_id: UUID
    plan_id: UUID | None
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
    activity_id: UUID | None = None  # the class or activity it comes from, told by an event too


class TaskDone(Event):
    """A task was finished: done, partly, or not done. Reasons stay in planning."""

    told_as: ClassVar[str] = "planning.task.done"
    about: ClassVar[str] = "task_id"

    task_id: UUID
    kind: str
    outcome: str  # done | partly | not_done
    on: date
    days_late: int  # calendar days
    evidence: tuple[Evidence, ...] = ()
    origin_id: UUID | None = None  # what made it owed beside the plan, such as a commitment
    by_unit_id: UUID | None = None  # the unit of whoever finished it; None when an event did


class TaskOverdue(Event):
    """A task's day passed and it is not done."""

    told_as: ClassVar[str] = "planning.task.overdue"
    about: ClassVar[str] = "task_id"

    task_id: UUID
    kind: str
    title: str
    lead_unit_id: UUID | None
    due_on: date
