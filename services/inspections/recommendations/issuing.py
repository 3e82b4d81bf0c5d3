"""A check that is concluded asks a unit to put something right."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from services.inspections.dues import Due, due_by_law
from services.inspections.findings.queries import findings_of
from services.inspections.inspections.queries import inspection
from services.inspections.inspections.rules import InspectionKind
from services.inspections.inspections.tables import Inspection
from services.inspections.recommendations import rules, telling
from services.inspections.recommendations.queries import count_of
from services.inspections.recommendations.tables import Recommendation
from services.inspections.units.checking import checked_unit


async def issue_recommendation(
    session: AsyncSession,
    inspection_id: UUID,
    *,
    finding_id: UUID | None,
    unit_id: UUID,
    text: str,
    basis: str,
    due_on: date | None,
    by: Actor,
    now: datetime,
) -> Recommendation:
    """One of the team or the chair asks a unit; without a day the rule gives it."""
    permit(by, "issue_recommendation")
    # Locked, so that two at once do not take the same number.
    check = await inspection(session, inspection_id, by, lock=True)
    before = await count_of(session, check.id)
    rules.check_issuing(check.secrecy, check.issued_on, before, by)
    await checked_unit(session, unit_id)
    if finding_id and finding_id not in {each.id for each in await findings_of(session, check.id)}:
        raise rules.FindingOfAnotherCheck(fields={"finding_id": "Chọn lại."})
    row = Recommendation(
        inspection_id=check.id,
        ordinal=before + 1,
        unit_id=unit_id,
        text=text,
        basis=basis,
        number=check.conclusion_number,
        author_id=by.id,
        issued_on=now.date(),
        finding_id=finding_id,
        **asdict(_due(check, due_on, now.date())),
    )
    session.add(row)
    said = {"ordinal": row.ordinal, "unit": str(unit_id), "due_on": row.due_on}
    record(session, by, "issue_recommendation", row.id, now, **said)
    telling.issued(session, row, InspectionKind(check.kind), now)
    return row


def _due(check: Inspection, due_on: date | None, today: date) -> Due:
    if due_on is None:
        return due_by_law(today, rules.RULE)
    return rules.due_as_named(due_on, today, f"Kết luận số {check.conclusion_number}")
