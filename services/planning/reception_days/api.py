"""Reception days over HTTP: the public list and calendar feed, and the ward's day-off policy."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from libs.kernel.edges import By, Now, Session
from libs.law.reception import DayOffPolicy
from services.planning.reception_days import actions, queries
from services.planning.reception_days.queries import ReceptionDaysView

router = APIRouter()
Year = Annotated[int, Query(ge=2024, le=2200)]


class PolicyForm(BaseModel):
    """Where a reception day goes that falls on a day off; `chosen` serves the policy `manual`."""

    policy: DayOffPolicy
    chosen: Annotated[dict[date, date], Field(max_length=100)] = {}


class PolicyView(BaseModel):
    """The ward's stated policy."""

    policy: DayOffPolicy
    chosen: dict[date, date]


@router.put("/reception-policy")
async def set_reception_policy(form: PolicyForm, session: Session, by: By, now: Now) -> PolicyView:
    """State the ward's policy; reception days still to come move at once."""
    said = await actions.set_reception_policy(
        session, policy=form.policy, chosen=form.chosen, by=by, now=now
    )
    return PolicyView(policy=said.policy, chosen=dict(said.chosen or {}))


@router.get("/reception-days")
async def reception_days(session: Session, by: By, year: Year) -> ReceptionDaysView:
    """The reception days of a year; public."""
    return await queries.reception_days_of(session, by.ward_id, year)


@router.get("/reception-days.ics", response_class=Response)
async def reception_days_feed(session: Session, by: By, now: Now, year: Year) -> Response:
    """The reception days of a year as a calendar feed; public."""
    found = await queries.reception_days_of(session, by.ward_id, year)
    feed = queries.as_calendar(by.ward_id, found, now)
    return Response(feed, media_type="text/calendar; charset=utf-8")
