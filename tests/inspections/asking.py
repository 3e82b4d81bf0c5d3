"""Checks that are concluded, and what units are asked after them, by the service's own actions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.inspections.findings.actions import add_finding
from services.inspections.findings.rules import Severity
from services.inspections.inspections.concluding import conclude_inspection
from services.inspections.inspections.rules import InspectionKind
from services.inspections.inspections.tables import Inspection
from services.inspections.recommendations.issuing import issue_recommendation
from services.inspections.recommendations.tables import Recommendation
from tests.inspections import ward
from tests.inspections.checks import CHAIR, LEADER, PAPER, on, started

ASKED = ward.at(on(9))  # 11 March 2026, a Wednesday


async def concluded(
    session: AsyncSession, kind: InspectionKind = InspectionKind.PLANNED
) -> Inspection:
    """A check of the culture department with one finding."""
    row = await started(session, kind)
    await add_finding(
        session,
        row.id,
        severity=Severity.SERIOUS,
        text="Bảng phí treo mức cũ.",
        basis="Điều 11 khoản 12",
        line="",
        evidence=PAPER,
        by=LEADER,
        now=ward.at(on(5)),
    )
    how = {"number": "50/KL-UBND", "conclusion": "Khắc phục.", "now": ASKED}
    return await conclude_inspection(session, row.id, **how, by=CHAIR)


async def asked(
    session: AsyncSession, check: Inspection, now: datetime = ASKED, **other: Any
) -> Recommendation:
    """What the leader asks of the culture department."""
    given: dict[str, Any] = {
        "finding_id": None,
        "unit_id": ward.CULTURE,
        "text": "Thay bảng phí đang treo.",
        "basis": "Điều 11 khoản 12 Luật 10/2022/QH15",
        "due_on": None,
        "by": LEADER,
        "now": now,
    }
    row = await issue_recommendation(session, check.id, **given | other)
    await session.flush()
    return row
