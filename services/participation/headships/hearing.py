"""What the directory tells of roles: whoever was elected has the account of the head."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import OfficialAppointed, OfficialMoved
from libs.kernel.clock import VIETNAM
from libs.kernel.events import Heard
from libs.kernel.listener import Hears
from libs.permissions import Role
from services.participation.headships.queries import current_headship


async def seat_head(
    session: AsyncSession, event: OfficialAppointed | OfficialMoved, heard: Heard
) -> None:
    """An account became head of a neighbourhood after the term began. Whose it is is not kept."""
    if event.unit_id is None or Role.NEIGHBOURHOOD_HEAD not in event.roles:
        return
    on = event.occurred_at.astimezone(VIETNAM).date()
    row = await current_headship(session, event.unit_id, lock=True)
    if row and row.seated_on is None and on >= row.since:
        row.seated_on = on


HEARS: Hears = {OfficialAppointed: seat_head, OfficialMoved: seat_head}
