"""Reads to whom reports were sent, and which still have to leave."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.reporting.reports.queries import WITHOUT_CONTENT
from services.reporting.rules import PeriodKind, ReportStatus, recipients_of
from services.reporting.sending.tables import Sending
from services.reporting.tables import Period, Report

UNSENT_MAX = 50


async def sendings_of(session: AsyncSession, report_id: UUID) -> Sequence[Sending]:
    """To whom a report was sent, in the order in which that was written down."""
    query = (
        select(Sending)
        .where(Sending.ward_id == ward_of(session), Sending.report_id == report_id)
        .order_by(Sending.id)
    )
    return (await session.execute(query)).scalars().all()


async def unsent_reports(session: AsyncSession) -> Sequence[tuple[Report, Period, int]]:
    """Reports that stand issued and did not go to all, with how many have them, oldest first."""
    ward_id = ward_of(session)
    sent = (
        select(func.count(Sending.id))
        .where(Sending.ward_id == ward_id, Sending.report_id == Report.id)
        .scalar_subquery()
    )
    wanted = case({kind: len(recipients_of(kind)) for kind in PeriodKind}, value=Period.kind)
    query = (
        select(Report, Period, sent)
        .join(Period, Period.id == Report.period_id)
        .where(Report.ward_id == ward_id, Period.ward_id == ward_id)
        .where(Report.status == ReportStatus.ISSUED, sent < wanted)
        .order_by(Report.issued_on, Report.id)
        .limit(UNSENT_MAX)
        .options(*WITHOUT_CONTENT)
    )
    return [(report, period, count) for report, period, count in await session.execute(query)]
