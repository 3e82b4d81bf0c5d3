"""The whole ward is totalled, also without ballots where a meeting lacked households (19.1.b)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.permissions import permit
from libs.rows import ward_of
from services.participation.handouts.rules import HandoutState
from services.participation.handouts.tables import Handout
from services.participation.matters.standings import matter_locked
from services.participation.matters.tables import Matter
from services.participation.meetings.rules import MeetingState
from services.participation.meetings.tables import Meeting
from services.participation.papers.owed import decisions_owed
from services.participation.papers.rules import DecisionsOwed
from services.participation.queries import unit_names
from services.participation.rounds.deciding import total_matter as total
from services.participation.rounds.queries import rounds_of
from services.participation.rounds.summing import NAMED_MAX, said_in_the_ward


async def total_matter(
    session: AsyncSession, matter_id: UUID, *, without_ballots: bool, by: Actor, now: datetime
) -> Matter:
    """What every neighbourhood said is added up; `without_ballots` none follow where one lacked.

    Never where they, or another meeting, are planned: whoever planned them calls them off first.
    """
    permit(by, "total_matter")
    row = await matter_locked(session, matter_id)
    tried = {each.unit_id for each in await rounds_of(session, [matter_id])}
    planned = await _planned(session, matter_id, now.date()) if without_ballots else tried
    await said_in_the_ward(session, row, now.date(), no_ballots=tried - planned)
    await _check_sent(session, matter_id, now.date())
    return await total(session, matter_id, no_ballots=tried - planned, by=by, now=now)


async def _check_sent(session: AsyncSession, matter_id: UUID, today: date) -> None:
    """Neighbourhoods that still have time to send their decision are waited for (20.3).

    Whoever is late holds nobody up: what was counted is known, and the breach is told.
    """
    owed = await decisions_owed(session, matter_id)
    waited = [each for each in owed if each.deadline.due_on and today <= each.deadline.due_on]
    if not waited:
        return
    names = await unit_names(session)
    latest = max(each.deadline.due_on for each in waited if each.deadline.due_on)
    raise DecisionsOwed(
        count=len(waited),
        names=", ".join(names.get(each.round.unit_id, "") for each in waited[:NAMED_MAX]),
        due_on=f"{latest:%d/%m/%Y}",
        basis=waited[0].deadline.basis,
    )


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
