"""A report on demand is taken back: who asked for it does not need it, or it was a mistake."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reporting import ReportDropped
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from services.reporting.periods.queries import period_by_id
from services.reporting.rules import NotToBeDropped, PeriodKind, check_owed
from services.reporting.tables import Period


async def drop_on_demand(
    session: AsyncSession, period_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Period:
    """Owe a report on demand no more; what was drafted stays where it was, and is not issued.

    Raises NotToBeDropped of another report, or of one that was issued.
    """
    permit(by, "drop_on_demand")
    period = await period_by_id(session, period_id, for_update=True)
    if period.kind != PeriodKind.ON_DEMAND or period.first_issued_at:
        raise NotToBeDropped
    check_owed(period.kind, period.dropped_on)
    period.dropped_on = now.date()
    record(session, by, "drop_on_demand", period.id, now, reason=reason)
    told = {"period_id": period.id, "kind": period.kind, "dropped_on": now.date()}
    emit(session, ReportDropped(occurred_at=now, **told))
    return period
