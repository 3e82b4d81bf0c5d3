"""Makes the list of a quarter, which the ward then owes the people like any other document."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.lists import QuarterlyListIssued
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from services.disclosures.obligations.actions import apply_due, tell_raised
from services.disclosures.obligations.rules import RaisedBy, due_after
from services.disclosures.publiclog.actions import log_list
from services.disclosures.quarterly import rules
from services.disclosures.quarterly.queries import disclosed_between, issued_list, worked_before
from services.disclosures.rules import LIST_ITEM, catalogue
from services.disclosures.tables import Obligation, QuarterlyList


async def issue_quarterly_list(
    session: AsyncSession, *, year: int, quarter: int, by: Actor, now: datetime
) -> QuarterlyList:
    """List everything disclosed in a quarter; the list is owed at once (article 13.2)."""
    permit(by, "issue_quarterly_list")
    rules.check_over(year, quarter, now.date())
    await one_at_a_time(session, f"list:{year}-Q{quarter}")
    before = await issued_list(session, year, quarter)
    if before:
        raise rules.ListAlreadyIssued(
            quarter=rules.ROMAN[quarter - 1], year=year, issued_on=f"{before.issued_on:%d/%m/%Y}"
        )
    entries = await disclosed_between(session, *rules.quarter_days(year, quarter))
    owed = _owed(year, quarter, now)
    text = rules.as_json(year, quarter, entries)
    issued = QuarterlyList(
        year=year,
        quarter=quarter,
        issued_on=now.date(),
        entries=len(entries),
        as_json=text,
        as_csv=rules.as_csv(entries),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        obligation_id=owed.id,
    )
    session.add_all([owed, issued])
    record(session, by, "issue_quarterly_list", issued.id, now, year=year, quarter=quarter)
    emit(session, _told(issued, now))
    tell_raised(session, owed, now)
    await log_list(session, issued, owed.document_number or "", now)
    return issued


def _told(issued: QuarterlyList, now: datetime) -> QuarterlyListIssued:
    return QuarterlyListIssued(
        occurred_at=now,
        list_id=issued.id,
        year=issued.year,
        quarter=issued.quarter,
        entries=issued.entries,
        issued_on=issued.issued_on,
        sha256=issued.sha256,
    )


def _owed(year: int, quarter: int, now: datetime) -> Obligation:
    name = f"quý {rules.ROMAN[quarter - 1]}/{year}"
    item = catalogue().item(LIST_ITEM)
    owed = Obligation(
        key=f"list:{year}-Q{quarter}",
        khoan=item.khoan,
        item=LIST_ITEM,
        title=f"Danh mục thông tin đã công khai {name}",
        owner_unit_id=None,
        raised_by=RaisedBy.QUARTERLY_LIST,
        raised_on=now.date(),
        period=f"{year}-Q{quarter}",
        document_number=f"DM-{quarter}/{year}",
        document_on=now.date(),
        signer_position="Văn phòng HĐND và UBND",
    )
    apply_due(owed, due_after(now.date()))
    return owed


async def issue_due_list(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """From the first working day after a quarter: make its list, if nobody has."""
    year, quarter = rules.quarter_before(now.date())
    if now.date() < rules.issue_from(year, quarter):
        return
    last = rules.quarter_days(year, quarter)[1]
    if await worked_before(session, last) and not await issued_list(session, year, quarter):
        await issue_quarterly_list(session, year=year, quarter=quarter, by=by, now=now)
