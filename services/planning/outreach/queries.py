"""Campaigns with their reach, the week of the loudspeakers, and what everybody may know."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Calendar, Event
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.clock import VIETNAM
from libs.kernel.errors import NotFound
from libs.kernel.files import Desk, StoredFile
from libs.permissions import permit
from services.planning.outreach.rules import ActivityState, Kind
from services.planning.outreach.tables import Activity, Campaign
from services.planning.outreach.views import (
    ActivityView,
    CampaignDetailView,
    CampaignView,
    PublicCampaignView,
    PublicOutreachView,
    ReachView,
    SlotView,
    WeekView,
)
from services.planning.rules import OUTSIDE_COMMITTEE
from services.planning.tables import Task, Unit
from services.planning.tasks.views import FileView
from services.planning.training.queries import public_classes

# What their slots are called in calendars: the same slot the same name, whatever comes before it.
LOUDSPEAKERS = UUID("b7a0f6b2-6a5e-4f0e-9d7f-2f1f6a3c8e41")
CAMPAIGNS_MAX = 100
SLOTS_MAX = 500


async def campaigns_seen(session: AsyncSession, by: Actor, year: int) -> list[CampaignView]:
    """The campaigns of a year, the newest first; another body's own only once it did something."""
    permit(by, "see_outreach")
    query = _rows(by.ward_id).where(
        Campaign.starts_on <= date(year, 12, 31), Campaign.ends_on >= date(year, 1, 1)
    )
    rows = (await session.execute(query.limit(CAMPAIGNS_MAX))).all()
    done = await _done(session, by.ward_id, [row[0].id for row in rows])
    shown = [_shown(*row, done.get(row[0].id, [])) for row in rows]
    seen = [_may_see(row[1], by, view.held) for row, view in zip(rows, shown, strict=True)]
    return [view for view, may in zip(shown, seen, strict=True) if may]


async def campaign_seen(
    session: AsyncSession, by: Actor, campaign_id: UUID, desk: Desk, now: datetime
) -> CampaignDetailView:
    """One campaign with its activities."""
    permit(by, "see_outreach")
    query = _rows(by.ward_id).where(Campaign.id == campaign_id)
    row = (await session.execute(query)).one_or_none()
    if row is None:
        raise NotFound
    done = (await _done(session, by.ward_id, [campaign_id])).get(campaign_id, [])
    view = _shown(*row, done)
    if not _may_see(row[1], by, view.held):
        raise NotFound
    own = row[1].kind not in OUTSIDE_COMMITTEE or by.unit_id == row[1].id
    kept = [each for each in done if own or each.state == ActivityState.HELD]
    return CampaignDetailView(
        campaign=view, activities=[activity_shown(each, desk, now) for each in kept]
    )


async def week_of(session: AsyncSession, ward_id: str, day: date) -> WeekView:
    """The loudspeakers in the week of a day; public."""
    monday = day - timedelta(days=day.weekday())
    return await slots_between(session, ward_id, monday, monday + timedelta(days=6))


async def slots_between(session: AsyncSession, ward_id: str, first: date, last: date) -> WeekView:
    """The slots of some days, in their order."""
    query = select(Activity).where(
        Activity.ward_id == ward_id,
        Activity.kind == Kind.BROADCAST,
        Activity.on.between(first, last),
    )
    ordered = query.order_by(Activity.on, Activity.starts_at, Activity.place, Activity.id)
    rows = (await session.execute(ordered.limit(SLOTS_MAX))).scalars()
    return WeekView(
        starts_on=first,
        ends_on=last,
        slots=[
            SlotView(
                on=row.on,
                starts_at=row.starts_at,
                minutes=row.minutes,
                system=row.place,
                title=row.title,
                state=row.state,
                minutes_aired=row.amount,
            )
            for row in rows
        ],
    )


async def public_outreach(session: AsyncSession, ward_id: str, today: date) -> PublicOutreachView:
    """What everybody may know of this week, this year's campaigns and the newest classes."""
    query = _rows(ward_id).where(Campaign.ends_on >= date(today.year, 1, 1))
    rows = (await session.execute(query.limit(CAMPAIGNS_MAX))).all()
    done = await _done(session, ward_id, [row[0].id for row in rows])
    shown = [
        (unit, _shown(campaign, unit, task, done.get(campaign.id, [])))
        for campaign, unit, task in rows
    ]
    return PublicOutreachView(
        week=await week_of(session, ward_id, today),
        campaigns=[
            PublicCampaignView(
                **view.model_dump(include=set(PublicCampaignView.model_fields) - {"reach"}),
                reach=view.reach,
            )
            for unit, view in shown
            if unit.kind not in OUTSIDE_COMMITTEE or view.held
        ],
        classes=await public_classes(session, ward_id),
    )


def as_calendar(ward_id: str, week: WeekView, now: datetime) -> bytes:
    """The slots as an iCalendar file (RFC 5545); what was dropped is cancelled in it."""
    feed = Calendar.new(prodid="-//Dân Biết//planning//VI", name="Lịch phát thanh", language="vi")
    turns: Counter[str] = Counter()  # a slot that was dropped may be booked again
    for slot in week.slots:
        begins = datetime.combine(slot.on, slot.starts_at, VIETNAM)
        place = f"{ward_id}/{begins.isoformat()}/{slot.system}"
        turns[place] += 1
        event = Event.new(
            uid=f"{uuid5(LOUDSPEAKERS, f'{place}/{turns[place]}')}@danbiet",
            summary=slot.title,
            start=begins,
            end=begins + timedelta(minutes=slot.minutes),
            stamp=now,
            location=slot.system,
        )
        if slot.state == ActivityState.DROPPED:
            event.add("status", "CANCELLED")
        feed.add_component(event)
    return feed.to_ical()


def activity_shown(row: Activity, desk: Desk, now: datetime) -> ActivityView:
    """An activity with short links to its files."""
    fields = {
        name: getattr(row, name)
        for name in ActivityView.model_fields
        if name not in ("script", "evidence")
    }
    files = {
        name: [
            FileView(**file, link=desk.link(row.ward_id, StoredFile(**file), now)) for file in kept
        ]
        for name, kept in (("script", row.script), ("evidence", row.evidence))
    }
    return ActivityView(**fields, **files)


def _rows(ward_id: str) -> Select[Campaign, Unit, Task]:
    return (
        select(Campaign, Unit, Task)
        .join(Unit, Unit.id == Campaign.unit_id)
        .outerjoin(Task, Task.id == Campaign.task_id)
        .where(Campaign.ward_id == ward_id)
        .order_by(Campaign.starts_on.desc(), Campaign.id.desc())
    )


async def _done(
    session: AsyncSession, ward_id: str, campaign_ids: Sequence[UUID]
) -> dict[UUID, list[Activity]]:
    query = select(Activity).where(
        Activity.ward_id == ward_id, Activity.campaign_id.in_(campaign_ids)
    )
    ordered = query.order_by(Activity.on, Activity.starts_at.nulls_first(), Activity.id)
    found: dict[UUID, list[Activity]] = {}
    for row in (await session.execute(ordered)).scalars():
        found.setdefault(row.campaign_id, []).append(row)
    return found


def _may_see(unit: Unit, by: Actor, held: int) -> bool:
    """What a body beside the committee only plans is its own matter."""
    return unit.kind not in OUTSIDE_COMMITTEE or by.unit_id == unit.id or held > 0


def _shown(row: Campaign, unit: Unit, task: Task | None, done: Sequence[Activity]) -> CampaignView:
    held = [each for each in done if each.state == ActivityState.HELD]
    fields = {
        name: getattr(row, name)
        for name in CampaignView.model_fields
        if name not in ("task", "unit", "planned", "held", "reach")
    }
    return CampaignView(
        **fields,
        task=task.title if task else "",
        unit=unit.name,
        planned=sum(each.state == ActivityState.PLANNED for each in done),
        held=len(held),
        reach=ReachView(
            people=_sum(held, Kind.MEETING),
            minutes=_sum(held, Kind.BROADCAST),
            articles=_sum(held, Kind.ARTICLE),
            sheets=_sum(held, Kind.POSTER, Kind.LEAFLET),
        ),
    )


def _sum(held: Sequence[Activity], *kinds: Kind) -> int:
    return sum(each.amount or 0 for each in held if each.kind in kinds)
