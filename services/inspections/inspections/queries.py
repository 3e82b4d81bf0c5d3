"""Reads checks, each only for who may know of it. Nothing else in this service selects them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.inspections.inspections.rules import InspectionKind, Secrecy, may_see
from services.inspections.inspections.tables import Inspection

IN_A_YEAR_MAX = 2_000


async def inspections(session: AsyncSession, year: int, by: Actor) -> list[Inspection]:
    """The checks of a year that `by` may know of, the newest first."""
    query = (
        select(Inspection)
        .where(Inspection.ward_id == ward_of(session))
        .where(Inspection.planned_on.between(date(year, 1, 1), date(year, 12, 31)))
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
