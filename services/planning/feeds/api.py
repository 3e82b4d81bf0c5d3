"""Calendar addresses over HTTP: one's own, and what anybody who has an address gets."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response
from pydantic import BaseModel

from libs.kernel.edges import ONCE_ONLY, By, Now, Session
from services.planning.feeds import actions, queries
from services.planning.feeds.queries import FeedView
from services.planning.feeds.rules import Scope

router = APIRouter()
Token = Annotated[str, Path(pattern="^[A-Za-z0-9_-]{43}$")]


class FeedForm(BaseModel):
    """What the address is to show."""

    scope: Scope


class OpenedFeedView(BaseModel):
    """A new address; `address` holds its secret and is shown this once."""

    id: UUID
    scope: Scope
    opened_at: datetime
    address: str


@router.get("/calendar-feeds", response_model=list[FeedView])
async def calendar_feeds(session: Session, by: By) -> object:
    """The caller's calendar addresses."""
    return await queries.feeds_of(session, by)


@router.post("/calendar-feeds", status_code=201, dependencies=[ONCE_ONLY])
async def open_calendar_feed(
    form: FeedForm, session: Session, by: By, now: Now, request: Request
) -> OpenedFeedView:
    """Make a calendar address; the one before stops working."""
    feed, token = await actions.open_calendar_feed(session, scope=form.scope, by=by, now=now)
    base_url = request.app.state.settings.base_url.rstrip("/")
    address = f"{base_url}/api/wards/{by.ward_id}/planning/calendars/{token}/due-days.ics"
    return OpenedFeedView(
        id=feed.id, scope=Scope(feed.scope), opened_at=feed.opened_at, address=address
    )


@router.post("/calendar-feeds/{feed_id}/revocation", status_code=201, response_model=FeedView)
async def revoke_calendar_feed(feed_id: UUID, session: Session, by: By, now: Now) -> object:
    """End a calendar address."""
    return await actions.revoke_calendar_feed(session, feed_id, by=by, now=now)


@router.get("/calendars/{token}/due-days.ics", response_class=Response)
async def due_days_feed(token: Token, session: Session, by: By, now: Now) -> Response:
    """The due days behind a secret address, for a calendar program that cannot sign in."""
    feed = await queries.due_days(session, by.ward_id, token, now)
    headers = {"cache-control": "private, no-store", "referrer-policy": "no-referrer"}
    return Response(feed, media_type="text/calendar; charset=utf-8", headers=headers)
