"""Finds the lines of the register, and counts them for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.reception.sessions.bookings.rules import Matter, is_group
from services.reception.visits.rules import shown
from services.reception.visits.tables import Visit

PAGE_LINES = 200


@dataclass(frozen=True)
class Page:
    """Some lines of the register, and how many lines and people there are in all."""

    total: int
    people: int
    rows: Sequence[Visit]


@dataclass(frozen=True)
class Figures:
    """How many were received in a year; None where a number is too small to be shown."""

    visits: int | None
    people: int | None
    groups: int | None
    by_matter: dict[str, int | None]


async def visits_between(
    session: AsyncSession, from_on: date, to_on: date, limit: int | None = None
) -> Sequence[Visit]:
    """The lines of some days, in the order of the register: all of them, for its papers."""
    query = (
        select(Visit)
        .where(Visit.ward_id == ward_of(session), Visit.received_on.between(from_on, to_on))
        .order_by(Visit.year, Visit.number)
        .limit(limit)
    )
    return (await session.execute(query)).scalars().all()


async def visits_page(
    session: AsyncSession,
    year: int,
    session_id: UUID | None,
    page: int,
    size: int = PAGE_LINES,
) -> Page:
    """One page of a year, or of one session, the newest first, and how many there are in all."""
    whose = [Visit.ward_id == ward_of(session), Visit.year == year]
    if session_id:
        whose.append(Visit.session_id == session_id)
    counted = select(func.count(), func.coalesce(func.sum(Visit.people), 0)).where(*whose)
    total, people = (await session.execute(counted)).one()
    query = (
        select(Visit)
        .where(*whose)
        .order_by(Visit.number.desc())
        .limit(size)
        .offset((page - 1) * size)
    )
    return Page(total, people, (await session.scalars(query)).all())


async def figures_of(session: AsyncSession, year: int) -> Figures:
    """The year in numbers without persons; a few are not shown."""
    query = (
        select(Visit.matter, Visit.people, func.count())
        .where(Visit.ward_id == ward_of(session), Visit.year == year)
        .group_by(Visit.matter, Visit.people)
    )
    rows = [(matter, people, times) for matter, people, times in await session.execute(query)]
    on = date(year, 12, 31)
    every = {matter: sum(times for kind, _, times in rows if kind == matter) for matter in Matter}
    by_matter = {str(matter): shown(count) for matter, count in every.items()}
    if None in by_matter.values():
        # From some numbers and their sum those left out could be reckoned: all or none.
        by_matter = dict.fromkeys(by_matter)
    return Figures(
        visits=shown(sum(every.values())),
        people=shown(sum(people * times for _, people, times in rows)),
        groups=shown(sum(times for _, people, times in rows if is_group(people, on))),
        by_matter=by_matter,
    )
