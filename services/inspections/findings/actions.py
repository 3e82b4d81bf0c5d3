"""Findings are written while the check goes on, and stand once it is concluded."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.law.checklists import frozen_checklist
from libs.permissions import permit
from libs.rows import found
from services.inspections.findings import rules
from services.inspections.findings.queries import findings_of
from services.inspections.findings.rules import Severity
from services.inspections.findings.tables import Finding
from services.inspections.inspections.queries import inspection
from services.inspections.inspections.rules import InspectionState, check_on_team, check_writing
from services.inspections.inspections.tables import Inspection


async def add_finding(
    session: AsyncSession,
    inspection_id: UUID,
    *,
    severity: Severity,
    text: str,
    basis: str,
    line: str,
    evidence: StoredFile | None,
    by: Actor,
    now: datetime,
) -> Finding:
    """One of the team writes a finding."""
    permit(by, "add_finding")
    row = await _open(session, inspection_id, by)
    before = await findings_of(session, row.id)
    lines = frozen_checklist(row.checklist, row.checklist_version)
    rules.check_finding(lines, line, severity, evidence is not None, len(before))
    made = Finding(
        inspection_id=row.id,
        ordinal=max((each.ordinal for each in before), default=0) + 1,
        severity=severity,
        text=text,
        basis=basis,
        line=line,
        by_id=by.id,
        evidence=asdict(evidence) if evidence else None,
    )
    session.add(made)
    record(session, by, "add_finding", row.id, now, ordinal=made.ordinal, severity=severity)
    return made


async def remove_finding(
    session: AsyncSession, finding_id: UUID, *, by: Actor, now: datetime
) -> Inspection:
    """One of the team takes a finding back; the others keep their numbers."""
    permit(by, "remove_finding")
    finding = await found(session, Finding, finding_id)
    row = await _open(session, finding.inspection_id, by)
    # Of two clicks at once the second finds it gone.
    finding = await found(session, Finding, finding_id, lock=True)
    await session.delete(finding)
    record(session, by, "remove_finding", row.id, now, ordinal=finding.ordinal)
    return row


async def _open(session: AsyncSession, inspection_id: UUID, by: Actor) -> Inspection:
    row = await inspection(session, inspection_id, by, lock=True)
    check_on_team(row.secrecy, by)
    check_writing(InspectionState(row.state), row.minutes_on)
    return row
