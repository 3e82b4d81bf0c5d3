"""Reads in which unit an official works."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.inspections.officials.tables import Official


async def units_of(session: AsyncSession, accounts: Collection[UUID]) -> dict[UUID, UUID | None]:
    """The unit of each of these accounts; one that does not work in the ward is left out."""
    query = select(Official.id, Official.unit_id).where(
        Official.ward_id == ward_of(session), Official.id.in_(accounts), Official.at_work
    )
    return dict((await session.execute(query)).all())
