"""Keeps the officials as the directory tells them."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import OfficialAppointed, OfficialLeft, OfficialMoved
from libs.kernel.events import Heard
from libs.kernel.listener import Hears
from services.inspections.officials.tables import Official


async def know_official(
    session: AsyncSession, event: OfficialAppointed | OfficialMoved, heard: Heard
) -> None:
    """An account works in a unit, or in another one than before."""
    told = {"unit_id": event.unit_id, "roles": list(event.roles), "at_work": True}
    row = insert(Official).values(id=event.account_id, ward_id=heard.ward_id, **told)
    await session.execute(row.on_conflict_do_update(index_elements=["id"], set_=told))


async def forget_official(session: AsyncSession, event: OfficialLeft, heard: Heard) -> None:
    """An account holds no role any more."""
    await session.execute(
        update(Official)
        .where(Official.ward_id == heard.ward_id, Official.id == event.account_id)
        .values(at_work=False)
    )


HEARS: Hears = {
    OfficialAppointed: know_official,
    OfficialMoved: know_official,
    OfficialLeft: forget_official,
}
