"""The signed-in person's calendar addresses: made, shown once, revoked."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.reading import moment
from services.portal.views import CalendarsView, Choice, FeedLine, FormView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
SCOPES = {"unit": "Việc của đơn vị tôi", "ward": "Việc của cả phường"}


@router.get("/{ward:ward}/viec/lich")
async def calendars(visit: Visited) -> Response:
    """The addresses that work."""
    visit.visitor.must_be_known()
    return await _page(visit, FormView(f"{visit.home}/viec/lich"))


@router.post("/{ward:ward}/viec/lich")
async def open_calendar_feed(visit: Visited) -> Response:
    """Make an address and show it, this once."""
    typed = await visit.form()
    here = f"{visit.home}/viec/lich"
    try:
        form = {"scope": typed.get("scope", "")}
        made = await visit.asking.post("planning", "calendar-feeds", form)
    except Refused as refused:
        return await _page(visit, refused_form(here, typed, refused), status=422)
    return await _page(visit, FormView(here), address=made["address"])


@router.post("/{ward:ward}/viec/lich/{feed_id}/thu-hoi")
async def revoke_calendar_feed(visit: Visited, feed_id: UUID) -> Response:
    """End an address."""
    await visit.asking.post("planning", f"calendar-feeds/{feed_id}/revocation")
    return go(f"{visit.home}/viec/lich")


async def _page(visit: Visit, form: FormView, *, address: str = "", status: int = 200) -> Response:
    feeds = await visit.asking.get("planning", "calendar-feeds")
    view = CalendarsView(
        feeds=[
            FeedLine(
                SCOPES[feed["scope"]],
                moment(feed["opened_at"]),
                FormView(f"{visit.home}/viec/lich/{feed['id']}/thu-hoi"),
            )
            for feed in feeds
        ],
        form=form,
        scopes=[
            Choice(scope, words, scope == "unit")
            for scope, words in SCOPES.items()
            if scope == "unit" or not visit.visitor.sees_only_own
        ],
        address=address,
    )
    return await visit.page("calendars.html.j2", view, status)
