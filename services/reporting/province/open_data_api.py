"""A province's open data over HTTP: for everybody, as the reports it is made of are."""

from __future__ import annotations

import asyncio
import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel

from libs.kernel.edges import Now, Session
from libs.opendata import LICENCE, FieldOfRow
from libs.spreadsheet import XLSX
from services.reporting.province import open_rows
from services.reporting.province.queries import known_periods, standings_by_period, the_province
from services.reporting.province.rules import ROLLED_UP, PeriodOf
from services.reporting.rules import PeriodKind

router = APIRouter()
Limit = Annotated[int, Query(ge=1, le=500)]
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class WardRowsAsked:
    """Which rows: of one kind of period, of one year, after so many others."""

    kind: PeriodKind | None = None
    year: Annotated[int | None, Query(ge=2020, le=2100)] = None
    offset: Annotated[int, Query(ge=0, le=100_000)] = 0


Asked = Annotated[WardRowsAsked, Depends()]


class WardDictionaryView(BaseModel):
    """What the fields of a province's open data mean."""

    licence: str
    fields: list[FieldOfRow]


@router.get("/open-data/dictionary")
async def open_wards_dictionary() -> WardDictionaryView:
    """What each field of the open data means."""
    return WardDictionaryView(licence=LICENCE, fields=open_rows.dictionary())


@router.get("/open-data/wards.json", response_class=Response)
async def open_wards(
    request: Request, session: Session, now: Now, asked: Asked, limit: Limit = 100
) -> Response:
    """Every ward in every period that it owes a report on, the newest first, a page at a time."""
    rows, total = await _rows(request, session, now.date(), asked, limit)
    body = {"licence": LICENCE, "total": total, "offset": asked.offset, "rows": rows}
    text = json.dumps(body, ensure_ascii=False, default=str)
    return _answer(request, text.encode(), "application/json")


@router.get("/open-data/wards.csv", response_class=Response)
async def open_wards_csv(
    request: Request, session: Session, now: Now, asked: Asked, limit: Limit = 500
) -> Response:
    """The same as CSV."""
    rows, _ = await _rows(request, session, now.date(), asked, limit)
    return _answer(request, open_rows.as_csv(rows), "text/csv; charset=utf-8", "csv")


@router.get("/open-data/wards.xlsx", response_class=Response)
async def open_wards_xlsx(
    request: Request, session: Session, now: Now, asked: Asked, limit: Limit = 500
) -> Response:
    """The same as a workbook, its dictionary on a sheet beside."""
    rows, _ = await _rows(request, session, now.date(), asked, limit)
    name = the_province(session).name
    content = await asyncio.to_thread(open_rows.as_workbook, name, rows)
    return _answer(request, content, XLSX, "xlsx")


async def _rows(
    request: Request, session: Session, today: date, asked: WardRowsAsked, limit: int
) -> tuple[Rows, int]:
    """A page of rows, and how many there are in all."""
    the_province(session)
    kinds = [asked.kind] if asked.kind else ROLLED_UP
    periods = [
        each
        for each, _ in await known_periods(session)
        if each.kind in kinds and asked.year in (None, each.year)
    ]
    base = str(request.app.state.settings.base_url)
    found = await standings_by_period(session, periods, today)
    owed: list[tuple[PeriodOf, Any]] = [
        (period, each) for period in periods for each in found[period] if each.status
    ]
    page = owed[asked.offset : asked.offset + limit]
    return [open_rows.row_of(period, each, base) for period, each in page], len(owed)


def _answer(request: Request, content: bytes, media_type: str, ending: str = "") -> Response:
    """The file, or that the asker has it already; whoever asks daily need not fetch it daily."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if ending:
        headers["content-disposition"] = f'attachment; filename="phuong-xa.{ending}"'
    return Response(content, media_type=media_type, headers=headers)
