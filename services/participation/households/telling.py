"""What others may know of a roll: how many households, and how many came and went."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.households import HouseholdRollChanged
from libs.kernel.outbox import emit
from services.participation.households import queries


async def tell_count(
    session: AsyncSession, neighbourhood_id: UUID, now: datetime, *, added: int = 0, ended: int = 0
) -> None:
    """How many households the neighbourhood has now."""
    await session.flush()
    day = now.date()
    counted = await queries.household_counts(session, day)
    emit(
        session,
        HouseholdRollChanged(
            occurred_at=now,
            neighbourhood_id=neighbourhood_id,
            changed_on=day,
            households=counted.get(neighbourhood_id, 0),
            added=added,
            ended=ended,
        ),
    )
