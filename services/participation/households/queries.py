"""The roll of a day, who speaks for a household, and who stands for another one already."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Date, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import found, ward_of
from services.participation.households.rules import Adult
from services.participation.households.tables import (
    FormerPlace,
    FrozenRoll,
    Household,
    Representative,
    RollEntry,
)


async def roll_on(session: AsyncSession, neighbourhood_id: UUID, day: date) -> list[Household]:
    """The households of a neighbourhood on a day, by number; N is how many they are.

    Changes hold from the day on which they are written down, so the roll of a day that is over
    is the same whenever it is asked for.
    """
    return [household for household, _ in await numbered_on(session, neighbourhood_id, day)]


async def numbered_on(
    session: AsyncSession, neighbourhood_id: UUID, day: date
) -> list[tuple[Household, int]]:
    """The roll of a day with the number that each household had there."""
    here = select(Household, Household.number).where(
        Household.ward_id == ward_of(session),
        Household.neighbourhood_id == neighbourhood_id,
        _holds(Household, day),
    )
    before = (
        select(Household, FormerPlace.number)
        .join(FormerPlace, FormerPlace.household_id == Household.id)
        .where(
            Household.ward_id == ward_of(session),
            FormerPlace.ward_id == ward_of(session),
            FormerPlace.neighbourhood_id == neighbourhood_id,
            _holds(FormerPlace, day),
        )
    )
    rows = [(row[0], row[1]) for query in (here, before) for row in await session.execute(query)]
    return sorted(rows, key=lambda row: row[1])


def _holds(kind: type[Household | FormerPlace | Representative], day: date) -> ColumnElement[bool]:
    """That a row's time holds on a day: from its first day, until before `until`."""
    until = func.coalesce(kind.until, literal(date.max, Date()))
    return (kind.since <= day) & (until > day)


async def household_counts(session: AsyncSession, day: date) -> dict[UUID, int]:
    """How many households each neighbourhood has today or on a later day; none without a roll."""
    query = (
        select(Household.neighbourhood_id, func.count())
        .where(Household.ward_id == ward_of(session), _holds(Household, day))
        .group_by(Household.neighbourhood_id)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def representatives_on(
    session: AsyncSession, household_ids: Collection[UUID], day: date
) -> dict[UUID, Representative]:
    """Who speaks for each household on a day: a delegate, or else its own representative."""
    speaking = {}
    for row in await _people_on(session, household_ids, day):
        if row.delegated or row.household_id not in speaking:
            speaking[row.household_id] = row
    return speaking


async def people_of(session: AsyncSession, household_id: UUID) -> Sequence[Representative]:
    """Everybody who represents or represented a household, newest first."""
    query = select(Representative).where(
        Representative.ward_id == ward_of(session), Representative.household_id == household_id
    )
    return (await session.scalars(query.order_by(Representative.since.desc()))).all()


async def _people_on(
    session: AsyncSession, household_ids: Collection[UUID], day: date
) -> Sequence[Representative]:
    query = select(Representative).where(
        Representative.ward_id == ward_of(session),
        Representative.household_id.in_(household_ids),
        _holds(Representative, day),
    )
    return (await session.scalars(query)).all()


async def number_represented_by(
    session: AsyncSession,
    neighbourhood_id: UUID,
    adult: Adult,
    *,
    since: date,
    but: UUID | None = None,
) -> int | None:
    """The number of another household that this person speaks for from a day on, or later.

    Only of the same neighbourhood: its head may know, who represents whom elsewhere not.
    """
    until = func.coalesce(Representative.until, literal(date.max, Date()))
    query = (
        select(Household.number)
        .join(Representative, Representative.household_id == Household.id)
        .where(
            Household.ward_id == ward_of(session),
            Representative.ward_id == ward_of(session),
            Household.neighbourhood_id == neighbourhood_id,
            or_(Household.until.is_(None), Household.until > since),
            Representative.name_key == adult.name_key,
            Representative.born_year == adult.born_year,
            until > since,
        )
    )
    if but:
        query = query.where(Household.id != but)
    return await session.scalar(query.limit(1))


async def handed_on_since(
    session: AsyncSession, day: date, *, neighbourhood_id: UUID | None = None
) -> set[UUID]:
    """Households that stand on another roll since a day, as their neighbourhood, or this, ended."""
    query = (
        select(FormerPlace.household_id)
        .join(Household, Household.id == FormerPlace.household_id)
        .where(FormerPlace.ward_id == ward_of(session), Household.ward_id == ward_of(session))
        .where(FormerPlace.until >= day, Household.until.is_(None))
    )
    if neighbourhood_id:
        query = query.where(FormerPlace.neighbourhood_id == neighbourhood_id)
    return set((await session.scalars(query)).all())


async def frozen_ids(session: AsyncSession, roll_id: UUID) -> frozenset[UUID]:
    """The households of a frozen roll. Raises NotFound."""
    await found(session, FrozenRoll, roll_id)
    query = select(RollEntry.household_id).where(
        RollEntry.ward_id == ward_of(session), RollEntry.roll_id == roll_id
    )
    return frozenset((await session.scalars(query)).all())
