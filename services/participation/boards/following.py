"""What follows when residents' vote on a member is recognised by the Front, or abolished."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.rows import found
from services.participation.boards import telling
from services.participation.boards.kinds import LeftAs, Source
from services.participation.boards.membership import end_membership
from services.participation.boards.queries import (
    free_seats,
    member_dismissed_by,
    members_of,
    neighbourhoods,
)
from services.participation.boards.tables import Board, BoardMember
from services.participation.candidates.queries import candidates_of, election_of, votes_in
from services.participation.candidates.rules import elected
from services.participation.candidates.tables import Candidate, Election
from services.participation.matters.tables import Matter
from services.participation.rounds.queries import counted_round


async def follow_recognition(
    session: AsyncSession, matter: Matter, *, by: Actor, now: datetime
) -> None:
    """From the day of recognition: whoever was elected is on the board, whoever dismissed is not.

    A board that has ended meanwhile gets nobody.
    """
    on = matter.effective_on or now.date()
    election = await election_of(session, matter.id)
    if election is None or election.board_id is None:
        member = await member_dismissed_by(session, matter.id)
        if member is None or member.left_on:
            return
        row = await found(session, Board, member.board_id, lock=True)
        await end_membership(session, row, member, LeftAs.DISMISSED, on, by=by, now=now)
        return
    row = await found(session, Board, election.board_id, lock=True)
    if row.ended_on:
        return
    for each in await _elected(session, matter, election):
        session.add(
            BoardMember(
                board_id=row.id,
                source=Source.ELECTED,
                full_name=each.full_name,
                since=on,
                unit_id=election.unit_id,
                election_id=election.id,
            )
        )
    await session.flush()
    members = len(await members_of(session, [row.id]))
    record(session, by, "seat_members", row.id, now, on=on, members=members)
    telling.changed(
        session, row, "elected", unit_id=election.unit_id, on=on, members=members, now=now
    )


async def follow_abolition(
    session: AsyncSession, matter: Matter, *, by: Actor, now: datetime
) -> None:
    """A vote abolished as unlawful put nobody on a board and dismissed nobody (article 22)."""
    election = await election_of(session, matter.id)
    if election is None or election.board_id is None:
        await _reinstate(session, matter, by=by, now=now)
        return
    row = await found(session, Board, election.board_id, lock=True)
    for each in await members_of(session, [row.id]):
        if each.election_id == election.id:
            await end_membership(session, row, each, LeftAs.ANNULLED, now.date(), by=by, now=now)


async def _reinstate(session: AsyncSession, matter: Matter, *, by: Actor, now: datetime) -> None:
    """Whoever was dismissed is on the board again, unless the seat was taken since."""
    member = await member_dismissed_by(session, matter.id)
    if member is None or member.unit_id is None or member.left_as != LeftAs.DISMISSED:
        return
    row = await found(session, Board, member.board_id, lock=True)
    members, units = await members_of(session, [row.id]), await neighbourhoods(session)
    if row.ended_on or member.unit_id not in free_seats(row, members, units):
        return
    member.left_on, member.left_as = None, None
    record(session, by, "reinstate_member", row.id, now)
    count, on = len(members) + 1, now.date()
    telling.changed(
        session, row, "reinstated", unit_id=member.unit_id, on=on, members=count, now=now
    )


async def _elected(session: AsyncSession, matter: Matter, election: Election) -> list[Candidate]:
    """Whom more than half of all households elected."""
    counted, people = (
        await counted_round(session, matter.id),
        await candidates_of(session, election.id),
    )
    if counted is None:
        return []
    votes = await votes_in(session, counted.id, people, yes=counted.yes)
    won = elected(votes, counted.households, counted.opened_on, election.seats)
    return [each for each in people if each.id in won]
