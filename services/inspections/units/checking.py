"""Which units the people's committee may check and ask: its own, schools and neighbourhoods.

The Front, the people's boards, the council and the Party are checked by nobody of the committee.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import Refusal
from libs.remembered.queries import working_unit
from services.inspections.tables import Unit

CHECKED = ("office", "department", "service_centre", "school", "neighbourhood")


class NotTheCommittees(Refusal):
    """{name} không thuộc Ủy ban nhân dân nên Ủy ban không kiểm tra, không yêu cầu được."""


async def checked_unit(session: AsyncSession, unit_id: UUID) -> Unit:
    """A working unit that the committee may check. Raises NotFound, UnitClosedNow and this."""
    unit = await working_unit(session, Unit, unit_id)
    if unit.kind not in CHECKED:
        raise NotTheCommittees(name=unit.name)
    return unit
