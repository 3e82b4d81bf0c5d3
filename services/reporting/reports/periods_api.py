"""Periods over HTTP."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Line
from libs.permissions import may
from services.reporting.periods import dropping, queries
from services.reporting.periods.views import MoveView, PeriodView
from services.reporting.reports.queries import reports_of

router = APIRouter()
Year = Annotated[int | None, Query(ge=2020, le=2100)]


class DropForm(BaseModel):
    """Why a report on demand is not owed any more."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[Line, Field(min_length=5)]


@router.get("/periods")
async def periods(session: Session, by: By, now: Now, year: Year = None) -> list[PeriodView]:
    """What the ward has to report on, by when, and how each stands; anybody may know."""
    found, inside = await queries.periods(session, year), may(by, "see_report_drafts")
    newest = await reports_of(session, [period.id for period in found], inside=inside)
    views = []
    for period in found:
        report = newest.get(period.id)
        seen = report.id if report else None
        views.append(PeriodView.of(period, now.date(), seen, inside=inside))
    return views


@router.get("/periods/{period_id}")
async def period(period_id: UUID, session: Session, by: By, now: Now) -> PeriodView:
    """A period with its deadline counted day by day, and what moved it; anybody may know."""
    found, inside = await queries.period_by_id(session, period_id), may(by, "see_report_drafts")
    view = PeriodView.of(found, now.date(), inside=inside)
    view.moves = [MoveView(**said) for said in await queries.moves_of(session, period_id)]
    return view


@router.post("/periods/{period_id}/dropping", status_code=201)
async def drop_on_demand(
    period_id: UUID, form: DropForm, session: Session, by: By, now: Now
) -> PeriodView:
    """Take a report on demand back while it is not issued."""
    dropped = await dropping.drop_on_demand(session, period_id, **form.model_dump(), by=by, now=now)
    return PeriodView.of(dropped, now.date(), inside=True)
