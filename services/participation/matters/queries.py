"""Reads matters: for everybody, and for whoever works on them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.participation.matters.rules import ANNOUNCED, UNSEEN, MatterState
from services.participation.matters.tables import Matter
from services.participation.tables import Unit

SHOWN_MAX = 200


async def matters(
    session: AsyncSession, *, unit_id: UUID | None = None, public: bool
) -> Sequence[Matter]:
    """Matters, the latest step first; of one neighbourhood those of the whole ward too, and of
    neighbourhoods that were merged into it."""
    query = select(Matter).where(Matter.ward_id == ward_of(session))
    if unit_id:
        merged = select(Unit.id).where(
            Unit.ward_id == ward_of(session), Unit.successor_id == unit_id
        )
        of_it = (Matter.unit_id == unit_id) | Matter.unit_id.in_(merged)
        query = query.where(of_it | Matter.unit_id.is_(None))
    if public:
        taken_back = Matter.state == MatterState.WITHDRAWN
        announced = taken_back & Matter.facts.contains([ANNOUNCED])
        query = query.where(Matter.state.not_in(UNSEEN) | announced)
    ordered = query.order_by(Matter.last_on.desc(), Matter.id.desc()).limit(SHOWN_MAX)
    return (await session.scalars(ordered)).all()


async def public_matter(session: AsyncSession, matter_id: UUID) -> Matter:
    """A matter that is on the agenda or was; raises NotFound for any other."""
    row = await found(session, Matter, matter_id)
    taken_back = row.state == MatterState.WITHDRAWN and ANNOUNCED in row.facts
    if row.state in UNSEEN and not taken_back:
        raise NotFound
    return row
