"""What a province hears of its wards: reports that are owed, moved and issued.

A transaction of a ward may write nothing of another tenant, so what a ward does reaches its
province as it would reach another service: told, and heard in the province's own tenant.
"""

from __future__ import annotations

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reporting import ReportDue, ReportIssued, ReportMoved
from libs.kernel.database import bind_ward
from libs.kernel.events import Heard
from libs.rows import found
from services.reporting.province.rows import change, owed, tenant_adding
from services.reporting.province.tables import WardReport


async def note_due(session: AsyncSession, event: ReportDue, heard: Heard) -> None:
    """A ward owes a report."""
    if tenant := tenant_adding(event.kind, heard.ward_id):
        await bind_ward(session, tenant)
        row = insert(WardReport).values(ward_id=tenant, **owed(event, heard.ward_id))
        await session.execute(row.on_conflict_do_nothing())


async def note_change(
    session: AsyncSession, event: ReportMoved | ReportIssued, heard: Heard
) -> None:
    """A ward's report is due on another day, or issued."""
    if tenant := tenant_adding(event.kind, heard.ward_id):
        await bind_ward(session, tenant)
        change(await found(session, WardReport, event.period_id), event)
