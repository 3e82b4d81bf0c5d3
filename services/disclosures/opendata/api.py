"""Routes for programs: open data, its dictionary, the feed of news, the calendar; for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel

from libs.kernel.edges import Now, Session
from libs.opendata import LICENCE, FieldOfRow
from libs.rows import ward_of
from services.disclosures.opendata import queries, rules
from services.disclosures.opendata.rules import DisclosureRow
from services.disclosures.places.queries import ward_name

router = APIRouter()
Limit = Annotated[int, Query(ge=1, le=500)]


@dataclass(frozen=True)
class RowsAsked:
    """Which rows: of a khoản, published from and until a day, after so many others."""

    khoan: Annotated[int | None, Query(ge=1, le=14)] = None
    since: date | None = None
    until: date | None = None
    offset: Annotated[int, Query(ge=0, le=100_000)] = 0


Asked = Annotated[RowsAsked, Depends()]


class RowsView(BaseModel):
    """A page of open data; ask for more with `offset`."""

    licence: str
    total: int
    offset: int
    rows: list[DisclosureRow]


class DictionaryView(BaseModel):
    """What the fields of open data mean."""

    licence: str
    fields: list[FieldOfRow]


def _base(request: Request) -> str:
    return str(request.app.state.settings.base_url)


@router.get("/open-data/dictionary")
async def open_data_dictionary() -> DictionaryView:
    """What each field of the open data means."""
    return DictionaryView(licence=LICENCE, fields=rules.dictionary())


@router.get("/open-data/disclosures.json")
async def open_disclosures(
    request: Request, session: Session, now: Now, asked: Asked, limit: Limit = 100
) -> RowsView:
    """Disclosures as open data: by khoản, by the days they were published, a page at a time."""
    found = queries.public_rows(session, _base(request), now.date(), **vars(asked), limit=limit)
    rows, total = await found
    return RowsView(licence=LICENCE, total=total, offset=asked.offset, rows=rows)


@router.get("/open-data/disclosures.csv", response_class=Response)
async def open_disclosures_csv(
    request: Request, session: Session, now: Now, asked: Asked, limit: Limit = 500
) -> Response:
    """The same for sheet programs, which need the mark in front to read Vietnamese letters."""
    found = queries.public_rows(session, _base(request), now.date(), **vars(asked), limit=limit)
    rows, _ = await found
    return Response(
        rules.as_csv(rows).encode("utf-8-sig"),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": 'attachment; filename="cong-khai.csv"'},
    )


@router.get("/feed.atom", response_class=Response)
async def news_feed(request: Request, session: Session, now: Now) -> Response:
    """The newest publications, corrections and withdrawals as an Atom feed."""
    base, name = _base(request), await ward_name(session)
    home = queries.page_of(session, base)
    here = f"{base.rstrip('/')}{request.url.path}"
    news = await queries.newest_news(session, base)
    feed = rules.as_atom(name, home, here, news, now)
    return Response(feed, media_type="application/atom+xml; charset=utf-8")


@router.get("/days.ics", response_class=Response)
async def days_calendar(request: Request, session: Session, now: Now) -> Response:
    """Days to come as a calendar: what is due, and from when each sheet may come down."""
    days = await queries.coming_days(session, _base(request), now.date())
    name = f"Hạn công khai, niêm yết của {await ward_name(session)}"
    feed = rules.as_calendar(ward_of(session), name, days, now)
    return Response(feed, media_type="text/calendar; charset=utf-8")
