"""What meetings and counts ask of an election: its day, and the votes of each candidate."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.decisions import Clause
from services.participation.candidates import rules
from services.participation.candidates.queries import candidates_of, election_of, votes_in
from services.participation.candidates.rules import Step
from services.participation.matters.chairing import DISMISSAL
from services.participation.matters.tables import Matter


async def check_called(session: AsyncSession, matter: Matter) -> None:
    """Into a board somebody is elected or dismissed: nobody votes on yes or no alone (khoản 5)."""
    if matter.clause != Clause.BOARD or DISMISSAL in matter.facts:
        return
    if await election_of(session, matter.id) is None:
        raise rules.ElectionNotCalled


async def check_meeting_day(session: AsyncSession, matter_id: UUID, on: date) -> None:
    """An election is held on the day that was decided, and only once it is announced."""
    election = await election_of(session, matter_id)
    if election is None:
        return
    if election.announced_on is None:
        board = election.board_id is not None
        raise rules.NotAnnounced(basis=rules.due(Step.ANNOUNCEMENT, election.on, board=board).basis)
    if on != election.on:
        raise rules.ElectionDayIsFixed(on=f"{election.on:%d/%m/%Y}")


async def check_candidate_votes(
    session: AsyncSession, matter_id: UUID, round_id: UUID, *, yes: int, other: int
) -> None:
    """Where several stand, the ballots of each were written down and make up the count."""
    election = await election_of(session, matter_id)
    people = await candidates_of(session, election.id) if election else ()
    if election and len(people) > 1:
        votes = await votes_in(session, round_id, people, yes=yes)
        rules.check_votes(list(votes.values()), yes, other, election.seats)
