"""The year's plan: handed in, in force, over."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from libs.kernel.events import Event


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
