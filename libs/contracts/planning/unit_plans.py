"""The plans of units below the ward's plan."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class UnitPlanSubmitted(Event):
    """A unit's plan waits for the chair."""

    told_as: ClassVar[str] = "planning.unit_plan.submitted"
    about: ClassVar[str] = "unit_plan_id"

    unit_plan_id: UUID
    unit_id: UUID
    year: int


class UnitPlanReturned(Event):
    """The chair sent a unit's plan back to be worked on. The reason stays in planning."""

    told_as: ClassVar[str] = "planning.unit_plan.returned"
    about: ClassVar[str] = "unit_plan_id"

    unit_plan_id: UUID
    unit_id: UUID
    year: int


class UnitPlanApproved(Event):
    """A unit's plan is in force. Its steps stay in planning: the ward counts its own tasks."""

    told_as: ClassVar[str] = "planning.unit_plan.approved"
    about: ClassVar[str] = "unit_plan_id"

    unit_plan_id: UUID
    unit_id: UUID
    kind: str  # of the unit
    year: int
    version: int
    number: str
    signed_on: date
    steps: int
    steps_for_ward: int  # of these, how many serve a task of the ward's plan
