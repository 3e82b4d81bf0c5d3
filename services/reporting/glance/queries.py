"""What everybody may see of reports: those that were issued, and those that are owed and late."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Text, case, cast, literal
from sqlalchemy.ext.asyncio import AsyncSession

from libs.glance.lines import line
from libs.glance.queries import Lines
from libs.rows import ward_of
from services.reporting.periods.rules import ASKED_FOR
from services.reporting.rules import PUBLIC, PeriodKind
from services.reporting.tables import Period, Report


async def public_lines(session: AsyncSession, today: date) -> Lines:
    """Reports by the title of their period."""
    ward = ward_of(session)
    issued = line(
        "report", Period.title, Report.issued_on, "/bao-cao/", Report.id, said=Report.number
    ).where(
        Report.ward_id == ward,
        Report.status.in_(PUBLIC),
        Report.issued_on.is_not(None),
        Period.ward_id == ward,
        Period.id == Report.period_id,
    )
    # Who asked for a report, and for what, is inside until it is issued.
    asked_for = literal(ASKED_FOR) + cast(Period.ordinal, Text)
    title = case((Period.kind == PeriodKind.ON_DEMAND, asked_for), else_=Period.title)
    owed = line(
        "period", title, Period.due_on, "/bao-cao/ky/", Period.id, late=True, news=False
    ).where(
        Period.ward_id == ward,
        Period.first_issued_at.is_(None),
        Period.dropped_on.is_(None),  # a session called off
        Period.due_on < today,
    )
    return [issued, owed]
