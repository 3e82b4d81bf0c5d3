"""Reads checks, each only for who may know of it. Nothing else in this service selects them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.inspections.inspections.rules import (
    GOING,
    InspectionKind,
    InspectionState,
    Secrecy,
    may_see,
)
from services.inspections.inspections.tables import Inspection

IN_A_YEAR_MAX = 2_000


async def inspections(session: AsyncSession, year: int, by: Actor) -> list[Inspection]:
    """The checks of a year, and those of any year not over, that `by` may know of; newest first."""
    of_year = Inspection.planned_on.between(date(year, 1, 1), date(year, 12, 31))
    query = (
        select(Inspection)
        .where(Inspection.ward_id == ward_of(session))
        .where(or_(of_year, Inspection.state.in_(GOING)))
        .order_by(Inspection.planned_on.desc(), Inspection.id.desc())
        .limit(IN_A_YEAR_MAX)
    )
    return seen_by((await session.execute(query)).scalars(), by)


async def inspection(
    session: AsyncSession, inspection_id: UUID, by: Actor, *, lock: bool = False
) -> Inspection:
    """One that `by` may know of; for anybody else it does not exist: raises NotFound."""
    row = await found(session, Inspection, inspection_id, lock=lock)
    if not may_see(row.secrecy, by):
        raise NotFound
    return row


def seen_by(rows: Iterable[Inspection], by: Actor) -> list[Inspection]:
    """Those of the rows that `by` may know of."""
    return [row for row in rows if may_see(row.secrecy, by)]


async def self_check_there(
    session: AsyncSession, unit_id: UUID, checklist: str, check_item_id: UUID | None
) -> bool:
    """Whether the unit has made, or begun, the self-check that this would be once more."""
    query = select(Inspection.id).where(
        Inspection.ward_id == ward_of(session),
        Inspection.kind == InspectionKind.SELF,
        Inspection.unit_id == unit_id,
        Inspection.check_item_id.is_not_distinct_from(check_item_id),
    )
    if check_item_id is None:  # by itself a unit may go through a list again once it is through
        query = query.where(
            Inspection.state == InspectionState.STARTED, Inspection.checklist == checklist
        )
    return (await session.execute(query.limit(1))).first() is not None


async def concluded_of(session: AsyncSession, item_ids: Sequence[UUID]) -> set[UUID]:
    """Of these lines of a programme those whose check was concluded: no more is told of it."""
    query = select(Inspection.check_item_id).where(
        Inspection.ward_id == ward_of(session),
        Inspection.state == InspectionState.CONCLUDED,
        Inspection.check_item_id.in_(item_ids),
    )
    return {found for found in (await session.execute(query)).scalars() if found}


async def self_checks_of(session: AsyncSession, item_ids: Sequence[UUID]) -> list[Inspection]:
    """The self-checks made for these lines of a programme; a self-check is no secret."""
    query = select(Inspection).where(
        Inspection.ward_id == ward_of(session),
        Inspection.kind == InspectionKind.SELF,
        Inspection.check_item_id.in_(item_ids),
    )
    return list((await session.execute(query)).scalars())


async def known_checks(
    session: AsyncSession, inspection_ids: Collection[UUID]
) -> dict[UUID, tuple[Secrecy, str]]:
    """Of each of these checks who may know of it, and its subject for those who may."""
    query = select(Inspection).where(
        Inspection.ward_id == ward_of(session), Inspection.id.in_(inspection_ids)
    )
    return {row.id: (row.secrecy, row.subject) for row in (await session.scalars(query)).all()}


async def conclusion_numbered(session: AsyncSession, number: str, year: int) -> bool:
    """Whether a conclusion of that year has this number; there is one only of known checks."""
    query = select(Inspection.id).where(
        Inspection.ward_id == ward_of(session),
        Inspection.conclusion_number == number,
        Inspection.concluded_on.between(date(year, 1, 1), date(year, 12, 31)),
    )
    return (await session.execute(query.limit(1))).first() is not None


async def last_checks(session: AsyncSession) -> dict[UUID, date]:
    """The day on which each unit was last checked by others; only what was concluded counts."""
    query = (
        select(Inspection.unit_id, func.max(Inspection.concluded_on))
        .where(Inspection.ward_id == ward_of(session), Inspection.kind != InspectionKind.SELF)
        .where(Inspection.state == InspectionState.CONCLUDED)
        .group_by(Inspection.unit_id)
    )
    return {unit_id: on for unit_id, on in await session.execute(query) if on}
