"""Reads what may be counted, and the hot spots of a ward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.permissions import may, permit
from libs.rows import ward_of
from services.reception.cases.keeping import NOT_DEALT_WITH
from services.reception.cases.queries import visible
from services.reception.cases.tables import Case
from services.reception.feedback.rules import Progress
from services.reception.feedback.tables import Feedback
from services.reception.hotspots.rules import Scope, Source, Subject, Thresholds, Told, seen_of
from services.reception.hotspots.tables import HotSpot, HotSpotSetting

# A merged report is counted by the one it was merged into; what was declined is no matter; what
# was handed over is a letter now.
NOT_COUNTED = (Progress.DECLINED, Progress.MERGED, Progress.HANDED_OVER)
SHOWN_MAX = 200
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Seen:
    """A hot spot with the number and the days that somebody may know."""

    row: HotSpot
    count: int
    first_on: date
    raised_on: date


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


async def letters_since(session: AsyncSession, first: date, by: Actor | None = None) -> list[Told]:
    """Complaints and proposals by matter, neighbourhood and day; of `by` those they may see.

    What repeats an earlier letter, and what was never dealt with, is not counted.
    """
    query = (
        select(Case.matter, Case.neighbourhood_id, Case.received_on, Case.intake_id)
        .where(Case.ward_id == ward_of(session), Case.received_on >= first)
        .where(Case.matter != "", Case.neighbourhood_id.is_not(None))
        .where(Case.duplicate_of.is_(None), Case.state.not_in(NOT_DEALT_WITH))
    )
    if by:
        query = query.where(visible(by))
    return [
        Told(matter, neighbourhood_id, on, letter_id=intake_id)
        for matter, neighbourhood_id, on, intake_id in await session.execute(query)
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


async def hot_spots(session: AsyncSession, by: Actor, today: date) -> list[Seen]:
    """What is hot, the most first, then what is over, newest first; as far as `by` may know."""
    permit(by, "see_hot_spots")
    query = select(HotSpot).where(HotSpot.ward_id == ward_of(session))
    ordered = query.order_by(HotSpot.closed_on.desc().nulls_first(), HotSpot.id.desc())
    rows = (await session.execute(ordered.limit(SHOWN_MAX))).scalars().all()
    # By the number that is kept the order would tell of the letters somebody may not see.
    return sorted(await seen_by(session, rows, by, today), key=_place_in_list)


def _place_in_list(seen: Seen) -> tuple[bool, int, int, date, UUID, str, str]:
    row, closed_on = seen.row, seen.row.closed_on
    days = -closed_on.toordinal() if closed_on else 0
    what = row.neighbourhood_id, row.category, row.source
    return closed_on is not None, days, -seen.count, seen.raised_on, *what


async def seen_by(
    session: AsyncSession, rows: Sequence[HotSpot], by: Actor, today: date
) -> list[Seen]:
    """Hot spots with the numbers somebody may know.

    One of letters is counted from those they may see, and there from the morning after the last
    that it needs: a letter which accuses them changes nothing of what they read, and when.
    """
    shares = may(by, "see_letter_spots")
    first = min((row.first_on for row in rows if row.source == Source.LETTERS), default=None)
    letters = await letters_since(session, first, by) if shares and first else []
    chosen, shown = await thresholds(session), []
    wanted = Thresholds(chosen.days, chosen.same_matter, chosen.same_place)
    for row in rows:
        if row.source == Source.FEEDBACK:
            shown.append(Seen(row, row.count, row.first_on, row.raised_on))
            continue
        until = min(row.closed_on or today, today)
        those = [each for each in letters if row.first_on <= each.on <= until]
        known = seen_of(subject_of(row), those, wanted)
        if known and known.last_on < until:
            raised_on = max(row.raised_on, known.last_on + ONE_DAY)
            shown.append(Seen(row, known.count, known.first_on, raised_on))
    return shown


async def thresholds(session: AsyncSession) -> HotSpotSetting:
    """The ward's numbers; the product's where it chose none."""
    row = await session.scalar(
        select(HotSpotSetting).where(HotSpotSetting.ward_id == ward_of(session))
    )
    return row or HotSpotSetting()


def subject_of(row: HotSpot) -> Subject:
    """What a hot spot is about."""
    return Subject(Scope(row.scope), row.neighbourhood_id, row.category, Source(row.source))
