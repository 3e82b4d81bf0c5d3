"""The report to a session went out: what it told of is told, and never owed again."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.council import CouncilReported
from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.clocks import calendar_days_late
from libs.permissions import permit
from libs.rows import found
from services.participation.council import queries, rules
from services.participation.council.tables import ReportedItem
from services.participation.explaining.actions import report_consultation
from services.participation.explaining.queries import unreported_conclusions
from services.participation.sittings.rules import ItemKind
from services.participation.sittings.tables import CouncilSession


async def report_to_council(
    session: AsyncSession,
    council_session_id: UUID,
    *,
    number: str,
    sent_on: date,
    front_sent_on: date,
    paper: StoredFile,
    by: Actor,
    now: datetime,
) -> CouncilSession:
    """The signed report went to the council and to the Front, with all that was not told yet."""
    permit(by, "report_to_council")
    row = await found(session, CouncilSession, council_session_id, lock=True)
    if row.sent_on is not None:
        raise rules.SessionReported
    matters = await queries.unreported_matters(session, sent_on)
    ends = await unreported_conclusions(session, sent_on)
    rules.check_report(sent_on, front_sent_on, len(matters) + len(ends), now.date())
    told = [(ItemKind.MATTER, each.id) for each in matters]
    told += [(ItemKind.CONSULTATION, each.consultation_id) for each in ends]
    for kind, about_id in told:
        session.add(ReportedItem(council_session_id=row.id, kind=kind, about_id=about_id))
    days = {"council_reported_on": sent_on, "front_reported_on": front_sent_on}
    for end in ends:
        await report_consultation(session, end.consultation_id, **days, by=by, now=now)
    row.number, row.sent_on, row.front_sent_on = number, sent_on, front_sent_on
    row.paper = asdict(paper)
    record(session, by, "report_to_council", row.id, now, number=number, items=len(told))
    counts = {"decisions": len(matters), "consultations": len(ends)}
    late = calendar_days_late(row.on, sent_on)
    same = {"sent_on": sent_on, "front_sent_on": front_sent_on, "session_on": row.on}
    event = CouncilReported(
        occurred_at=now, council_session_id=row.id, days_late=late, **same, **counts
    )
    emit(session, event)
    return row
