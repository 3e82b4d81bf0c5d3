"""Reads which households accept the web for a matter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.decisions import Clause
from libs.rows import ward_of
from services.participation.acceptances import rules
from services.participation.acceptances.rules import Tally
from services.participation.acceptances.tables import Acceptance
from services.participation.households.queries import roll_on
from services.participation.matters.tables import Matter


async def acceptances_of(session: AsyncSession, matter_id: UUID) -> Sequence[Acceptance]:
    """Every acceptance of a matter, those that were taken back too."""
    query = select(Acceptance).where(
        Acceptance.ward_id == ward_of(session), Acceptance.matter_id == matter_id
    )
    return (await session.scalars(query)).all()


async def accepting(session: AsyncSession, matter_id: UUID) -> set[UUID]:
    """The households that accept now, on the roll or not any more."""
    rows = await acceptances_of(session, matter_id)
    return {each.household_id for each in rows if each.ended_on is None}


async def tally_on(session: AsyncSession, matter: Matter, on: date) -> Tally:
    """How many households of the roll of a day accept, of how many."""
    assert matter.unit_id is not None  # the law has no online vote of the whole ward
    roll = {each.id for each in await roll_on(session, matter.unit_id, on)}
    return rules.tally(len(await accepting(session, matter.id) & roll), len(roll), on)


async def matters_asked(session: AsyncSession, unit_id: UUID) -> Sequence[Matter]:
    """The matters of a neighbourhood about which its households are asked now, oldest first."""
    query = (
        select(Matter)
        .where(Matter.ward_id == ward_of(session), Matter.unit_id == unit_id)
        .where(Matter.clause == Clause.OTHER, Matter.state.in_(rules.ASKED))
        .order_by(Matter.proposed_on, Matter.id)
    )
    return (await session.scalars(query)).all()
