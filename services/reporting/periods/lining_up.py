"""No day falls between two reports to the People's Council, and none is told twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.reporting.periods.rules import council_start
from services.reporting.rules import PeriodKind, ReportStatus
from services.reporting.tables import Period, Report


async def line_up(session: AsyncSession) -> None:
    """Each report that is not issued begins where the one to the session before ends.

    An issued one ends with the days that it holds: made before its cut-off, it stops earlier.
    """
    await session.flush()
    query = (
        select(Period)
        .where(
            Period.ward_id == ward_of(session),
            Period.kind == PeriodKind.COUNCIL,
            Period.dropped_on.is_(None),
        )
        .order_by(Period.session_on)
        .with_for_update()
    )
    every = list((await session.execute(query)).scalars())
    told = await _told_until(session, every)
    for earlier, period in pairwise([None, *every]):
        assert period is not None
        if period.first_issued_at is None:
            until = told.get(earlier.id, earlier.cutoff_on) if earlier else None
            period.period_start = council_start(period.cutoff_on, until)
    await session.flush()


async def _told_until(session: AsyncSession, periods: Sequence[Period]) -> Mapping[UUID, date]:
    """The last day that the report in force of each period holds, where one was issued."""
    query = select(Report.period_id, Report.window).where(
        Report.ward_id == ward_of(session),
        Report.period_id.in_([period.id for period in periods]),
        Report.status == ReportStatus.ISSUED,
    )
    rows = await session.execute(query)
    return {period_id: date.fromisoformat(window["until"]) for period_id, window in rows}
