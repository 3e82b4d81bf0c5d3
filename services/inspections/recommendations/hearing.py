"""What recommendations do when others speak: a unit ended."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed
from libs.kernel.actor import Actor
from libs.kernel.events import Heard
from libs.kernel.history import record
from services.inspections.recommendations.tables import Recommendation


async def hand_over_recommendations(session: AsyncSession, event: UnitClosed, heard: Heard) -> None:
    """What a unit still owed goes to its successor; what it did stays under its own name."""
    if event.successor_id is None:
        return
    query = (
        select(Recommendation)
        .where(Recommendation.ward_id == heard.ward_id, Recommendation.closed_on.is_(None))
        .where(Recommendation.unit_id == event.unit_id)
        .order_by(Recommendation.id)
        .with_for_update()
    )
    said = {"from": str(event.unit_id), "to": str(event.successor_id)}
    for row in (await session.scalars(query)).all():
        row.unit_id = event.successor_id
        record(session, _clerk(heard), "hand_over_recommendation", row.id, heard.now, **said)


def _clerk(heard: Heard) -> Actor:
    return Actor("inspections", heard.ward_id)
