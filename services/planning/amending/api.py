"""Amendments over HTTP: approve a new version, decide on one task, see what changed."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Number
from services.planning.amending import actions, queries
from services.planning.amending.rules import Document
from services.planning.amending.views import ChangesView
from services.planning.plans.api import ApprovalForm
from services.planning.plans.views import PlanView
from services.planning.tasks.queries import task_shown
from services.planning.tasks.views import TaskView

router = APIRouter()


class TaskDecisionForm(BaseModel):
    """A decision on one task, under its number and day; what is left out stays as it is."""

    number: Number
    signed_on: date
    lead_unit_id: UUID | None = None
    due_on: date | None = None


@router.post("/plans/{plan_id}/amendment", status_code=201, response_model=PlanView)
async def amend_plan(
    plan_id: UUID, form: ApprovalForm, session: Session, by: By, now: Now
) -> object:
    """Approve a version as the amendment of the plan that binds its year."""
    return await actions.amend_plan(
        session,
        plan_id,
        signature=form.signature,
        content_sha256=form.content_sha256,
        by=by,
        now=now,
    )


@router.post("/tasks/{task_id}/amendment", status_code=201)
async def amend_task(
    task_id: UUID, form: TaskDecisionForm, session: Session, by: By, now: Now
) -> TaskView:
    """Give a task another lead or another day by a decision."""
    task = await actions.amend_task(
        session,
        task_id,
        lead_unit_id=form.lead_unit_id,
        due_on=form.due_on,
        decision=Document(form.number, form.signed_on),
        by=by,
        now=now,
    )
    return await task_shown(session, task, now.date())


@router.get("/plans/{plan_id}/changes")
async def plan_changes(
    plan_id: UUID, session: Session, by: By, since: UUID | None = None
) -> ChangesView:
    """What a version changes against the one it amends, or against `since`."""
    return await queries.changes_between(session, by, plan_id, since)
