"""Campaigns, their activities and the loudspeakers over HTTP."""

from datetime import date, time, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from libs.happened import happened
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.text import Line, Paragraphs
from services.planning.outreach import actions, queries
from services.planning.outreach.actions import Broadcast
from services.planning.outreach.holding import hold_activity as held
from services.planning.outreach.rules import Audience, Kind
from services.planning.outreach.views import (
    ActivityView,
    CampaignDetailView,
    CampaignView,
    PublicOutreachView,
    WeekView,
)
from services.planning.outreach.words import SENTENCES
from services.planning.receipts import Receipts, all_taken

router = APIRouter()
FEED_DAYS = timedelta(days=60)


class CampaignForm(BaseModel):
    """A campaign on a legal document, in the days it lasts."""

    unit_id: UUID
    task_id: UUID | None = None
    title: Line
    document: Line
    aims: Paragraphs
    audiences: Annotated[list[Audience], Field(min_length=1, max_length=len(Audience))]
    starts_on: date
    ends_on: date


class BroadcastForm(BaseModel):
    """A script at the same times on several days; `script` holds receipts of uploaded files."""

    title: Line
    system: Line
    days: Annotated[list[date], Field(min_length=1, max_length=31)]
    times: Annotated[list[time], Field(min_length=1, max_length=6)]
    minutes: Annotated[int, Field(ge=1, le=240)]
    script: Receipts


class ActivityForm(BaseModel):
    """A meeting, an article, posters or leaflets; broadcasts have a form of their own."""

    kind: Kind
    title: Line
    place: Line
    on: date


class HeldForm(BaseModel):
    """The reach in what the kind is counted by: minutes aired, people, sheets; and its proof."""

    amount: Annotated[int, Field(ge=0, le=1_000_000)]
    address: Annotated[str, Field(max_length=500)] = ""
    evidence: Receipts


class DropForm(BaseModel):
    """Why something planned is not done."""

    reason: Paragraphs


@router.get("/campaigns")
async def campaigns(
    session: Session, by: By, year: Annotated[int, Query(ge=2024, le=2200)]
) -> list[CampaignView]:
    """The campaigns of a year."""
    return await queries.campaigns_seen(session, by, year)


@router.post("/campaigns", status_code=201)
async def plan_campaign(
    form: CampaignForm, session: Session, by: By, now: Now, desk: Files
) -> CampaignDetailView:
    """Open a campaign."""
    row = await actions.plan_campaign(session, **dict(form), by=by, now=now)
    await session.flush()
    return await queries.campaign_seen(session, by, row.id, desk, now)


@router.get("/campaigns/{campaign_id}")
async def campaign(
    campaign_id: UUID, session: Session, by: By, now: Now, desk: Files
) -> CampaignDetailView:
    """One campaign with its activities."""
    view = await queries.campaign_seen(session, by, campaign_id, desk, now)
    view.timeline = await happened(session, SENTENCES, campaign_id)
    return view


@router.post("/campaigns/{campaign_id}/broadcasts", status_code=201)
async def plan_broadcasts(
    campaign_id: UUID, form: BroadcastForm, session: Session, by: By, now: Now, desk: Files
) -> list[ActivityView]:
    """Put a script on the loudspeakers."""
    files = all_taken(desk, by, form.script, now)
    said = form.model_dump(exclude={"script"})
    rows = await actions.plan_broadcasts(
        session, campaign_id, broadcast=Broadcast(**said), script=files, by=by, now=now
    )
    await session.flush()
    return [queries.activity_shown(row, desk, now) for row in rows]


@router.post("/campaigns/{campaign_id}/activities", status_code=201)
async def plan_activity(
    campaign_id: UUID, form: ActivityForm, session: Session, by: By, now: Now, desk: Files
) -> ActivityView:
    """Plan a meeting, an article, posters or leaflets."""
    row = await actions.plan_activity(session, campaign_id, **dict(form), by=by, now=now)
    await session.flush()
    return queries.activity_shown(row, desk, now)


@router.post("/activities/{activity_id}/result", status_code=201)
async def hold_activity(
    activity_id: UUID, form: HeldForm, session: Session, by: By, now: Now, desk: Files
) -> ActivityView:
    """Note that an activity was held, aired or published."""
    files = all_taken(desk, by, form.evidence, now)
    row = await held(
        session,
        activity_id,
        amount=form.amount,
        address=form.address.strip(),
        evidence=files,
        by=by,
        now=now,
    )
    return queries.activity_shown(row, desk, now)


@router.post("/activities/{activity_id}/drop", status_code=201)
async def drop_activity(
    activity_id: UUID, form: DropForm, session: Session, by: By, now: Now, desk: Files
) -> ActivityView:
    """Note that something planned is not done."""
    row = await actions.drop_activity(session, activity_id, reason=form.reason, by=by, now=now)
    return queries.activity_shown(row, desk, now)


@router.get("/loudspeaker-week")
async def loudspeaker_week(session: Session, by: By, now: Now, on: date | None = None) -> WeekView:
    """The loudspeakers in the week of a day; public."""
    return await queries.week_of(session, by.ward_id, on or now.date())


@router.get("/loudspeakers.ics", response_class=Response)
async def loudspeaker_feed(session: Session, by: By, now: Now) -> Response:
    """The loudspeakers of the last week and the next two months as a calendar feed; public."""
    today = now.date()
    first, last = today - timedelta(days=7), today + FEED_DAYS
    found = await queries.slots_between(session, by.ward_id, first, last)
    feed = queries.as_calendar(by.ward_id, found, now)
    return Response(feed, media_type="text/calendar; charset=utf-8")


@router.get("/public-outreach")
async def public_outreach(session: Session, by: By, now: Now) -> PublicOutreachView:
    """What everybody may know of campaigns, loudspeakers and classes; public."""
    return await queries.public_outreach(session, by.ward_id, now.date())
