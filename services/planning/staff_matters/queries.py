"""The matters of a place of work, and what the law lets staff decide or be asked about."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.permissions import permit
from services.planning.conferences.queries import workplace_unit
from services.planning.staff_matters.tables import StaffProposal

PROPOSALS_MAX = 200


async def matters_seen(session: AsyncSession, by: Actor, unit_id: UUID) -> Sequence[StaffProposal]:
    """The matters of a unit, open ones first, then the latest."""
    permit(by, "see_conferences", unit_id=unit_id)
    await workplace_unit(session, unit_id)
    query = select(StaffProposal).where(
        StaffProposal.ward_id == by.ward_id, StaffProposal.unit_id == unit_id
    )
    ordered = query.order_by(
        StaffProposal.settled_on.is_not(None), StaffProposal.proposed_on.desc(), StaffProposal.id
    )
    return (await session.execute(ordered.limit(PROPOSALS_MAX))).scalars().all()
