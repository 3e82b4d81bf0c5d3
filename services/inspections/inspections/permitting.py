"""Who makes the self-check of a unit: its own people; for a school, which has no desk, the ward."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.permissions import permit
from libs.remembered.queries import working_unit
from libs.rows import found
from services.inspections.inspections.tables import Inspection
from services.inspections.tables import Unit

SCHOOL = "school"


async def permit_self_check(session: AsyncSession, by: Actor, unit_id: UUID) -> None:
    """Refuse who may not begin one; of one unit one is begun at a time."""
    await one_at_a_time(session, f"self-check:{unit_id}")
    unit = await working_unit(session, Unit, unit_id)
    if unit.kind == SCHOOL and by.unit_id != unit_id:
        permit(by, "record_school_check")
    else:
        permit(by, "begin_self_check", unit_id=unit_id)


async def permit_ending(session: AsyncSession, by: Actor, row: Inspection) -> None:
    """Refuse who may not finish one."""
    unit = await found(session, Unit, row.unit_id)
    if unit.kind == SCHOOL and by.unit_id != unit.id:
        permit(by, "record_school_check")
    else:
        permit(by, "finish_self_check", unit_id=unit.id)
