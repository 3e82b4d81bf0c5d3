"""Before a signature, over HTTP: the sheet to read, and sending a draft back."""

from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Paragraphs
from services.planning.approving import actions, queries
from services.planning.approving.views import SheetView
from services.planning.plans.views import PlanView

router = APIRouter()


class ReturnForm(BaseModel):
    """What is to change before the plan is handed in again."""

    reason: Paragraphs


@router.get("/plans/{plan_id}/approval")
async def approval_sheet(plan_id: UUID, session: Session, by: By, now: Now) -> SheetView:
    """A plan as it would be signed, with the hash that the approval names."""
    return await queries.sheet_of(session, by, plan_id, now)


@router.post("/plans/{plan_id}/return", status_code=201, response_model=PlanView)
async def return_plan(
    plan_id: UUID, form: ReturnForm, session: Session, by: By, now: Now
) -> object:
    """Send a submitted plan back with a reason."""
    return await actions.return_plan(session, plan_id, reason=form.reason, by=by, now=now)
