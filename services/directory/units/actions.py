"""Opening, renaming and closing units."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed, UnitHoused, UnitOpened, UnitRenamed
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from services.directory.tables import Unit
from services.directory.units import rules
from services.directory.wards.actions import must_be_onboarded


async def open_unit(
    session: AsyncSession,
    *,
    kind: str,
    name: str,
    short_name: str | None = None,
    parent_id: UUID | None = None,
    community_house: str | None = None,
    by: Actor,
    now: datetime,
) -> Unit:
    """A body of the ward, or beside it, is entered."""
    permit(by, "open_unit", unit_id=parent_id)
    await must_be_onboarded(session)
    rules.check_house(kind, community_house)
    await _name_is_free(session, name)
    if parent_id and not await _open(session, parent_id):
        raise rules.ParentNotOpen
    unit = Unit(
        kind=kind,
        name=name,
        name_key=rules.name_key(name),
        short_name=short_name or name,
        parent_id=parent_id,
        community_house=community_house,
        opened_on=now.date(),
    )
    session.add(unit)
    await session.flush()
    told = {"kind": unit.kind, "name": unit.name, "short_name": unit.short_name}
    record(session, by, "open_unit", unit.id, now, **told)
    house = unit.community_house
    emit(session, UnitOpened(occurred_at=now, unit_id=unit.id, **told, community_house=house))
    return unit


async def rename_unit(
    session: AsyncSession,
    unit_id: UUID,
    *,
    name: str,
    short_name: str | None,
    by: Actor,
    now: datetime,
) -> Unit:
    """A unit goes on under another name; the old one stays readable."""
    permit(by, "rename_unit", unit_id=unit_id)
    unit = await _must_be_open(session, unit_id)
    if rules.name_key(name) != unit.name_key:
        await _name_is_free(session, name)
    former = {"name": unit.name, "short_name": unit.short_name, "until_on": f"{now.date()}"}
    unit.former_names = [*unit.former_names, former]
    unit.name, unit.name_key, unit.short_name = name, rules.name_key(name), short_name or name
    await session.flush()
    record(session, by, "rename_unit", unit.id, now, was=former["name"], name=name)
    told = {"name": unit.name, "short_name": unit.short_name}
    emit(session, UnitRenamed(occurred_at=now, unit_id=unit.id, **told))
    return unit


async def house_unit(
    session: AsyncSession, unit_id: UUID, *, community_house: str, by: Actor, now: datetime
) -> Unit:
    """A neighbourhood that was entered without its community house gets one, once."""
    permit(by, "import_units")
    unit = await _must_be_open(session, unit_id)
    rules.check_house(unit.kind, community_house)
    if unit.community_house:
        raise rules.HouseThere(name=unit.community_house)
    unit.community_house = community_house
    record(session, by, "house_unit", unit.id, now, community_house=community_house)
    emit(session, UnitHoused(occurred_at=now, unit_id=unit.id, community_house=community_house))
    return unit


async def close_unit(
    session: AsyncSession,
    unit_id: UUID,
    *,
    closed_on: date,
    successor_id: UUID | None,
    by: Actor,
    now: datetime,
) -> Unit:
    """A unit ends; what it still owes goes to its successor."""
    permit(by, "close_unit", unit_id=unit_id)
    unit = await _must_be_open(session, unit_id)
    if not unit.opened_on <= closed_on <= now.date():
        raise rules.ClosedBeforeOpened
    if successor_id and (successor_id == unit_id or not await _open(session, successor_id)):
        raise rules.SuccessorNotOpen
    unit.closed_on, unit.successor_id = closed_on, successor_id
    record(session, by, "close_unit", unit.id, now, closed_on=closed_on, successor=successor_id)
    told = {"successor_id": successor_id, "closed_on": closed_on}
    emit(session, UnitClosed(occurred_at=now, unit_id=unit.id, **told))
    return unit


async def _name_is_free(session: AsyncSession, name: str) -> None:
    same = select(Unit.id).where(
        Unit.ward_id == session.info["ward_id"],
        Unit.name_key == rules.name_key(name),
        Unit.closed_on.is_(None),
    )
    if await session.scalar(same):
        raise rules.NameTaken(name=name)


async def _must_be_open(session: AsyncSession, unit_id: UUID) -> Unit:
    unit = await session.get(Unit, unit_id, with_for_update=True, populate_existing=True)
    if unit is None:
        raise rules.NoSuchUnit
    if unit.closed_on:
        raise rules.AlreadyClosed
    return unit


async def _open(session: AsyncSession, unit_id: UUID) -> bool:
    unit = await session.get(Unit, unit_id)
    return unit is not None and unit.closed_on is None
