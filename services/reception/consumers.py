"""What reception does when others speak."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed, UnitOpened, UnitRenamed, WardOnboarded
from libs.contracts.planning.reception import DayHeld, ReceptionDaysSet
from libs.contracts.planning.tasks import TaskDone
from libs.kernel.actor import Actor
from libs.kernel.database import remember_ward
from libs.kernel.events import Heard
from libs.kernel.ids import new_id
from libs.kernel.listener import Hears
from services.reception.cases.following import hand_on_cases
from services.reception.dialogues.committing import settle_commitment
from services.reception.sessions.planned import make_sessions
from services.reception.tables import Unit, Ward


async def know_ward(session: AsyncSession, event: WardOnboarded, heard: Heard) -> None:
    """Let the daily jobs visit the ward, and keep its name for the head of its papers."""
    await remember_ward(session)
    told = {"name": event.name, "kind": event.kind, "province_name": event.province_name}
    row = insert(Ward).values(id=new_id(), ward_id=heard.ward_id, **told)
    await session.execute(row.on_conflict_do_update(index_elements=["ward_id"], set_=told))


async def know_unit(session: AsyncSession, event: UnitOpened, heard: Heard) -> None:
    """Keep a unit's kind and names."""
    told = {"kind": event.kind, "name": event.name, "short_name": event.short_name}
    row = insert(Unit).values(id=event.unit_id, ward_id=heard.ward_id, **told)
    await session.execute(row.on_conflict_do_update(index_elements=["id"], set_=told))


async def rename_unit(session: AsyncSession, event: UnitRenamed, heard: Heard) -> None:
    """Show the unit under its new name; what was written keeps the old one."""
    await session.execute(
        update(Unit)
        .where(Unit.ward_id == heard.ward_id, Unit.id == event.unit_id)
        .values(name=event.name, short_name=event.short_name)
    )


async def close_unit(session: AsyncSession, event: UnitClosed, heard: Heard) -> None:
    """The unit ended; it is given nothing any more, and what it had goes to its successor."""
    await session.execute(
        update(Unit)
        .where(Unit.ward_id == heard.ward_id, Unit.id == event.unit_id)
        .values(closed_on=event.closed_on, successor_id=event.successor_id)
    )
    await hand_on_cases(
        session,
        event.unit_id,
        event.successor_id,
        by=Actor("directory", heard.ward_id),
        now=event.occurred_at,
    )


async def follow_days(session: AsyncSession, event: ReceptionDaysSet, heard: Heard) -> None:
    """The plan's reception days were set or moved: the sessions are made or follow."""
    bare = tuple(DayHeld(nominal_on=on, held_on=on) for on in event.held_on)
    await make_sessions(
        session, event.plan_id, event.year, event.days or bare, now=event.occurred_at
    )


HEARS: Hears = {
    TaskDone: settle_commitment,
    WardOnboarded: know_ward,
    UnitOpened: know_unit,
    UnitRenamed: rename_unit,
    UnitClosed: close_unit,
    ReceptionDaysSet: follow_days,
}
