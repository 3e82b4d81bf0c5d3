"""Each night: of which units a petition is pending, told where the answer changed.

Whether, and nothing else (docs/decisions/0019). No line of history, which the unit might read.
"""

from __future__ import annotations

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.pending import UnitStandingChanged
from libs.kernel.actor import Actor
from libs.kernel.clock import VIETNAM
from libs.kernel.outbox import emit
from libs.rows import ward_of
from services.reception.cases.tables import Case
from services.reception.pending.rules import flips
from services.reception.pending.tables import PendingUnit
from services.reception.tables import Unit


async def tell_unit_standings(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Tell of each unit whose answer is not what was told last; its moment is only a day."""
    pending, known = await _pending(session), PendingUnit.ward_id == ward_of(session)
    told = set((await session.scalars(select(PendingUnit.unit_id).where(known))).all())
    today = datetime.combine(now.date(), time.min, VIETNAM)
    for unit_id, is_pending in flips(pending, told).items():
        if is_pending:
            session.add(PendingUnit(unit_id=unit_id))
        else:
            await session.execute(delete(PendingUnit).where(known, PendingUnit.unit_id == unit_id))
        said = {"petition_pending": is_pending, "as_of": now.date()}
        emit(session, UnitStandingChanged(occurred_at=today, unit_id=unit_id, **said))


async def _pending(session: AsyncSession) -> set[UUID]:
    """The ward's own units that a case which is not settled accuses; nothing sealed is opened."""
    accused = func.jsonb_array_elements_text(Case.accused_unit_ids)
    query = (
        select(accused)
        .distinct()
        .where(
            Case.ward_id == ward_of(session), Case.settled_on.is_(None), Case.closed_on.is_(None)
        )
    )
    units = select(Unit.id).where(Unit.ward_id == ward_of(session))
    named = {UUID(each) for each in (await session.scalars(query)).all()}
    return named & set((await session.scalars(units)).all())
