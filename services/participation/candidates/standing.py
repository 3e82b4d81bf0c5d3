"""Who stands, for whoever counts ballots in a meeting or after a handing out."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.decisions import Clause
from services.participation.candidates.queries import StandingView, standing_in
from services.participation.matters.tables import Matter


async def standing(session: AsyncSession, matter: Matter) -> list[StandingView]:
    """Who stands in an election; nobody where residents decide anything else."""
    if matter.clause != Clause.HEAD:
        return []
    people = await standing_in(session, matter.id)
    return [StandingView(id=p.id, ordinal=p.ordinal, full_name=p.full_name) for p in people]
