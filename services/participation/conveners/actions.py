"""The chair of the ward appoints who calls a meeting, for one matter and one neighbourhood."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.matters import ConvenerAppointed
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.decisions import Chair, Scope
from libs.permissions import permit
from libs.rows import ward_of
from services.participation.conveners import rules
from services.participation.handouts.rules import HandoutState
from services.participation.handouts.tables import Handout
from services.participation.headships.queries import current_headship
from services.participation.households.locking import locked_neighbourhood
from services.participation.matters.chairing import chairing, convener_of
from services.participation.matters.rules import AppointedBecause, MatterState
from services.participation.matters.standings import matter_locked
from services.participation.matters.tables import Convener, Matter
from services.participation.meetings.actions import check_ready
from services.participation.meetings.rules import MeetingState, NotThisForm
from services.participation.meetings.tables import Meeting
from services.participation.rounds.queries import last_round
from services.participation.rounds.rules import WITHOUT_A_VOTE


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
    """By a written decision, where nobody heads the neighbourhood or its head let the days pass.

    Whoever was appointed before is replaced, and what that one called goes on.
    """
    permit(by, "appoint_convener")
    matter = await matter_locked(session, matter_id)
    _check_waiting(matter, unit_id, now.date())
    await locked_neighbourhood(session, unit_id)
    before = await convener_of(session, matter.id, unit_id)
    if before and before.official_id == official_id:
        raise rules.AppointedAlready
    if before is None and await _called(session, matter.id, unit_id, now.date()):
        raise rules.CalledAlready
    await _check_reason(session, matter, unit_id, reason, now.date())
    if before:
        before.ended_on = now.date()
        await session.flush()
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
    _tell(session, matter, row, now)
    return row


def _tell(session: AsyncSession, matter: Matter, row: Convener, now: datetime) -> None:
    told = {"clause": matter.clause, "scope": matter.scope, "unit_id": row.unit_id}
    told |= {"because": str(row.reason), "appointed_on": row.appointed_on}
    emit(session, ConvenerAppointed(occurred_at=now, matter_id=matter.id, **told))


async def release_convener(
    session: AsyncSession, matter_id: UUID, unit_id: UUID, *, by: Actor, now: datetime
) -> Convener:
    """Whoever was appointed calls no meeting any more; refused once it is called, as nobody else
    could hold it: then somebody else is appointed instead.
    """
    permit(by, "release_convener")
    await matter_locked(session, matter_id)
    row = await convener_of(session, matter_id, unit_id)
    if row is None:
        raise rules.NobodyAppointed
    if await _called(session, matter_id, unit_id, now.date()):
        raise rules.StillHolding
    row.ended_on = now.date()
    record(session, by, "release_convener", matter_id, now, unit_id=unit_id)
    return row


def _check_waiting(matter: Matter, unit_id: UUID, today: date) -> None:
    """A head calls its meeting there, or has to choose its form first. Raises."""
    if matter.scope == Scope.COMMUNE or matter.state != MatterState.AGREED:
        check_ready(matter)
    if matter.unit_id not in (None, unit_id):
        raise NotThisForm
    if chairing(matter, today).chair is not Chair.HEAD:
        raise rules.NotCalledByAHead


async def _check_reason(
    session: AsyncSession, matter: Matter, unit_id: UUID, reason: AppointedBecause, today: date
) -> None:
    """Since the agreement, the form, or a meeting that decided nothing, the head let days pass."""
    headed = await current_headship(session, unit_id) is not None
    last = await last_round(session, matter.id, unit_id)
    ended_on = last.counted_on if last else None
    days = [day for day in (matter.form_on, ended_on, matter.agreed_on) if day]
    since = max(days, default=matter.last_on)
    rules.check_reason(reason, headed=headed, ready_on=since, today=today)


async def _called(session: AsyncSession, matter_id: UUID, unit_id: UUID, today: date) -> bool:
    """Whether residents can still come to something there, or were counted."""
    last = await last_round(session, matter_id, unit_id)
    meeting = select(Meeting.id).where(
        Meeting.ward_id == ward_of(session),
        Meeting.matter_id == matter_id,
        Meeting.unit_id == unit_id,
        Meeting.on >= today,
        Meeting.state.in_((MeetingState.PLANNED, MeetingState.OPENED)),
    )
    handout = select(Handout.id).where(
        Handout.ward_id == ward_of(session),
        Handout.matter_id == matter_id,
        Handout.unit_id == unit_id,
        Handout.until >= today,
        Handout.state.in_((HandoutState.PLANNED, HandoutState.OPENED)),
    )
    voting = last is not None and last.state not in WITHOUT_A_VOTE
    return bool(voting or await session.scalar(meeting) or await session.scalar(handout))
