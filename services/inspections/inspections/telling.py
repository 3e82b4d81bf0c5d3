"""What others are told of checks: nothing of an unannounced one before it starts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.inspections.inspections import InspectionAnnounced, InspectionStarted
from libs.kernel.outbox import emit
from services.inspections.inspections.tables import Inspection


def announced(session: AsyncSession, row: Inspection, now: datetime) -> None:
    """The unit has the notice."""
    emit(
        session,
        InspectionAnnounced(
            occurred_at=now,
            inspection_id=row.id,
            kind=row.kind,
            unit_id=row.unit_id,
            announced_on=now.date(),
            planned_on=row.planned_on,
        ),
    )


def started(session: AsyncSession, row: Inspection, now: datetime) -> None:
    """The team is there."""
    emit(
        session,
        InspectionStarted(
            occurred_at=now,
            inspection_id=row.id,
            kind=row.kind,
            unit_id=row.unit_id,
            started_on=now.date(),
            number=row.number,
            decided_on=row.decided_on,
        ),
    )
