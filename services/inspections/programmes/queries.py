"""Reads the programme of a year, and who has checked themselves for it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.ids import new_id
from libs.rows import found, ward_of
from services.inspections.inspections.rules import InspectionKind
from services.inspections.programmes import rules
from services.inspections.programmes.rules import ProgrammeState
from services.inspections.programmes.tables import CheckItem, CheckProgramme
from services.inspections.tables import Unit
from services.inspections.units.checking import CHECKED


async def programmes(session: AsyncSession, by: Actor) -> list[CheckProgramme]:
    """Every programme that `by` may read, the newest year first."""
    query = (
        select(CheckProgramme)
        .where(CheckProgramme.ward_id == ward_of(session))
        .order_by(CheckProgramme.year.desc())
        .limit(100)
    )
    rows = (await session.execute(query)).scalars()
    return [row for row in rows if rules.may_read(ProgrammeState(row.state), by)]


async def programme(session: AsyncSession, programme_id: UUID, by: Actor) -> CheckProgramme:
    """One that `by` may read; raises NotFound."""
    row = await found(session, CheckProgramme, programme_id)
    if not rules.may_read(ProgrammeState(row.state), by):
        raise NotFound
    return row


async def begun_programme(
    session: AsyncSession, year: int, author_id: str, *, plan_number: str = ""
) -> CheckProgramme | None:
    """The programme of a year, begun now; None when the year has one, whoever was faster."""
    wanted = insert(CheckProgramme).values(
        id=new_id(),
        ward_id=ward_of(session),
        year=year,
        author_id=author_id,
        state=ProgrammeState.DRAFTED,
        number="",
        plan_number=plan_number,
    )
    made = await session.scalar(
        wanted.on_conflict_do_nothing(index_elements=["ward_id", "year"]).returning(
            CheckProgramme.id
        )
    )
    return await found(session, CheckProgramme, made) if made else None


async def programme_of(session: AsyncSession, year: int) -> CheckProgramme:
    """The programme of a year that has one, locked."""
    query = select(CheckProgramme).where(
        CheckProgramme.ward_id == ward_of(session), CheckProgramme.year == year
    )
    row: CheckProgramme = (await session.scalars(query.with_for_update())).one()
    return row


async def items_of(session: AsyncSession, programme_id: UUID) -> Sequence[CheckItem]:
    """The lines of a programme by month."""
    query = (
        select(CheckItem)
        .where(CheckItem.ward_id == ward_of(session), CheckItem.programme_id == programme_id)
        .order_by(CheckItem.month, CheckItem.id)
    )
    return (await session.execute(query)).scalars().all()


async def check_item_of(
    session: AsyncSession, check_item_id: UUID, kind: InspectionKind, unit_id: UUID
) -> CheckItem:
    """The line that a check of this kind and unit follows; raises where it may not follow it."""
    item = await found(session, CheckItem, check_item_id)
    programme = await found(session, CheckProgramme, item.programme_id)
    rules.check_following(ProgrammeState(programme.state), InspectionKind(item.kind), kind)
    everybody = await self_checking(session) if item.unit_id is None else [item.unit_id]
    rules.check_owing(unit_id, everybody)
    return item


async def self_checking(session: AsyncSession) -> list[UUID]:
    """The units that owe a self-check when a line is everybody's."""
    query = select(Unit.id).where(
        Unit.ward_id == ward_of(session),
        Unit.closed_on.is_(None),
        Unit.kind.in_(CHECKED),
    )
    return list((await session.execute(query)).scalars())
