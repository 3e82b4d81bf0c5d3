"""The route of reports that a board owes."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from libs.kernel.edges import By, Now, Session
from libs.permissions import permit
from services.inspections.dues import DueClockView, clock_view
from services.inspections.reports.queries import owed_reports

router = APIRouter()


class OwedReportView(BaseModel):
    """A quarter to report on, the draft if there is one, and by when and why then."""

    year: int
    quarter: int
    draft_id: UUID | None
    clock: DueClockView


@router.get("/owed-reports")
async def reports_owed(session: Session, by: By, now: Now) -> list[OwedReportView]:
    """What the caller's board owes the Front, the oldest first."""
    permit(by, "see_room")
    return [
        OwedReportView(
            year=each.quarter.year,
            quarter=each.quarter.number,
            draft_id=each.draft_id,
            clock=clock_view(each.due),
        )
        for each in await owed_reports(session, by, now.date())
    ]
