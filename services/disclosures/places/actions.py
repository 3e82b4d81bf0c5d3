"""Keeps the ward's places and units as the directory tells them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.ids import new_id
from libs.rows import ward_of
from services.disclosures.places.rules import NEIGHBOURHOOD, SEATS, seat_id
from services.disclosures.posting.rules import PlaceKind
from services.disclosures.tables import Disclosure, Obligation, Place, Unit, Ward
from services.disclosures.yearly.rules import OPEN
from services.disclosures.yearly.tables import DisclosurePlan, PlanLine


async def open_seats(session: AsyncSession, ward_name: str) -> None:
    """A ward has its headquarters and its place for receiving citizens from the first day."""
    ward = insert(Ward).values(id=new_id(), ward_id=ward_of(session), name=ward_name)
    await session.execute(ward.on_conflict_do_nothing())
    for kind, name in SEATS.items():
        row = insert(Place).values(
            id=seat_id(ward_of(session), kind),
            ward_id=ward_of(session),
            kind=kind,
            name=f"{name} {ward_name}",
        )
        await session.execute(row.on_conflict_do_nothing())


async def open_unit(
    session: AsyncSession,
    unit_id: UUID,
    *,
    kind: str,
    name: str,
    short_name: str,
    community_house: str | None,
) -> None:
    """A unit began; a neighbourhood with a community house is a place for sheets."""
    same = {"id": unit_id, "ward_id": ward_of(session)}
    unit = insert(Unit).values(**same, kind=kind, name=name, short_name=short_name)
    await session.execute(unit.on_conflict_do_nothing())
    if kind == NEIGHBOURHOOD and community_house:
        house = insert(Place).values(
            **same, kind=PlaceKind.COMMUNITY_HOUSE, name=community_house, unit_id=unit_id
        )
        await session.execute(house.on_conflict_do_nothing())


async def house_unit(session: AsyncSession, unit_id: UUID, *, community_house: str) -> None:
    """A neighbourhood that is there has a community house: a place for sheets from now on."""
    house = insert(Place).values(
        id=unit_id,
        ward_id=ward_of(session),
        kind=PlaceKind.COMMUNITY_HOUSE,
        name=community_house,
        unit_id=unit_id,
    )
    await session.execute(house.on_conflict_do_nothing())


async def rename_unit(session: AsyncSession, unit_id: UUID, *, name: str, short_name: str) -> None:
    """A unit goes on under another name."""
    await session.execute(
        update(Unit)
        .where(Unit.ward_id == ward_of(session), Unit.id == unit_id)
        .values(name=name, short_name=short_name)
    )


async def close_unit(
    session: AsyncSession, unit_id: UUID, *, successor_id: UUID | None, closed_on: date
) -> None:
    """A unit ended: its place asks for no sheet any more, what it owes goes to its successor.

    So do its lines in a plan that is not adopted yet; an adopted one says what was decided.
    """
    ward = ward_of(session)
    for table in (Unit, Place):
        await session.execute(
            update(table)
            .where(table.ward_id == ward, table.id == unit_id)
            .values(closed_on=closed_on)
        )
    await session.execute(
        update(Obligation)
        .where(Obligation.ward_id == ward, Obligation.owner_unit_id == unit_id)
        .where(Obligation.met_on.is_(None))
        .values(owner_unit_id=successor_id)
    )
    await session.execute(
        update(Disclosure)
        .where(Disclosure.ward_id == ward, Disclosure.owner_unit_id == unit_id)
        .where(Disclosure.completed_on.is_(None), Disclosure.withdrawn_on.is_(None))
        .values(owner_unit_id=successor_id)
    )
    written = select(DisclosurePlan.id).where(
        DisclosurePlan.ward_id == ward, DisclosurePlan.state.in_(OPEN)
    )
    await session.execute(
        update(PlanLine)
        .where(PlanLine.ward_id == ward, PlanLine.owner_unit_id == unit_id)
        .where(PlanLine.plan_id.in_(written))
        .values(owner_unit_id=successor_id)
    )
