"""Rows by their id; what is not there, or belongs to another ward, is not found."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound, Refusal
from libs.kernel.tables import OfWard
from libs.vietnamese import sort_key
from services.reception.tables import Unit

Row = TypeVar("Row", bound=OfWard)


class UnitClosedNow(Refusal):
    """Đơn vị {name} không còn hoạt động. Hãy chọn đơn vị khác."""


def ward_of(session: AsyncSession) -> str:
    """The ward this session is bound to."""
    return str(session.info["ward_id"])


async def found(session: AsyncSession, kind: type[Row], row_id: UUID, *, lock: bool = False) -> Row:
    """The row of this ward; locked where two people may change it at once. Raises NotFound."""
    query = select(kind).where(kind.ward_id == ward_of(session), kind.id == row_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    row = (await session.execute(query)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def working_unit(session: AsyncSession, unit_id: UUID) -> Unit:
    """A unit that can be given work. Raises NotFound and UnitClosedNow."""
    unit = await found(session, Unit, unit_id)
    if unit.closed_on:
        raise UnitClosedNow(name=unit.name)
    return unit


async def working_units(session: AsyncSession) -> list[Unit]:
    """Every unit of the ward that still works, in the order of their names."""
    query = select(Unit).where(Unit.ward_id == ward_of(session), Unit.closed_on.is_(None))
    return sorted((await session.execute(query)).scalars(), key=lambda unit: sort_key(unit.name))
