"""How a check ends: the chair concludes it; a self-check is finished by its unit."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.inspections.inspections import InspectionConcluded
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.checklists import frozen_checklist
from libs.permissions import permit
from services.inspections.checklists.queries import entries_of
from services.inspections.findings.queries import weights_of
from services.inspections.inspections import rules
from services.inspections.inspections.permitting import permit_ending
from services.inspections.inspections.queries import conclusion_numbered, inspection
from services.inspections.inspections.rules import InspectionKind, InspectionState
from services.inspections.inspections.tables import Inspection
from services.inspections.inspections.teams import check_independent


async def conclude_inspection(
    session: AsyncSession,
    inspection_id: UUID,
    *,
    number: str,
    conclusion: str,
    by: Actor,
    now: datetime,
) -> Inspection:
    """The chair concludes; from here on the unit reads what was found."""
    permit(by, "conclude_inspection")
    row = await inspection(session, inspection_id, by, lock=True)
    rules.check_ordered(InspectionKind(row.kind))
    check_independent(row.secrecy, by)
    # Numbers are given once a year (Nghị định 30/2020/NĐ-CP, article 15), one at a time.
    await one_at_a_time(session, "conclusions")
    if await conclusion_numbered(session, number, now.year):
        raise rules.ConclusionNumberTaken(number=number, year=now.year)
    await _end(session, row, number=number, conclusion=conclusion, now=now)
    record(session, by, "conclude_inspection", row.id, now, number=number)
    return row


async def finish_self_check(
    session: AsyncSession, inspection_id: UUID, *, conclusion: str, by: Actor, now: datetime
) -> Inspection:
    """The unit says what it found of itself, once it has gone through the whole list."""
    row = await inspection(session, inspection_id, by, lock=True)
    rules.check_self(InspectionKind(row.kind))
    await permit_ending(session, by, row)
    lines = {line.key for line in frozen_checklist(row.checklist, row.checklist_version).lines}
    rules.check_filled(len(lines - {entry.line for entry in await entries_of(session, row.id)}))
    await _end(session, row, number="", conclusion=conclusion, now=now)
    record(session, by, "finish_self_check", row.id, now)
    return row


async def _end(
    session: AsyncSession, row: Inspection, *, number: str, conclusion: str, now: datetime
) -> None:
    rules.check_state(InspectionState(row.state), InspectionState.STARTED)
    row.state, row.concluded_on = InspectionState.CONCLUDED, now.date()
    row.conclusion_number, row.conclusion = number, conclusion
    emit(
        session,
        InspectionConcluded(
            occurred_at=now,
            inspection_id=row.id,
            kind=row.kind,
            unit_id=row.unit_id,
            concluded_on=now.date(),
            number=number,
            **await weights_of(session, row.id),
        ),
    )
