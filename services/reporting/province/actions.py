"""What a province hears of its wards: reports that are owed, moved and issued.

A transaction of a ward may write nothing of another tenant, so what a ward does reaches its
province as it would reach another service: told, and heard in the province's own tenant.
"""

from __future__ import annotations

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reporting import ReportDue, ReportIssued, ReportMoved
from libs.kernel.clock import VIETNAM
from libs.kernel.database import bind_ward
from libs.kernel.events import Heard
from libs.official_list import official_ward, tenant_of
from libs.rows import found
from services.reporting.province.rules import ROLLED_UP
from services.reporting.province.tables import WardReport


async def note_due(session: AsyncSession, event: ReportDue, heard: Heard) -> None:
    """A ward owes a report; its title is left out, because people write that of some."""
    if not await _turn_to_province(session, event.kind, heard):
        return
    told = {"kind": event.kind, "year": event.year, "ordinal": event.ordinal}
    row = insert(WardReport).values(
        id=event.period_id,
        ward_id=session.info["ward_id"],
        of_ward=heard.ward_id,
        due_on=event.due_on,
        revision=0,
        figures={},
        **told,
    )
    await session.execute(row.on_conflict_do_nothing())


async def note_moved(session: AsyncSession, event: ReportMoved, heard: Heard) -> None:
    """The calendar changed, and with it the day a ward's report is due."""
    if await _turn_to_province(session, event.kind, heard):
        row = await found(session, WardReport, event.period_id)
        row.due_on = event.due_on


async def note_issued(session: AsyncSession, event: ReportIssued, heard: Heard) -> None:
    """A ward issued a report, or one that replaces it: the first time stays, figures are the new.

    A revision is told as issued too, so that hearing of it here is enough.
    """
    if not await _turn_to_province(session, event.kind, heard):
        return
    row = await found(session, WardReport, event.period_id)
    row.submitted_on = row.submitted_on or event.occurred_at.astimezone(VIETNAM).date()
    row.days_late = event.days_late
    row.report_id, row.number, row.issued_on = event.report_id, event.number, event.issued_on
    row.revision, row.figures = event.revision, dict(event.headline)


async def _turn_to_province(session: AsyncSession, kind: str, heard: Heard) -> bool:
    """Go on in the tenant of the ward's province; False for what no province adds up."""
    ward = official_ward(heard.ward_id)
    if ward is None or kind not in ROLLED_UP:
        return False
    await bind_ward(session, tenant_of(ward.province_code))
    return True
