"""Routes of the quarterly list: make it, see it, take it as JSON or CSV."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, ConfigDict, Field

from libs.kernel.edges import By, Now, Session
from services.disclosures.quarterly import actions, queries

router = APIRouter()
Year = Annotated[int, Path(ge=2023, le=2100)]
Quarter = Annotated[int, Path(ge=1, le=4)]


class QuarterForm(BaseModel):
    """A quarter that is over."""

    year: Annotated[int, Field(ge=2023, le=2100)]
    quarter: Annotated[int, Field(ge=1, le=4)]


class QuarterlyListView(BaseModel):
    """A list that was issued; `sha256` is of its JSON."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    year: int
    quarter: int
    issued_on: date
    entries: int
    sha256: str
    obligation_id: UUID
    disclosure_id: UUID | None = None  # of the list itself, once it is public


@router.post("/quarterly-lists", status_code=201)
async def issue_quarterly_list(
    form: QuarterForm, session: Session, by: By, now: Now
) -> QuarterlyListView:
    """List everything disclosed in a quarter."""
    row = await actions.issue_quarterly_list(
        session, year=form.year, quarter=form.quarter, by=by, now=now
    )
    return QuarterlyListView.model_validate(row)


@router.get("/quarterly-lists")
async def quarterly_lists(session: Session) -> list[QuarterlyListView]:
    """Every list, newest first; anybody may see them."""
    rows = await queries.issued_lists(session)
    shown = await queries.shown_lists(session, [row.obligation_id for row in rows])
    views = [QuarterlyListView.model_validate(row) for row in rows]
    return [
        view.model_copy(update={"disclosure_id": shown.get(view.obligation_id)}) for view in views
    ]


@router.get("/quarterly-lists/{year}/{quarter}.json", response_class=Response)
async def quarterly_list_json(session: Session, year: Year, quarter: Quarter) -> Response:
    """The list for programs, byte for byte as it was issued."""
    row = await queries.the_list(session, year, quarter)
    return Response(row.as_json, media_type="application/json")


@router.get("/quarterly-lists/{year}/{quarter}.csv", response_class=Response)
async def quarterly_list_csv(session: Session, year: Year, quarter: Quarter) -> Response:
    """The list for sheet programs, which need the mark in front to read Vietnamese letters."""
    row = await queries.the_list(session, year, quarter)
    name = f"danh-muc-cong-khai-{row.year}-quy-{row.quarter}.csv"
    return Response(
        row.as_csv.encode("utf-8-sig"),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )
