"""What people do with their calendar addresses: open one, revoke it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.permissions import permit
from services.planning.feeds.rules import Scope, hash_of, new_token, unit_of
from services.planning.feeds.tables import CalendarFeed


async def open_calendar_feed(
    session: AsyncSession, *, scope: Scope, by: Actor, now: datetime
) -> tuple[CalendarFeed, str]:
    """Make an address of one's own; the token is told this once. It replaces the one before."""
    permit(by, "open_calendar_feed", unit_id=by.unit_id)
    unit_id = unit_of(scope, by)
    mine = select(CalendarFeed).where(
        CalendarFeed.ward_id == by.ward_id,
        CalendarFeed.account_id == by.id,
        CalendarFeed.scope == scope,
        CalendarFeed.revoked_at.is_(None),
    )
    for feed in (await session.execute(mine.with_for_update())).scalars():
        feed.revoked_at = now
    token = new_token()
    feed = CalendarFeed(
        account_id=by.id, scope=scope, unit_id=unit_id, token_hash=hash_of(token), opened_at=now
    )
    session.add(feed)
    record(session, by, "open_calendar_feed", feed.id, now, scope=scope, unit_id=unit_id)
    return feed, token


async def revoke_calendar_feed(
    session: AsyncSession, feed_id: UUID, *, by: Actor, now: datetime
) -> CalendarFeed:
    """End one's own address; whoever still has it gets nothing more."""
    permit(by, "revoke_calendar_feed", unit_id=by.unit_id)
    feed = await session.get(CalendarFeed, feed_id, with_for_update=True, populate_existing=True)
    if feed is None or feed.account_id != by.id:
        raise NotFound
    if feed.revoked_at is None:
        feed.revoked_at = now
        record(session, by, "revoke_calendar_feed", feed.id, now)
    return feed


async def end_feeds_of(
    session: AsyncSession, ward_id: str, account_id: UUID, now: datetime
) -> None:
    """Somebody left the ward, or has other duties in it: their addresses end."""
    await session.execute(
        update(CalendarFeed)
        .where(
            CalendarFeed.ward_id == ward_id,
            CalendarFeed.account_id == str(account_id),
            CalendarFeed.revoked_at.is_(None),
        )
        .values(revoked_at=now)
    )
