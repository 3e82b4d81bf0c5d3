"""Which units may read a letter: those that have a case of it now."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from services.reception.cases.queries import intake_of, parts_of
from services.reception.cases.tables import Case
from services.reception.sealed.letters import let_read


async def let_read_who_has_it(session: AsyncSession, case: Case) -> None:
    """After a case was given to a unit, or taken from one: who had it reads its letter no more."""
    intake = await intake_of(session, case)
    parts = await parts_of(session, case.intake_id)
    await let_read(
        session, intake.sealed_id, unit_ids={part.unit_id for part in parts if part.unit_id}
    )
