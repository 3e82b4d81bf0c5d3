"""A unit plans a campaign and its activities; each is held with its proof, or dropped."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.errors import NotFound
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found
from libs.vietnamese import fold
from services.planning.outreach import rules
from services.planning.outreach.rules import ActivityState, Audience, Kind, Slot
from services.planning.outreach.tables import Activity, Campaign
from services.planning.tasks.carrying import carries_out, speaks_for


@dataclass(frozen=True)
class Broadcast:
    """What is aired: the same script at the same times on several days."""

    title: str
    system: str
    days: Sequence[date]
    times: Sequence[time]
    minutes: int


async def plan_campaign(
    session: AsyncSession,
    *,
    unit_id: UUID,
    task_id: UUID | None,
    title: str,
    document: str,
    aims: str,
    audiences: Sequence[Audience],
    starts_on: date,
    ends_on: date,
    by: Actor,
    now: datetime,
) -> Campaign:
    """Open a campaign of a unit on a legal document, for the task of the plan it carries out."""
    permit(by, "plan_campaign", unit_id=unit_id)
    await speaks_for(session, unit_id, by)
    rules.check_period(starts_on, ends_on)
    if task_id:
        await carries_out(session, task_id, unit_id)
    row = Campaign(
        task_id=task_id,
        unit_id=unit_id,
        title=title,
        document=document,
        aims=aims,
        audiences=list(dict.fromkeys(audiences)),
        starts_on=starts_on,
        ends_on=ends_on,
        author_id=by.id,
    )
    session.add(row)
    record(session, by, "plan_campaign", row.id, now, starts_on=starts_on, ends_on=ends_on)
    return row


async def plan_broadcasts(
    session: AsyncSession,
    campaign_id: UUID,
    *,
    broadcast: Broadcast,
    script: Sequence[StoredFile],
    by: Actor,
    now: datetime,
) -> list[Activity]:
    """Put a script on the loudspeakers at times of days; a slot that is taken is refused."""
    campaign = await _campaign(session, campaign_id, "plan_broadcasts", by)
    slots = rules.slots_of(broadcast.days, broadcast.times, broadcast.minutes)
    for slot in slots:
        rules.check_day(slot.on, campaign.starts_on, campaign.ends_on)
    key = fold(broadcast.system)
    await one_at_a_time(session, f"loudspeakers/{key}")
    await _refuse_taken(session, by.ward_id, key, slots)
    rows = [
        Activity(
            campaign_id=campaign.id,
            unit_id=campaign.unit_id,
            kind=Kind.BROADCAST,
            title=broadcast.title,
            place=broadcast.system,
            on=slot.on,
            author_id=by.id,
            starts_at=slot.starts_at,
            minutes=slot.minutes,
            system_key=key,
            script=[asdict(file) for file in script],
        )
        for slot in slots
    ]
    session.add_all(rows)
    record(session, by, "plan_broadcasts", campaign.id, now, slots=len(rows))
    return rows


async def plan_activity(
    session: AsyncSession,
    campaign_id: UUID,
    *,
    kind: Kind,
    title: str,
    place: str,
    on: date,
    by: Actor,
    now: datetime,
) -> Activity:
    """Plan a meeting, an article, posters or leaflets within the campaign's days."""
    campaign = await _campaign(session, campaign_id, "plan_activity", by)
    if kind is Kind.BROADCAST:
        raise rules.BroadcastNeedsSlot
    rules.check_day(on, campaign.starts_on, campaign.ends_on)
    row = Activity(
        campaign_id=campaign.id,
        unit_id=campaign.unit_id,
        kind=kind,
        title=title,
        place=place,
        on=on,
        author_id=by.id,
    )
    session.add(row)
    record(session, by, "plan_activity", row.id, now, kind=kind, on=on)
    return row


async def drop_activity(
    session: AsyncSession, activity_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Activity:
    """Note that something planned is not done, and why; its slot is free again."""
    row = await activity_of(session, activity_id, "drop_activity", by)
    row.state, row.reason = ActivityState.DROPPED, reason
    record(session, by, "drop_activity", row.id, now)
    return row


async def activity_of(session: AsyncSession, activity_id: UUID, action: str, by: Actor) -> Activity:
    """An activity still planned, held for whoever may act for its unit."""
    row = await found(session, Activity, activity_id, lock=True)
    permit(by, action, unit_id=row.unit_id)
    await speaks_for(session, row.unit_id, by)
    if row.state != ActivityState.PLANNED:
        raise rules.ActivitySettled
    return row


async def _refuse_taken(
    session: AsyncSession, ward_id: str, key: str, slots: Sequence[Slot]
) -> None:
    query = select(Activity).where(
        Activity.ward_id == ward_id,
        Activity.system_key == key,
        Activity.state != ActivityState.DROPPED,
        Activity.on.in_({slot.on for slot in slots}),
    )
    for row in (await session.execute(query)).scalars():
        assert row.starts_at is not None, "a broadcast has a time"
        assert row.minutes is not None, "a broadcast has a length"
        taken = Slot(row.on, row.starts_at, row.minutes)
        if any(taken.meets(slot) for slot in slots):
            raise rules.SlotTaken(
                system=row.place, on=f"{row.on:%d/%m/%Y}", slot=taken.words, title=row.title
            )


async def _campaign(session: AsyncSession, campaign_id: UUID, action: str, by: Actor) -> Campaign:
    row = await session.get(Campaign, campaign_id)
    if row is None:
        raise NotFound
    permit(by, action, unit_id=row.unit_id)
    await speaks_for(session, row.unit_id, by)
    return row
