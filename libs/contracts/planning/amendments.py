"""A plan in force is changed: by a new version, by a decision on one task; a draft goes back."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.contracts.planning.plans import Duty
from libs.kernel.events import Event


class PlanAmended(Event):
    """A new version of the plan binds in place of another, with every duty now owed.

    Tasks that stay keep their ids. The signer's name is left out.
    """

    told_as: ClassVar[str] = "planning.plan.amended"
    about: ClassVar[str] = "plan_id"

    plan_id: UUID
    amends_plan_id: UUID
    year: int
    version: int
    number: str
    signed_on: date
    signer_position: str
    starts_on: date
    ends_on: date
    duties: tuple[Duty, ...]


class PlanReturned(Event):
    """The chair sent a submitted plan back to be worked on. The reason stays in planning."""

    told_as: ClassVar[str] = "planning.plan.returned"
    about: ClassVar[str] = "plan_id"

    plan_id: UUID
    year: int


class PlanTakenBack(Event):
    """Who handed a plan in works on it again: it waits for nobody."""

    told_as: ClassVar[str] = "planning.plan.taken_back"
    about: ClassVar[str] = "plan_id"

    plan_id: UUID
    year: int


class TaskAmended(Event):
    """A document changed what a task is, who leads it, or by when it is due."""

    told_as: ClassVar[str] = "planning.task.amended"
    about: ClassVar[str] = "task_id"

    task_id: UUID
    kind: str
    title: str
    lead_unit_id: UUID | None
    was_lead_unit_id: UUID | None
    due_on: date | None
    was_due_on: date | None
    document_number: str
    document_on: date
    was_overdue: bool  # it had been told overdue before
    overdue: bool  # and is so under the new day as well
    origin_id: UUID | None = None  # what made it owed beside the plan, such as a commitment


class TaskWithdrawn(Event):
    """A task is no longer asked for: by an amendment, or what it came from ended (no number)."""

    told_as: ClassVar[str] = "planning.task.withdrawn"
    about: ClassVar[str] = "task_id"

    task_id: UUID
    kind: str
    lead_unit_id: UUID | None
    document_number: str
    document_on: date
