"""Reads what may be counted, and the hot spots of a ward."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.reception.feedback.rules import Progress
from services.reception.feedback.tables import Feedback
from services.reception.hotspots.rules import Scope, Subject, Told
from services.reception.hotspots.tables import HotSpot, HotSpotSetting
from services.reception.queries import ward_of

# A merged report is counted by the one it was merged into; what was declined is no matter; what
# was handed over is a complaint or a denunciation now, which are not counted.
NOT_COUNTED = (Progress.DECLINED, Progress.MERGED, Progress.HANDED_OVER)
SHOWN_MAX = 200


async def told_since(session: AsyncSession, first: date) -> list[Told]:
    """Everyday reports by matter, neighbourhood and day, from a day on."""
    query = (
        select(
            Feedback.category,
            Feedback.neighbourhood_id,
            Feedback.received_on,
            func.sum(Feedback.times_told),
        )
        .where(Feedback.ward_id == ward_of(session), Feedback.received_on >= first)
        .where(Feedback.neighbourhood_id.is_not(None), Feedback.progress.not_in(NOT_COUNTED))
        .group_by(Feedback.category, Feedback.neighbourhood_id, Feedback.received_on)
    )
    return [
        Told(category, neighbourhood_id, on, times)
        for category, neighbourhood_id, on, times in await session.execute(query)
        if neighbourhood_id
    ]


async def open_spots(session: AsyncSession) -> dict[Subject, HotSpot]:
    """What is hot now, locked, by what it is about."""
    query = select(HotSpot).where(HotSpot.ward_id == ward_of(session), HotSpot.closed_on.is_(None))
    rows = (await session.execute(query.with_for_update())).scalars()
    return {subject_of(row): row for row in rows}


async def closed_days(session: AsyncSession) -> dict[Subject, date]:
    """When each subject was last called over."""
    query = select(HotSpot).where(
        HotSpot.ward_id == ward_of(session), HotSpot.closed_on.is_not(None)
    )
    found: dict[Subject, date] = {}
    for row in (await session.execute(query)).scalars():
        assert row.closed_on
        subject = subject_of(row)
        found[subject] = max(row.closed_on, found.get(subject, date.min))
    return found


async def hot_spots(session: AsyncSession) -> Sequence[HotSpot]:
    """What is hot, the most first, then what is over, newest first."""
    query = select(HotSpot).where(HotSpot.ward_id == ward_of(session))
    ordered = query.order_by(
        HotSpot.closed_on.desc().nulls_first(), HotSpot.count.desc(), HotSpot.id
    )
    return (await session.execute(ordered.limit(SHOWN_MAX))).scalars().all()


async def thresholds(session: AsyncSession) -> HotSpotSetting:
    """The ward's numbers; the product's where it chose none."""
    row = await session.scalar(
        select(HotSpotSetting).where(HotSpotSetting.ward_id == ward_of(session))
    )
    return row or HotSpotSetting()


def subject_of(row: HotSpot) -> Subject:
    """What a hot spot is about."""
    return Subject(Scope(row.scope), row.neighbourhood_id, row.category)
