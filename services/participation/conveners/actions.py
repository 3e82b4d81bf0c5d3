"""The chair of the ward appoints who calls a meeting, for one matter and one neighbourhood."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.matters import ConvenerAppointed
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.decisions import Chair
from libs.permissions import permit
from libs.rows import ward_of
from services.participation.conveners import rules
from services.participation.handouts.rules import HandoutState
from services.participation.handouts.tables import Handout
from services.participation.headships.queries import current_headship
from services.participation.households.locking import locked_neighbourhood
from services.participation.matters.chairing import chairing, convener_of
from services.participation.matters.rules import AppointedBecause
from services.participation.matters.standings import matter_locked
from services.participation.matters.tables import Convener, Matter
from services.participation.meetings.actions import check_ready
from services.participation.meetings.rules import MeetingState, NotThisForm
from services.participation.meetings.tables import Meeting
from services.participation.rounds.queries import last_round
from services.participation.rounds.rules import RoundState


async def appoint_convener(
    session: AsyncSession,
    matter_id: UUID,
    unit_id: UUID,
    *,
    official_id: str,
    reason: AppointedBecause,
    number: str,
    by: Actor,
    now: datetime,
) -> Convener:
    """By a written decision, where nobody heads the neighbourhood or its head let the days pass."""
    permit(by, "appoint_convener")
    matter = await matter_locked(session, matter_id)
    check_ready(matter)
    if matter.unit_id not in (None, unit_id):
        raise NotThisForm
    if chairing(matter, now.date()).chair is not Chair.HEAD:
        raise rules.NotCalledByAHead
    await locked_neighbourhood(session, unit_id)
    if await convener_of(session, matter.id, unit_id):
        raise rules.AppointedAlready
    await _check_uncalled(session, matter, unit_id)
    headed = await current_headship(session, unit_id) is not None
    rules.check_reason(reason, headed=headed, ready_on=matter.form_on, today=now.date())
    row = Convener(
        matter_id=matter.id,
        unit_id=unit_id,
        official_id=official_id,
        reason=reason,
        number=number,
        appointed_on=now.date(),
    )
    session.add(row)
    record(session, by, "appoint_convener", matter.id, now, unit_id=unit_id, reason=reason)
    told = {"clause": matter.clause, "scope": matter.scope, "unit_id": unit_id}
    told |= {"because": str(reason), "appointed_on": row.appointed_on}
    emit(session, ConvenerAppointed(occurred_at=now, matter_id=matter.id, **told))
    return row


async def release_convener(
    session: AsyncSession, matter_id: UUID, unit_id: UUID, *, by: Actor, now: datetime
) -> Convener:
    """Whoever was appointed calls no meeting any more; what was called stands."""
    permit(by, "release_convener")
    await matter_locked(session, matter_id)
    row = await convener_of(session, matter_id, unit_id)
    if row is None:
        raise rules.NobodyAppointed
    row.ended_on = now.date()
    record(session, by, "release_convener", matter_id, now, unit_id=unit_id)
    return row


async def _check_uncalled(session: AsyncSession, matter: Matter, unit_id: UUID) -> None:
    """Nothing is planned there that residents could still come to, and nothing was counted."""
    last = await last_round(session, matter.id, unit_id)
    meeting = select(Meeting.id).where(
        Meeting.ward_id == ward_of(session),
        Meeting.matter_id == matter.id,
        Meeting.unit_id == unit_id,
        Meeting.state.in_((MeetingState.PLANNED, MeetingState.OPENED)),
    )
    handout = select(Handout.id).where(
        Handout.ward_id == ward_of(session),
        Handout.matter_id == matter.id,
        Handout.unit_id == unit_id,
        Handout.state.in_((HandoutState.PLANNED, HandoutState.OPENED)),
    )
    voting = last is not None and last.state != RoundState.LACKING
    if voting or await session.scalar(meeting) or await session.scalar(handout):
        raise rules.CalledAlready
