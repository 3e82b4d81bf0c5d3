"""What is shown of the plans of units."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from libs.happened import HappenedView
from services.planning.rules import TaskState
from services.planning.unit_plans.rules import UnitPlanState


class UnitPlanView(BaseModel):
    """A version of a unit's plan without its steps."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    unit_id: UUID
    year: int
    version: int
    state: UnitPlanState
    number: str | None
    signed_on: date | None
    returned_because: str


class UnitYearView(BaseModel):
    """How far a unit is with its plan of a year; `waiting` only for who may see it."""

    unit_id: UUID
    unit: str
    adopts_itself: bool
    in_force: UnitPlanView | None
    waiting: UnitPlanView | None


class WardTaskView(BaseModel):
    """A task of the ward's plan that a step serves or may serve."""

    id: UUID
    title: str
    source_path: str
    state: TaskState
    due_on: date | None
    leads: bool  # whether the unit leads it, or helps


class UnitPlanItemView(BaseModel):
    """A step, with the ward task it serves; None for the unit's own.

    Where it was read from the unit's own text, its place there and its sentences.
    """

    id: UUID
    title: str
    due_on: date | None
    done_on: date | None
    task: WardTaskView | None
    source_path: str
    source_sentence: str


class UnitPlanDetailView(BaseModel):
    """A unit's plan; `left_out` names tasks of the ward that it has no step for."""

    plan: UnitPlanView
    unit: str
    adopts_itself: bool
    content_sha256: str
    items: list[UnitPlanItemView]
    choices: list[WardTaskView]
    left_out: list[str]
    timeline: list[HappenedView] = []  # where one is asked for


class CountsView(BaseModel):
    """How many steps of units serve a ward task, and how many of them are done."""

    total: int
    done: int


class UnitStepView(BaseModel):
    """A step of a unit's plan in force."""

    unit_plan_id: UUID
    unit: str
    title: str
    due_on: date | None
    done_on: date | None


class StepsView(CountsView):
    """The steps of units towards a ward task."""

    steps: list[UnitStepView]


class WaitingUnitPlanView(BaseModel):
    """A plan of a unit on which somebody has to act; `to_approve` if it is who asks."""

    id: UUID
    unit: str
    year: int
    state: UnitPlanState
    to_approve: bool
