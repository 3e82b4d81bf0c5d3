"""How a service keeps its ward and units as the directory tells them."""

from __future__ import annotations

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed, UnitOpened, UnitRenamed, WardOnboarded
from libs.kernel.database import remember_ward
from libs.kernel.events import Heard
from libs.kernel.ids import new_id
from libs.kernel.listener import Hears
from libs.remembered.tables import KnownUnit, KnownWard
from libs.rows import found


def hears(ward: type[KnownWard], unit: type[KnownUnit]) -> Hears:
    """The acts that keep both tables as the directory tells them."""
    return {**hears_of_ward(ward), **hears_of_units(unit)}


def hears_of_ward(ward: type[KnownWard]) -> Hears:
    """Let the daily jobs visit the ward, and keep its name for the head of its papers."""

    async def know_ward(session: AsyncSession, event: WardOnboarded, heard: Heard) -> None:
        await remember_ward(session)
        told = {"name": event.name, "kind": event.kind, "province_name": event.province_name}
        row = insert(ward).values(id=new_id(), ward_id=heard.ward_id, **told)
        await session.execute(row.on_conflict_do_update(index_elements=["ward_id"], set_=told))

    return {WardOnboarded: know_ward}


def hears_of_units(unit: type[KnownUnit]) -> Hears:
    """Keep the units: known when told of, renamed, and closed with their successor."""

    async def know_unit(session: AsyncSession, event: UnitOpened, heard: Heard) -> None:
        told = {"kind": event.kind, "name": event.name, "short_name": event.short_name}
        row = insert(unit).values(id=event.unit_id, ward_id=heard.ward_id, **told)
        await session.execute(row.on_conflict_do_update(index_elements=["id"], set_=told))

    async def rename_unit(session: AsyncSession, event: UnitRenamed, heard: Heard) -> None:
        row = await found(session, unit, event.unit_id)
        row.name, row.short_name = event.name, event.short_name

    async def close_unit(session: AsyncSession, event: UnitClosed, heard: Heard) -> None:
        row = await found(session, unit, event.unit_id)
        row.closed_on, row.successor_id = event.closed_on, event.successor_id

    return {UnitOpened: know_unit, UnitRenamed: rename_unit, UnitClosed: close_unit}
