"""Owes the people an issued report, where the ward's own regulation asks for that.

The law's catalogue has no item for the report. Its own page shows it to everybody from the moment
it is issued; sheets, loudspeakers and days are owed only under an item that the ward added.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reporting import ReportIssued
from libs.kernel.actor import Actor
from services.disclosures.obligations.queries import owed_by_key
from services.disclosures.obligations.raising import OwedByEvent, raise_owed
from services.disclosures.obligations.rules import RaisedBy
from services.disclosures.widening.queries import catalogue_asking, item_of_reports


async def owe_report(
    session: AsyncSession, event: ReportIssued, *, by: Actor, now: datetime
) -> None:
    """One report, once however often it is told; one that replaces it is another paper."""
    key, item = f"report:{event.report_id}", await item_of_reports(session, event.issued_on)
    if item is None or await owed_by_key(session, key):
        return
    wanted = await catalogue_asking(session, item, event.issued_on)
    title = f"{wanted.item(item).title}: báo cáo số {event.number}"
    owed = OwedByEvent(key, item, title, event.issued_on, RaisedBy.REPORT)
    await raise_owed(session, owed, wanted=wanted, by=by, now=now, number=event.number)
