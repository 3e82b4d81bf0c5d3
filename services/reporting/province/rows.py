"""What an event makes of a province's row of a report, heard or read again. Pure."""

from __future__ import annotations

from typing import Any

from libs.contracts.reporting import ReportDue, ReportIssued, ReportMoved
from libs.kernel.clock import VIETNAM
from libs.official_list import official_ward, tenant_of
from services.reporting.province.rules import ROLLED_UP
from services.reporting.province.tables import WardReport


def tenant_adding(kind: str, of_ward: str) -> str | None:
    """The tenant of the province that adds such a report up; None where none does."""
    ward = official_ward(of_ward)
    return tenant_of(ward.province_code) if ward and kind in ROLLED_UP else None


def owed(event: ReportDue, of_ward: str) -> dict[str, Any]:
    """The columns of a report that is owed; its title is left out: people write that of some."""
    return {
        "id": event.period_id,
        "of_ward": of_ward,
        "kind": event.kind,
        "year": event.year,
        "ordinal": event.ordinal,
        "due_on": event.due_on,
        "revision": 0,
        "figures": {},
    }


def change(row: WardReport, event: ReportMoved | ReportIssued) -> None:
    """Its day was moved; or it was issued, which a revision is too: the first time stays."""
    if isinstance(event, ReportMoved):
        row.due_on = event.due_on
        return
    row.submitted_on = row.submitted_on or event.occurred_at.astimezone(VIETNAM).date()
    row.days_late = event.days_late
    row.report_id, row.number, row.issued_on = event.report_id, event.number, event.issued_on
    row.revision, row.figures = event.revision, dict(event.headline)
