"""What an address shows: due days as a calendar (RFC 5545), with no word that people typed."""

from datetime import date, datetime, timedelta
from uuid import UUID

from icalendar import Calendar, Event
from pydantic import BaseModel, ConfigDict
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.permissions import permit
from services.planning.feeds.rules import Scope, hash_of
from services.planning.feeds.tables import CalendarFeed
from services.planning.rules import TaskOrigin, TaskState
from services.planning.tables import Task
from services.planning.urging.letters import still_owed
from services.planning.urging.tables import Urging

NAMES = {Scope.UNIT: "Hạn việc của đơn vị", Scope.WARD: "Hạn việc của Ủy ban nhân dân"}
# Titles of the plan are the plan's; those of other tasks were typed by people.
NOT_OF_THE_PLAN = "Việc được giao ngoài kế hoạch"
URGED = "Hạn trả lời đôn đốc"
DAYS_MAX = 2_000
# A calendar shows what was due lately and what will be; nobody looks for more in it.
DAYS_BACK = 92


class FeedView(BaseModel):
    """An address without its secret."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    scope: Scope
    opened_at: datetime


async def feeds_of(session: AsyncSession, by: Actor) -> list[CalendarFeed]:
    """The caller's addresses that still work."""
    permit(by, "open_calendar_feed", unit_id=by.unit_id)
    query = select(CalendarFeed).where(
        CalendarFeed.ward_id == by.ward_id,
        CalendarFeed.account_id == by.id,
        CalendarFeed.revoked_at.is_(None),
    )
    return list((await session.execute(query.order_by(CalendarFeed.id))).scalars())


async def due_days(session: AsyncSession, ward_id: str, token: str, now: datetime) -> bytes:
    """The calendar behind a token; an unknown one and a revoked one are alike not there."""
    query = select(CalendarFeed).where(
        CalendarFeed.ward_id == ward_id,
        CalendarFeed.token_hash == hash_of(token),
        CalendarFeed.revoked_at.is_(None),
    )
    feed = (await session.execute(query)).scalar_one_or_none()
    if feed is None:
        raise NotFound
    since = now.date() - timedelta(days=DAYS_BACK)
    calendar = Calendar.new(
        prodid="-//Dân Biết//planning//VI", name=NAMES[Scope(feed.scope)], language="vi"
    )
    for task in await _tasks(session, feed, since):
        assert task.due_on, "the query asks for a day"
        calendar.add_component(_event(f"task-{task.id}", _summary(task), task.due_on, now))
    for urging in await _urgings(session, feed, since):
        calendar.add_component(_event(f"urging-{urging.id}", URGED, urging.answer_by, now))
    return calendar.to_ical()


async def _tasks(session: AsyncSession, feed: CalendarFeed, since: date) -> list[Task]:
    query = select(Task).where(
        Task.ward_id == feed.ward_id, Task.state == TaskState.OPEN, Task.due_on >= since
    )
    if feed.unit_id:
        beside = Task.cooperating.contains([str(feed.unit_id)])
        query = query.where(or_(Task.lead_unit_id == feed.unit_id, beside))
    rows = await session.execute(query.order_by(Task.due_on, Task.place).limit(DAYS_MAX))
    return list(rows.scalars())


async def _urgings(session: AsyncSession, feed: CalendarFeed, since: date) -> list[Urging]:
    query = select(Urging).where(
        Urging.ward_id == feed.ward_id,
        Urging.answered_on.is_(None),
        Urging.answer_by >= since,
        still_owed(),
    )
    if feed.unit_id:
        query = query.where(Urging.unit_id == feed.unit_id)
    rows = await session.execute(query.order_by(Urging.answer_by).limit(DAYS_MAX))
    return list(rows.scalars())


def _summary(task: Task) -> str:
    if task.origin != TaskOrigin.PLAN:
        return NOT_OF_THE_PLAN
    return f"{task.title}, {task.period}" if task.period else task.title


def _event(name: str, summary: str, on: date, now: datetime) -> Event:
    return Event.new(
        uid=f"{name}@danbiet", summary=summary, start=on, end=on + timedelta(days=1), stamp=now
    )
