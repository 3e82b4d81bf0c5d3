"""Who stands, for whoever counts ballots in a meeting or after a handing out."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from services.participation.candidates.queries import StandingView, candidates_of, election_of
from services.participation.candidates.rules import ELECTED_BY_CLAUSE
from services.participation.matters.tables import Matter


async def standing(session: AsyncSession, matter: Matter) -> list[StandingView]:
    """Who stands in an election; nobody where residents decide anything else."""
    if matter.clause not in ELECTED_BY_CLAUSE:
        return []
    election = await election_of(session, matter.id)
    people = await candidates_of(session, election.id) if election else ()
    return [StandingView(id=p.id, ordinal=p.ordinal, full_name=p.full_name) for p in people]
