"""Reads in which unit an official works, and as what."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.inspections.officials.rules import Posted
from services.inspections.officials.tables import Official


async def officials_of(session: AsyncSession, accounts: Collection[UUID]) -> dict[UUID, Posted]:
    """These accounts; one that does not work in the ward is left out."""
    query = select(Official).where(
        Official.ward_id == ward_of(session), Official.id.in_(accounts), Official.at_work
    )
    rows = (await session.execute(query)).scalars()
    return {row.id: Posted(row.unit_id, row.roles) for row in rows}
