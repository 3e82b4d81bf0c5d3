"""A meeting until it is opened: its day, the notice, and the papers that every household has."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.decisions import Scope, VoteForm
from libs.permissions import permit
from libs.remembered.queries import working_unit
from libs.rows import found
from services.participation.candidates.checking import check_called, check_meeting_day
from services.participation.candidates.rules import ELECTED_BY_CLAUSE
from services.participation.households.queries import roll_on
from services.participation.matters.chairing import check_chair_in
from services.participation.matters.rules import MatterState, check_typed
from services.participation.matters.standings import matter_locked
from services.participation.matters.tables import Matter
from services.participation.meetings import rules
from services.participation.meetings.rules import MeetingPlan, MeetingState
from services.participation.meetings.tables import Cluster, Meeting
from services.participation.tables import Unit


async def convene_meeting(
    session: AsyncSession,
    matter_id: UUID,
    unit_id: UUID,
    *,
    plan: MeetingPlan,
    by: Actor,
    now: datetime,
) -> Meeting:
    """A day is set on which the neighbourhood meets on a matter."""
    permit(by, "convene_meeting", unit_id=unit_id)
    matter = await matter_locked(session, matter_id)
    await working_unit(session, Unit, unit_id)
    await check_chair_in(session, by, matter, unit_id, now.date())
    check_ready(matter)
    if matter.unit_id not in (None, unit_id):
        raise rules.NotThisForm
    if matter.clause in ELECTED_BY_CLAUSE:
        await check_called(session, matter)
        await check_meeting_day(session, matter.id, plan.on)
    households = len(await roll_on(session, unit_id, now.date()))
    rules.check_plan(plan, households, now.date())
    row = Meeting(
        matter_id=matter.id,
        unit_id=unit_id,
        on=plan.on,
        starts_at=plan.starts_at,
        place=plan.place,
    )
    session.add(row)
    for ordinal, name in enumerate(plan.clusters or (rules.WHOLE,), 1):
        session.add(Cluster(meeting_id=row.id, ordinal=ordinal, name=name))
    record(session, by, "convene_meeting", row.id, now, on=row.on, clusters=len(plan.clusters))
    return row


def check_ready(matter: Matter) -> None:
    """A meeting is the form of this matter, and it is not taken back or decided. Raises."""
    ready = matter.state == MatterState.PREPARED or (
        matter.scope == Scope.COMMUNE and matter.state == MatterState.OPENED
    )
    if not ready or matter.form != VoteForm.MEETING:
        raise rules.NotThisForm


async def announce_meeting(
    session: AsyncSession,
    meeting_id: UUID,
    *,
    noticed_on: date,
    documents_on: date | None,
    by: Actor,
    now: datetime,
) -> Meeting:
    """The notice hangs and the papers are with every household, in time or the meeting moves."""
    row = await meeting_for(session, meeting_id, "announce_meeting", by, MeetingState.PLANNED)
    today = now.date()
    rules.check_told(rules.NOTICE_RULE, "Thông báo mời họp", noticed_on, row.on, today)
    matter = await found(session, Matter, row.matter_id)
    if noticed_on != row.noticed_on:
        check_typed(noticed_on, matter.agreed_on, matter.form_on, today)
        row.notice_typed_on = today
    if documents_on:
        rules.check_told(rules.DOCUMENTS_RULE, "Gửi tài liệu", documents_on, row.on, today)
    if documents_on and documents_on != row.documents_on:
        check_typed(documents_on, matter.agreed_on, matter.form_on, today)
        row.documents_typed_on = today
    row.noticed_on, row.documents_on = noticed_on, documents_on or row.documents_on
    said = {"noticed_on": noticed_on, "documents_on": documents_on}
    record(session, by, "announce_meeting", row.id, now, **said)
    return row


async def cancel_meeting_of_residents(
    session: AsyncSession, meeting_id: UUID, *, by: Actor, now: datetime
) -> Meeting:
    """It does not take place; another may be convened."""
    row = await meeting_for(
        session, meeting_id, "cancel_meeting_of_residents", by, MeetingState.PLANNED
    )
    row.state = MeetingState.CANCELLED
    record(session, by, "cancel_meeting_of_residents", row.id, now)
    return row


async def meeting_for(
    session: AsyncSession, meeting_id: UUID, action: str, by: Actor, *wanted: MeetingState
) -> Meeting:
    """The meeting, locked, for whoever may do this with it and while that is possible."""
    row = await found(session, Meeting, meeting_id, lock=True)
    permit(by, action, unit_id=row.unit_id)
    matter = await found(session, Matter, row.matter_id)
    await check_chair_in(session, by, matter, row.unit_id, row.on)
    rules.check_state(MeetingState(row.state), *wanted)
    return row
