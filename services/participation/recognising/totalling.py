"""The whole ward is totalled, also without ballots where a meeting lacked households (19.1.b)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.rows import ward_of
from services.participation.handouts.rules import HandoutState
from services.participation.handouts.tables import Handout
from services.participation.matters.tables import Matter
from services.participation.meetings.rules import MeetingState
from services.participation.meetings.tables import Meeting
from services.participation.rounds.deciding import total_matter as total
from services.participation.rounds.queries import rounds_of


async def total_matter(
    session: AsyncSession, matter_id: UUID, *, without_ballots: bool, by: Actor, now: datetime
) -> Matter:
    """What every neighbourhood said is added up; `without_ballots` none follow where one lacked.

    Never where they, or another meeting, are planned: whoever planned them calls them off first.
    """
    tried = {each.unit_id for each in await rounds_of(session, [matter_id])}
    planned = await _planned(session, matter_id, now.date()) if without_ballots else tried
    return await total(session, matter_id, no_ballots=tried - planned, by=by, now=now)


async def _planned(session: AsyncSession, matter_id: UUID, today: date) -> set[UUID]:
    """Where residents are still to vote; a plan whose last day is over is none."""
    handouts = select(Handout.unit_id).where(
        Handout.ward_id == ward_of(session),
        Handout.matter_id == matter_id,
        Handout.state == HandoutState.PLANNED,
        Handout.until >= today,
    )
    meetings = select(Meeting.unit_id).where(
        Meeting.ward_id == ward_of(session),
        Meeting.matter_id == matter_id,
        Meeting.state == MeetingState.PLANNED,
        Meeting.on >= today,
    )
    return {*await session.scalars(handouts), *await session.scalars(meetings)}
