"""Hot spots are raised by the clock and closed by the chair."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.hotspots import HotSpotEnded, HotSpotRaised
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found, ward_of
from services.reception.hotspots import rules
from services.reception.hotspots.queries import (
    closed_days,
    letters_since,
    open_spots,
    seen_by,
    thresholds,
    told_since,
)
from services.reception.hotspots.rules import Source, Thresholds
from services.reception.hotspots.tables import HotSpot, HotSpotSetting


async def raise_hot_spots(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: what several people write about is told to the chair, once while it is hot.

    The number of one that is open grows with what is told; it does not fall. Of one of letters
    nothing is told to others: whoever sees fewer on their page would know that they are accused.
    """
    chosen = await thresholds(session)
    wanted = Thresholds(chosen.days, chosen.same_matter, chosen.same_place)
    first = rules.since(now.date(), wanted.days)
    told = [*await told_since(session, first), *await letters_since(session, first)]
    known = await open_spots(session)
    for each in rules.warm(told, wanted, await closed_days(session)):
        if row := known.get(each.subject):
            row.count = max(row.count, each.count)
            continue
        subject = each.subject
        row = HotSpot(
            source=subject.source,
            scope=subject.scope,
            neighbourhood_id=subject.neighbourhood_id,
            category=subject.category,
            count=each.count,
            first_on=each.first_on,
            raised_on=now.date(),
        )
        session.add(row)
        record(session, by, "raise_hot_spots", row.id, now, count=row.count)
        if subject.source is Source.FEEDBACK:
            emit(session, HotSpotRaised(occurred_at=now, **_of(row), raised_on=row.raised_on))


async def close_hot_spot(
    session: AsyncSession, hot_spot_id: UUID, *, done: str, by: Actor, now: datetime
) -> HotSpot:
    """The chair says what was done; only what is told afterwards makes it hot again."""
    permit(by, "close_hot_spot")
    row = await found(session, HotSpot, hot_spot_id, lock=True)
    if not await seen_by(session, [row], by, now.date()):
        raise NotFound
    if row.closed_on:
        raise rules.HotSpotClosed
    row.closed_on, row.done = now.date(), done
    record(session, by, "close_hot_spot", row.id, now)
    days = (row.closed_on - row.raised_on).days
    if row.source == Source.FEEDBACK:
        emit(session, HotSpotEnded(occurred_at=now, **_of(row), ended_on=row.closed_on, days=days))
    return row


async def set_hot_spot_rules(
    session: AsyncSession, wanted: Thresholds, *, by: Actor, now: datetime
) -> HotSpotSetting:
    """Choose from how many reports within how many days something is hot."""
    permit(by, "set_hot_spot_rules")
    row = await thresholds(session)
    row.days, row.same_matter = wanted.days, wanted.same_matter
    row.same_place = wanted.same_place
    session.add(row)
    said = {"days": row.days, "same_matter": row.same_matter, "same_place": row.same_place}
    record(session, by, "set_hot_spot_rules", ward_of(session), now, **said)
    return row


def _of(row: HotSpot) -> dict[str, object]:
    return {
        "hot_spot_id": row.id,
        "scope": row.scope,
        "category": row.category,
        "neighbourhood_id": row.neighbourhood_id,
        "count": row.count,
    }
