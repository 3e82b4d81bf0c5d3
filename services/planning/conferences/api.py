"""Staff conferences over HTTP: places of work, plans, how they went, checks."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import Receipt, taken
from libs.kernel.text import Line, Paragraphs
from services.planning.conferences import actions, queries
from services.planning.conferences.actions import Count
from services.planning.conferences.rules import ConferenceForm
from services.planning.conferences.views import (
    CheckView,
    ConferenceView,
    WorkplaceDetailView,
    WorkplaceListView,
)

router = APIRouter()
People = Annotated[int, Field(ge=1, le=10_000)]
Votes = Annotated[int, Field(ge=0, le=10_000)]


class WorkplaceForm(BaseModel):
    """How many people work there, when their working year ends, who speaks for them."""

    staff_count: People
    year_end: Annotated[str, Field(pattern=r"^\d{1,2}/\d{1,2}$", max_length=5)]
    speaker: Line


class ConferencePlanForm(BaseModel):
    """When, where and in which form people come; `summoned` counts delegates."""

    on: date
    place: Line
    form: ConferenceForm
    staff_count: People
    summoned: People | None = None


class ConveningForm(BaseModel):
    """How it went; without votes it is a call to which too few came."""

    on: date
    present: Votes
    in_favour: Votes | None = None
    resolution: Receipt | None = None
    by_ballot: bool = False


class CheckForm(BaseModel):
    """A check of what was resolved, and the day its result was announced to the staff."""

    on: date
    announced_on: date
    result: Paragraphs
    evidence: Receipt


@router.get("/workplaces")
async def workplaces(session: Session, by: By) -> WorkplaceListView:
    """Places of work and how far their conferences are."""
    return await queries.workplaces_seen(session, by)


@router.get("/workplaces/{unit_id}")
async def workplace(
    unit_id: UUID, session: Session, by: By, now: Now, desk: Files
) -> WorkplaceDetailView:
    """One place of work with its conferences and checks."""
    return await queries.workplace_seen(session, by, unit_id, desk, now)


@router.post("/workplaces/{unit_id}", status_code=201)
async def describe_workplace(
    unit_id: UUID, form: WorkplaceForm, session: Session, by: By, now: Now, desk: Files
) -> WorkplaceDetailView:
    """Say how many people work there, when their working year ends, who speaks for them."""
    day, _, month = form.year_end.partition("/")
    await actions.describe_workplace(
        session,
        unit_id,
        staff_count=form.staff_count,
        year_end=(int(day), int(month)),
        speaker=form.speaker,
        by=by,
        now=now,
    )
    await session.flush()
    return await queries.workplace_seen(session, by, unit_id, desk, now)


@router.post("/conferences/{conference_id}/plan", status_code=201)
async def plan_conference(
    conference_id: UUID, form: ConferencePlanForm, session: Session, by: By, now: Now
) -> ConferenceView:
    """Plan a conference."""
    row = await actions.plan_conference(session, conference_id, **dict(form), by=by, now=now)
    return queries.conference_shown(row)


@router.post("/conferences/{conference_id}/convening", status_code=201)
async def convene_conference(
    conference_id: UUID, form: ConveningForm, session: Session, by: By, now: Now, desk: Files
) -> ConferenceView:
    """Note how a conference went."""
    count = Count(
        form.on,
        form.present,
        form.in_favour,
        taken(desk, by, form.resolution, now),
        form.by_ballot,
    )
    row = await actions.convene_conference(session, conference_id, count=count, by=by, now=now)
    return queries.conference_shown(row)


@router.post("/workplaces/{unit_id}/checks", status_code=201)
async def check_conference(
    unit_id: UUID, form: CheckForm, session: Session, by: By, now: Now, desk: Files
) -> CheckView:
    """Note a check and its announcement."""
    row = await actions.check_conference(
        session,
        unit_id,
        on=form.on,
        announced_on=form.announced_on,
        result=form.result,
        evidence=taken(desk, by, form.evidence, now),
        by=by,
        now=now,
    )
    return queries.check_shown(row, desk, now)
