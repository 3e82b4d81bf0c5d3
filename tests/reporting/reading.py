"""Reports as somebody approves and writes them who has just read them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from services.reporting.issuing import actions as issuing
from services.reporting.periods.queries import period_by_id
from services.reporting.reports import actions
from services.reporting.reports.document import document_of, read_sha256
from services.reporting.reports.narrative import text_sha256
from services.reporting.reports.queries import manual_figures, named_ward, report_for_update
from services.reporting.tables import Report


async def read(session: AsyncSession, report_id: UUID) -> str:
    """The hash of what the report says now."""
    report = await report_for_update(session, report_id)
    period = await period_by_id(session, report.period_id)
    manual = await manual_figures(session, report.id)
    return read_sha256(document_of(report, period, await named_ward(session), manual))


async def approve_report(
    session: AsyncSession, report_id: UUID, *, by: Actor, now: datetime
) -> Report:
    """Approve what stands there now."""
    said = await read(session, report_id)
    return await issuing.approve_report(session, report_id, content_sha256=said, by=by, now=now)


async def write_narrative(
    session: AsyncSession, report_id: UUID, key: str, *, text: str, by: Actor, now: datetime
) -> Report:
    """Put other words in the place of those that stand there now."""
    report = await report_for_update(session, report_id)
    began = {each["key"]: text_sha256(each["text"]) for each in report.sections}
    words = {"text": text, "text_sha256": began.get(key, "")}
    return await actions.write_narrative(session, report_id, key, **words, by=by, now=now)
