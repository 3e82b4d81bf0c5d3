"""The text of a unit's plan over HTTP: read, looked at, decided step by step."""

import asyncio
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from libs.kernel.edges import By, FileBytes, Files, Now, Session
from libs.kernel.text import Line
from libs.permissions import permit
from services.planning.plans.sources import SourceMissing, read_file, read_text
from services.planning.unit_plans.queries import seen_plan
from services.planning.unit_plans.views import UnitPlanView
from services.planning.unit_sources import actions, queries
from services.planning.unit_sources.actions import Decision
from services.planning.unit_sources.rules import PROPOSALS_MAX
from services.planning.unit_sources.views import TextView

router = APIRouter()


class UnitSourceForm(BaseModel):
    """The receipt of an uploaded file, or the text, pasted."""

    receipt: str | None = Field(default=None, max_length=4_000)
    text: str | None = Field(default=None, max_length=8_000_000)


class StepDecisionForm(BaseModel):
    """What becomes of one step that was read."""

    proposal_id: UUID
    accepted: bool
    title: Line
    due_on: date | None = None
    task_id: UUID | None = None


class StepDecisionsForm(BaseModel):
    """Decisions that are taken together or not at all."""

    decisions: Annotated[list[StepDecisionForm], Field(min_length=1, max_length=PROPOSALS_MAX)]


@router.post("/unit-plans/{plan_id}/text", status_code=201, response_model=UnitPlanView)
async def import_unit_plan(
    plan_id: UUID,
    form: UnitSourceForm,
    session: Session,
    by: By,
    now: Now,
    desk: Files,
    store: FileBytes,
) -> object:
    """Read a unit's plan from a file or from pasted text; what cannot be read is not kept."""
    plan = await seen_plan(session, by, plan_id)
    permit(by, "import_unit_plan", unit_id=plan.unit_id)  # before the slow reading
    if (form.receipt is None) == (form.text is None):
        raise SourceMissing
    if form.receipt is not None:
        file = desk.accept(by.ward_id, form.receipt, now)
        source = await asyncio.to_thread(read_file, await store.read(by.ward_id, file.sha256))
    else:
        source = await asyncio.to_thread(read_text, form.text or "")
    return await actions.import_unit_plan(session, plan_id, source=source, by=by, now=now)


@router.get("/unit-plans/{plan_id}/text")
async def unit_plan_text(plan_id: UUID, session: Session, by: By) -> TextView:
    """The whole text of a unit's plan; for its unit also the steps read from it."""
    plan = await seen_plan(session, by, plan_id)
    return await queries.text_of(session, plan, by.unit_id)


@router.post("/unit-plans/{plan_id}/steps", status_code=201, response_model=UnitPlanView)
async def decide_unit_plan_steps(
    plan_id: UUID, form: StepDecisionsForm, session: Session, by: By, now: Now
) -> object:
    """Take steps over into the plan, or drop them."""
    decisions = [Decision(**dict(one)) for one in form.decisions]
    return await actions.decide_unit_plan_steps(
        session, plan_id, decisions=decisions, by=by, now=now
    )
