"""An issued report leaves for each who gets it, once."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reporting import ReportSent
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.clocks import calendar_days_late
from libs.permissions import permit
from services.reporting.periods.queries import period_by_id
from services.reporting.reports.queries import report_for_update
from services.reporting.rules import Recipient
from services.reporting.sending import queries, rules
from services.reporting.sending.rules import Way
from services.reporting.sending.tables import Sending


async def record_sending(
    session: AsyncSession,
    report_id: UUID,
    *,
    recipient: Recipient,
    way: Way,
    sent_on: date,
    by: Actor,
    now: datetime,
) -> Sending:
    """Write down that a report was sent to somebody: when and how."""
    permit(by, "record_sending")
    report = await report_for_update(session, report_id)
    issued_on = rules.check_sent(report.status, report.issued_on, sent_on, now.date())
    sent_to = [each.recipient for each in await queries.sendings_of(session, report_id)]
    kind = (await period_by_id(session, report.period_id)).kind
    rules.check_once(recipient, kind, sent_to)
    row = Sending(
        report_id=report_id, recipient=recipient, way=way, sent_on=sent_on, recorded_at=now
    )
    session.add(row)
    await session.flush()
    said = {"recipient": recipient, "way": way, "sent_on": sent_on}
    record(session, by, "record_sending", report_id, now, **said)
    days_late = calendar_days_late(rules.due_of(issued_on), sent_on)
    emit(session, ReportSent(occurred_at=now, report_id=report_id, **said, days_late=days_late))
    return row
