"""Routes of meetings of residents, for whoever calls and holds them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.edges import By, Now, Session
from libs.permissions import permit
from libs.rows import found
from services.participation.meetings import actions, holding
from services.participation.meetings.forms import (
    BreakingOffForm,
    MeetingCountForm,
    MeetingForm,
    TellersForm,
    TicksForm,
    ToldForm,
)
from services.participation.meetings.rules import MeetingPlan
from services.participation.meetings.tables import Meeting
from services.participation.meetings.views import MeetingView, meeting_view
from services.participation.rounds.rules import Count

router = APIRouter()
ONE = "/meetings-of-residents/{meeting_id}"


async def _view(session: AsyncSession, row: Meeting, by: Actor, now: datetime) -> MeetingView:
    return await meeting_view(session, row, by, now.date())


@router.post("/matters/{matter_id}/meetings", status_code=201)
async def convene_meeting(
    matter_id: UUID, form: MeetingForm, session: Session, by: By, now: Now
) -> MeetingView:
    """Set the day on which a neighbourhood meets."""
    said = form.model_dump(exclude={"unit_id", "clusters"})
    plan = MeetingPlan(**said, clusters=tuple(form.clusters))
    row = await actions.convene_meeting(session, matter_id, form.unit_id, plan=plan, by=by, now=now)
    return await _view(session, row, by, now)


@router.get(ONE)
async def meeting_of_residents(meeting_id: UUID, session: Session, by: By, now: Now) -> MeetingView:
    """A meeting with its roll, for whoever holds it."""
    row = await found(session, Meeting, meeting_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    return await _view(session, row, by, now)


@router.post(f"{ONE}/notice")
async def announce_meeting(
    meeting_id: UUID, form: ToldForm, session: Session, by: By, now: Now
) -> MeetingView:
    """Write down when residents were told."""
    row = await actions.announce_meeting(session, meeting_id, **form.model_dump(), by=by, now=now)
    return await _view(session, row, by, now)


@router.post(f"{ONE}/cancellation")
async def cancel_meeting_of_residents(
    meeting_id: UUID, session: Session, by: By, now: Now
) -> MeetingView:
    """Call it off."""
    row = await actions.cancel_meeting_of_residents(session, meeting_id, by=by, now=now)
    return await _view(session, row, by, now)


@router.post(f"{ONE}/opening")
async def open_meeting(meeting_id: UUID, session: Session, by: By, now: Now) -> MeetingView:
    """Open it: the roll is frozen."""
    row = await holding.open_meeting(session, meeting_id, by=by, now=now)
    return await _view(session, row, by, now)


@router.put(f"{ONE}/attendance")
async def tick_households(
    meeting_id: UUID, form: TicksForm, session: Session, by: By, now: Now
) -> MeetingView:
    """Tick who came to a cluster."""
    row = await holding.tick_households(session, meeting_id, **form.model_dump(), by=by, now=now)
    return await _view(session, row, by, now)


@router.post(f"{ONE}/tellers")
async def approve_tellers(
    meeting_id: UUID, form: TellersForm, session: Session, by: By, now: Now
) -> MeetingView:
    """Those present approve secretary and tellers."""
    row = await holding.approve_tellers(session, meeting_id, **form.model_dump(), by=by, now=now)
    return await _view(session, row, by, now)


@router.post(f"{ONE}/count")
async def count_meeting(
    meeting_id: UUID, form: MeetingCountForm, session: Session, by: By, now: Now
) -> MeetingView:
    """Write down what was counted."""
    row = await holding.count_meeting(
        session,
        meeting_id,
        counts=form.counts(),
        total=Count(**form.total.model_dump()),
        witness_ids=form.witness_ids,
        course=form.course,
        by=by,
        now=now,
    )
    return await _view(session, row, by, now)


@router.post(f"{ONE}/lacking")
async def close_lacking_meeting(
    meeting_id: UUID, session: Session, by: By, now: Now
) -> MeetingView:
    """Too few came."""
    row = await holding.close_lacking_meeting(session, meeting_id, by=by, now=now)
    return await _view(session, row, by, now)


@router.post(f"{ONE}/breaking-off")
async def break_off_meeting(
    meeting_id: UUID, form: BreakingOffForm, session: Session, by: By, now: Now
) -> MeetingView:
    """It ended before a count."""
    row = await holding.break_off_meeting(session, meeting_id, course=form.course, by=by, now=now)
    return await _view(session, row, by, now)
