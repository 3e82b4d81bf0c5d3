"""The guide of first steps over HTTP, for those who run the ward's desk."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from libs.kernel.edges import By, Now, Session
from libs.permissions import permit
from services.directory.guide import actions, queries
from services.directory.guide.rules import is_new
from services.directory.wards.queries import present_ward

router = APIRouter()


class GuideView(BaseModel):
    """Whether the ward is new, and whether its guide was put away."""

    new: bool
    put_away: bool


@router.get("/guide")
async def guide(session: Session, by: By, now: Now) -> GuideView:
    """Whether to remind of the first steps."""
    permit(by, "see_guide")
    ward = await present_ward(session)
    new = is_new(ward.onboarded_at.astimezone(now.tzinfo).date(), now.date())
    return GuideView(new=new, put_away=await queries.put_away(session) is not None)


@router.post("/guide/putting-away", status_code=204)
async def put_guide_away(session: Session, by: By, now: Now) -> None:
    """Remind no more."""
    await actions.put_guide_away(session, by=by, now=now)


@router.post("/guide/return", status_code=204)
async def bring_guide_back(session: Session, by: By, now: Now) -> None:
    """Remind again."""
    await actions.bring_guide_back(session, by=by, now=now)
