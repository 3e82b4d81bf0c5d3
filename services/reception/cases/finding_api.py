"""Routes that find cases: by their number, and those that are likely the same."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from libs.kernel.edges import By, Now, Session
from services.reception.cases import duplicates, queries, views
from services.reception.cases.likely_views import LikelyView, likely_view
from services.reception.cases.views import CaseLineView

router = APIRouter()


@router.get("/cases/numbered")
async def numbered_cases(
    number: Annotated[str, Query(max_length=20)], session: Session, by: By, now: Now
) -> list[CaseLineView]:
    """The contents of the letter 12/2026, or the one of 12-2/2026."""
    found = await queries.numbered(session, by, number)
    return [CaseLineView(**views.line(one, now.date())) for one in found]


@router.get("/cases/{case_id}/likely-duplicates")
async def likely_duplicates(case_id: UUID, session: Session, by: By, now: Now) -> list[LikelyView]:
    """What came before and is likely the same, for the clerk to look at."""
    likely = await duplicates.likely_duplicates(session, case_id, by=by, now=now)
    return [likely_view(each, now.date()) for each in likely]
