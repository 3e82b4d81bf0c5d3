"""Plans of units over HTTP: drafted, handed in, approved or adopted, carried out."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from libs.happened import happened
from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Line, Number, Paragraphs
from libs.signed import Sha256
from services.planning.unit_plans import actions, approving, queries, steps
from services.planning.unit_plans.approving import Signed
from services.planning.unit_plans.views import (
    CountsView,
    StepsView,
    UnitPlanDetailView,
    UnitPlanView,
    UnitYearView,
    WaitingUnitPlanView,
)
from services.planning.unit_plans.words import SENTENCES

router = APIRouter()
Year = Annotated[int, Query(ge=2024, le=2200)]


class UnitPlanForm(BaseModel):
    """For which year a unit plans."""

    year: int = Field(ge=2024, le=2200)


class UnitPlanItemForm(BaseModel):
    """A step: what, by when, and which task of the ward it serves."""

    title: Line
    due_on: date | None = None
    task_id: UUID | None = None


class UnitPlanReturnForm(BaseModel):
    """What is to change."""

    reason: Paragraphs


class UnitPlanApprovalForm(BaseModel):
    """How the plan was signed, and the hash of what was read."""

    number: Number
    signed_on: date
    content_sha256: Sha256

    @property
    def signed(self) -> Signed:
        """The same as one value."""
        return Signed(self.number, self.signed_on, self.content_sha256)


class ItemDoneForm(BaseModel):
    """On which day a step was done."""

    on: date


@router.get("/unit-plans")
async def unit_plans(session: Session, by: By, year: Year) -> list[UnitYearView]:
    """Every unit with its plan of a year; those without one first."""
    return await queries.unit_plans_of(session, by, year)


@router.post("/unit-plans", status_code=201, response_model=UnitPlanView)
async def draft_unit_plan(form: UnitPlanForm, session: Session, by: By, now: Now) -> object:
    """Begin the plan of the caller's unit."""
    return await actions.draft_unit_plan(session, year=form.year, by=by, now=now)


@router.get("/unit-plans/{plan_id}")
async def unit_plan(plan_id: UUID, session: Session, by: By) -> UnitPlanDetailView:
    """A unit's plan with its steps, and what happened to it."""
    view = await queries.unit_plan_seen(session, by, plan_id)
    view.timeline = await happened(session, SENTENCES, plan_id)
    return view


@router.post("/unit-plans/{plan_id}/items", status_code=201)
async def add_unit_plan_item(
    plan_id: UUID, form: UnitPlanItemForm, session: Session, by: By, now: Now
) -> UnitPlanDetailView:
    """Write a step into a draft."""
    await actions.add_unit_plan_item(session, plan_id, **dict(form), by=by, now=now)
    await session.flush()
    return await queries.unit_plan_seen(session, by, plan_id)


@router.post("/unit-plan-items/{item_id}/removal", status_code=201, response_model=UnitPlanView)
async def remove_unit_plan_item(item_id: UUID, session: Session, by: By, now: Now) -> object:
    """Take a step out of a draft."""
    return await actions.remove_unit_plan_item(session, item_id, by=by, now=now)


@router.post("/unit-plan-items/{item_id}/outcome", status_code=201, response_model=UnitPlanView)
async def finish_unit_plan_item(
    item_id: UUID, form: ItemDoneForm, session: Session, by: By, now: Now
) -> object:
    """Say that a step was done."""
    return await actions.finish_unit_plan_item(session, item_id, on=form.on, by=by, now=now)


@router.post("/unit-plans/{plan_id}/submission", status_code=201, response_model=UnitPlanView)
async def submit_unit_plan(plan_id: UUID, session: Session, by: By, now: Now) -> object:
    """Hand a unit's plan to the chair."""
    return await actions.submit_unit_plan(session, plan_id, by=by, now=now)


@router.post("/unit-plans/{plan_id}/return", status_code=201, response_model=UnitPlanView)
async def return_unit_plan(
    plan_id: UUID, form: UnitPlanReturnForm, session: Session, by: By, now: Now
) -> object:
    """Send a unit's plan back with a reason."""
    return await approving.return_unit_plan(session, plan_id, reason=form.reason, by=by, now=now)


@router.post("/unit-plans/{plan_id}/approval", status_code=201, response_model=UnitPlanView)
async def approve_unit_plan(
    plan_id: UUID, form: UnitPlanApprovalForm, session: Session, by: By, now: Now
) -> object:
    """Put a unit's plan in force as it was read."""
    return await approving.approve_unit_plan(session, plan_id, signed=form.signed, by=by, now=now)


@router.post("/unit-plans/{plan_id}/adoption", status_code=201, response_model=UnitPlanView)
async def adopt_unit_plan(
    plan_id: UUID, form: UnitPlanApprovalForm, session: Session, by: By, now: Now
) -> object:
    """A body outside the committee puts its own plan in force."""
    return await approving.adopt_unit_plan(session, plan_id, signed=form.signed, by=by, now=now)


@router.get("/tasks/{task_id}/steps")
async def task_steps(task_id: UUID, session: Session, by: By) -> StepsView:
    """How far the units' own steps towards a task are."""
    return await steps.steps_of(session, by, task_id)


@router.get("/plans/{plan_id}/steps")
async def plan_steps(plan_id: UUID, session: Session, by: By) -> dict[UUID, CountsView]:
    """How far the units' own steps towards each task of the ward's plan are."""
    return await steps.counts_of(session, by, plan_id)


@router.get("/waiting-unit-plans")
async def waiting_unit_plans(session: Session, by: By) -> list[WaitingUnitPlanView]:
    """The plans of units that wait for the chair, or were sent back to the caller's unit."""
    return await steps.waiting_for(session, by)
