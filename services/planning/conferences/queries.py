"""What people ask about staff conferences: places of work, how far each is, one with its checks."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.files import Desk, StoredFile
from libs.permissions import RULES, permit
from services.planning.conferences import rules
from services.planning.conferences.tables import Conference, ConferenceCheck, Workplace
from services.planning.conferences.views import (
    CheckView,
    ConferenceView,
    WorkplaceDetailView,
    WorkplaceListView,
    WorkplaceView,
)
from services.planning.rules import TaskOrigin, TaskState
from services.planning.tables import Task, Unit
from services.planning.tasks.queries import names_of, shown
from services.planning.tasks.views import FileView

FORMER_MAX = 20


async def workplaces_seen(session: AsyncSession, by: Actor) -> WorkplaceListView:
    """Every place of work of the ward, or the caller's own, with its latest conference."""
    own_only = not by.roles & RULES["see_conferences"].roles
    permit(by, "see_conferences", unit_id=by.unit_id)
    query = select(Unit).where(
        Unit.ward_id == by.ward_id, Unit.closed_on.is_(None), Unit.kind.in_(rules.KINDS)
    )
    if own_only:
        query = query.where(Unit.id == by.unit_id)
    described = await workplaces_of(session, by.ward_id)
    units = (await session.execute(query.order_by(Unit.kind, Unit.name))).scalars().all()
    return WorkplaceListView(
        workplaces=[
            workplace_shown(
                unit,
                described.get(unit.id),
                await latest_conference(session, by.ward_id, unit.id),
            )
            for unit in units
        ]
    )


async def workplace_seen(
    session: AsyncSession, by: Actor, unit_id: UUID, desk: Desk, now: datetime
) -> WorkplaceDetailView:
    """One place of work: its conferences, their checks, and what it owes now."""
    permit(by, "see_conferences", unit_id=unit_id)
    unit = await workplace_unit(session, unit_id)
    described = await workplaces_of(session, by.ward_id)
    held = select(Conference).where(Conference.ward_id == by.ward_id, Conference.unit_id == unit_id)
    newest = held.order_by(Conference.ended_on.desc()).limit(FORMER_MAX)
    conferences = (await session.execute(newest)).scalars().all()
    done = select(ConferenceCheck).where(
        ConferenceCheck.ward_id == by.ward_id, ConferenceCheck.unit_id == unit_id
    )
    checks = (await session.execute(done.order_by(ConferenceCheck.on.desc()))).scalars()
    names = await names_of(session, by.ward_id)
    latest = conferences[0] if conferences else None
    return WorkplaceDetailView(
        workplace=workplace_shown(unit, described.get(unit_id), latest),
        former=[conference_shown(one) for one in conferences[1:]],
        resolution=_file(latest.resolution, by.ward_id, desk, now) if latest else None,
        checks=[check_shown(one, desk, now) for one in checks],
        owed=[shown(task, names, now.date()) for task in await _owed(session, by, unit_id)],
    )


async def workplace_unit(session: AsyncSession, unit_id: UUID) -> Unit:
    """A unit that holds a conference of its own; refuses the others."""
    unit = await session.get(Unit, unit_id)
    if unit is None:
        raise NotFound
    if unit.kind not in rules.KINDS:
        raise rules.NoConferenceHere
    return unit


async def workplaces_of(session: AsyncSession, ward_id: str) -> dict[UUID, Workplace]:
    """What units said of themselves, by unit."""
    query = select(Workplace).where(Workplace.ward_id == ward_id)
    return {row.unit_id: row for row in (await session.execute(query)).scalars()}


async def latest_conference(
    session: AsyncSession, ward_id: str, unit_id: UUID
) -> Conference | None:
    """The conference of the latest working year that is known."""
    query = select(Conference).where(Conference.ward_id == ward_id, Conference.unit_id == unit_id)
    newest = query.order_by(Conference.ended_on.desc()).limit(1)
    return (await session.execute(newest)).scalar_one_or_none()


async def last_adopted(session: AsyncSession, ward_id: str, unit_id: UUID) -> Conference | None:
    """The latest conference whose resolution was adopted."""
    query = select(Conference).where(
        Conference.ward_id == ward_id, Conference.unit_id == unit_id, Conference.adopted
    )
    newest = query.order_by(Conference.held_on.desc()).limit(1)
    return (await session.execute(newest)).scalar_one_or_none()


async def last_check_on(session: AsyncSession, conference: Conference) -> date | None:
    """When what a conference resolved was checked last."""
    query = select(ConferenceCheck.on).where(
        ConferenceCheck.ward_id == conference.ward_id,
        ConferenceCheck.conference_id == conference.id,
    )
    newest = query.order_by(ConferenceCheck.on.desc()).limit(1)
    return (await session.execute(newest)).scalar_one_or_none()


def workplace_shown(
    unit: Unit, place: Workplace | None, latest: Conference | None
) -> WorkplaceView:
    """A place of work with its latest conference."""
    end = rules.YEAR_ENDS.get(unit.kind, rules.YEAR_END)
    day, month = (place.year_end_day, place.year_end_month) if place else end
    return WorkplaceView(
        unit_id=unit.id,
        name=unit.name,
        kind=unit.kind,
        staff_count=place.staff_count if place else None,
        year_end=f"{day}/{month}",
        speaker=place.speaker if place else "",
        conference=conference_shown(latest) if latest else None,
    )


def conference_shown(conference: Conference) -> ConferenceView:
    """A conference without its files."""
    return ConferenceView.model_validate(conference)


async def _owed(session: AsyncSession, by: Actor, unit_id: UUID) -> Sequence[Task]:
    query = select(Task).where(
        Task.ward_id == by.ward_id,
        Task.origin == TaskOrigin.LAW,
        Task.origin_id == unit_id,
        Task.state == TaskState.OPEN,
    )
    return (await session.execute(query.order_by(Task.due_on))).scalars().all()


def check_shown(row: ConferenceCheck, desk: Desk, now: datetime) -> CheckView:
    """A check with a short link to its paper."""
    return CheckView(
        id=row.id,
        on=row.on,
        announced_on=row.announced_on,
        noted_at=row.noted_at,
        result=row.result,
        evidence=_file(row.evidence, row.ward_id, desk, now),
    )


def _file(file: dict[str, Any], ward_id: str, desk: Desk, now: datetime) -> FileView | None:
    return FileView(**file, link=desk.link(ward_id, StoredFile(**file), now)) if file else None
