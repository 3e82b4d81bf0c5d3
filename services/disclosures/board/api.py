"""Routes everybody may use: the board, a content, lists, places, punctuality; and the office's."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel

from libs.kernel.edges import By, Now, Session
from libs.permissions import may, permit
from services.disclosures.board import khoans, queries
from services.disclosures.board.monitoring import (
    place_view,
    the_monitoring,
    wanted_sheets,
)
from services.disclosures.board.views import (
    BoardView,
    KhoanView,
    LineView,
    MonitoringView,
    PlaceView,
    PunctualityView,
    WantedSheetView,
)
from services.disclosures.places.queries import open_places
from services.disclosures.rules import State

router = APIRouter()
Offset = Annotated[int, Query(ge=0, le=100_000)]
KhoanNumber = Annotated[int, Path(ge=1, le=14)]


class LinesView(BaseModel):
    """A page of disclosures and how many there are in all."""

    lines: list[LineView]
    total: int


@router.get("/board")
async def board(session: Session, now: Now) -> BoardView:
    """The fourteen contents as they stand today."""
    return await queries.the_board(session, now)


@router.get("/khoans/{number}")
async def khoan(session: Session, now: Now, number: KhoanNumber, offset: Offset = 0) -> KhoanView:
    """One content: what the law asks, what is shown, what is owed."""
    return await khoans.the_khoan(session, number, now.date(), offset)


@router.get("/disclosures")
async def disclosures(
    session: Session,
    by: By,
    now: Now,
    khoan: Annotated[int | None, Query(ge=1, le=14)] = None,
    state: State | None = None,
    offset: Offset = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> LinesView:
    """Disclosures, newest first; who writes and approves sees drafts as well."""
    lines, total = await khoans.lines_of(
        session,
        now.date(),
        khoan=khoan,
        state=state,
        drafts=may(by, "see_drafts"),
        official=may(by, "see_obligations"),
        offset=offset,
        limit=limit,
    )
    return LinesView(lines=lines, total=total)


@router.get("/places")
async def places(session: Session) -> list[PlaceView]:
    """Where sheets hang in this ward."""
    return [place_view(place) for place in await open_places(session)]


@router.get("/punctuality")
async def punctuality(
    session: Session, now: Now, year: Annotated[int | None, Query(ge=2023, le=2100)] = None
) -> PunctualityView:
    """How many papers came out on time and late, month by month."""
    return await queries.punctuality(session, year or now.year)


@router.get("/monitoring")
async def monitoring(session: Session, by: By, now: Now) -> MonitoringView:
    """The office's board of fourteen contents by places."""
    permit(by, "see_obligations")
    return await the_monitoring(session, now.date())


@router.get("/sheets")
async def sheets(
    session: Session,
    by: By,
    now: Now,
    unit_id: UUID | None = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 200,
) -> list[WantedSheetView]:
    """Every paper that wants something at a place: hang it, hang it again, take it down."""
    permit(by, "see_obligations")
    return await wanted_sheets(session, now.date(), unit_id=unit_id, limit=limit)
