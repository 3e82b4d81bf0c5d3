"""Another day for an election: put off, missed, or a second meeting after a lacking one."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found
from services.participation.candidates.tables import Election
from services.participation.elections import days, rules, telling
from services.participation.handouts.queries import handouts_of
from services.participation.handouts.rules import HandoutState
from services.participation.matters.standings import matter_locked
from services.participation.meetings.queries import meetings_of
from services.participation.meetings.rules import MeetingState


async def move_election(
    session: AsyncSession,
    election_id: UUID,
    *,
    on: date,
    number: str,
    reason: str,
    by: Actor,
    now: datetime,
) -> Election:
    """The chair, or into a board the head, sets another day; residents have to be told anew.

    What was done stays done: candidates and team are those of the first day.
    """
    row = await found(session, Election, election_id, lock=True)
    permit(by, "move_election", unit_id=row.unit_id)
    days.check_mover(by, row.board_id, number)
    if row.called_off_on:
        raise rules.ElectionNotHeld
    matter = await matter_locked(session, row.matter_id)
    if matter.state not in days.NOT_VOTED:
        raise days.VoteBegun
    for each in await meetings_of(session, matter.id):
        if each.state == MeetingState.PLANNED:
            raise days.MeetingStands(on=f"{each.on:%d/%m/%Y}")
    for ballots in await handouts_of(session, matter.id):
        if ballots.state == HandoutState.PLANNED:
            raise days.HandoutStands(on=f"{ballots.starts_on:%d/%m/%Y}")
    board = row.board_id is not None
    days.check_moved(row.first_on or row.on, row.on, on, now.date(), board=board)
    row.first_on, row.on, row.announced_on = row.first_on or row.on, on, None
    row.moved_reason = reason
    record(session, by, "move_election", row.id, now, on=on, number=number)
    telling.moved(session, row, now, second="lacking" in matter.facts)
    return row
