"""How a service keeps its ward and units as the directory tells them."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed, UnitOpened, UnitRenamed, WardOnboarded
from libs.kernel.database import remember_ward
from libs.kernel.events import Heard
from libs.kernel.ids import new_id
from libs.kernel.listener import Hears
from libs.remembered.tables import KnownUnit, KnownWard


def hears(ward: type[KnownWard], unit: type[KnownUnit]) -> Hears:
    """The acts that keep both tables as the directory tells them."""

    async def know_ward(session: AsyncSession, event: WardOnboarded, heard: Heard) -> None:
        await remember_ward(session)
        told = {"name": event.name, "kind": event.kind, "province_name": event.province_name}
        row = insert(ward).values(id=new_id(), ward_id=heard.ward_id, **told)
        await session.execute(row.on_conflict_do_update(index_elements=["ward_id"], set_=told))

    async def know_unit(session: AsyncSession, event: UnitOpened, heard: Heard) -> None:
        told = {"kind": event.kind, "name": event.name, "short_name": event.short_name}
        row = insert(unit).values(id=event.unit_id, ward_id=heard.ward_id, **told)
        await session.execute(row.on_conflict_do_update(index_elements=["id"], set_=told))

    async def rename_unit(session: AsyncSession, event: UnitRenamed, heard: Heard) -> None:
        names = {"name": event.name, "short_name": event.short_name}
        await _change(session, unit, event.unit_id, heard, **names)

    async def close_unit(session: AsyncSession, event: UnitClosed, heard: Heard) -> None:
        ended = {"closed_on": event.closed_on, "successor_id": event.successor_id}
        await _change(session, unit, event.unit_id, heard, **ended)

    return {
        WardOnboarded: know_ward,
        UnitOpened: know_unit,
        UnitRenamed: rename_unit,
        UnitClosed: close_unit,
    }


async def _change(
    session: AsyncSession, unit: type[KnownUnit], unit_id: UUID, heard: Heard, **told: object
) -> None:
    changed = update(unit).where(unit.ward_id == heard.ward_id, unit.id == unit_id).values(**told)
    await session.execute(changed)
