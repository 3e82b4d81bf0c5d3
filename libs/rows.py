"""Rows of a ward by their id, and columns that hold one of a few words."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from sqlalchemy import CheckConstraint, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.kernel.tables import OfWard

Row = TypeVar("Row", bound=OfWard)


def one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    """Only these words may stand in that column."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


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
