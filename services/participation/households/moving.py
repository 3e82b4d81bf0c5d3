"""A neighbourhood that ended hands its households on to the one it was merged into."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.rows import ward_of
from services.participation.households import rules
from services.participation.households.actions import end
from services.participation.households.rules import Ending
from services.participation.households.tables import FormerPlace, Household
from services.participation.households.telling import tell_count


async def hand_on_households(
    session: AsyncSession,
    neighbourhood_id: UUID,
    successor_id: UUID | None,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """The households of a neighbourhood that ended stand on its successor's roll from today.

    They keep their ids, representatives and codes, and get the numbers after the last one there.
    Without a successor they are on no roll.
    """
    households = await _here(session, neighbourhood_id)
    if not households:
        return
    if successor_id is None:
        for household in households:
            await end(session, household, Ending.NEIGHBOURHOOD_ENDED, now)
    else:
        await _renumber(session, households, successor_id, now)
    record(session, by, "hand_on_households", neighbourhood_id, now, households=len(households))
    await tell_count(session, neighbourhood_id, now, ended=len(households))
    if successor_id:
        await tell_count(session, successor_id, now, added=len(households))


async def _renumber(
    session: AsyncSession, households: list[Household], successor_id: UUID, now: datetime
) -> None:
    there = await _here(session, successor_id)
    first = rules.next_number(household.number for household in there)
    for number, household in enumerate(households, start=first):
        session.add(_place_until_now(household, now))
        household.neighbourhood_id, household.number = successor_id, number
        household.since = max(household.since, now.date())
    await session.flush()


def _place_until_now(household: Household, now: datetime) -> FormerPlace:
    # Entered today it stood there on no whole day, and counts in a vote of the whole ward even so.
    return FormerPlace(
        household_id=household.id,
        neighbourhood_id=household.neighbourhood_id,
        number=household.number,
        since=household.since,
        until=max(household.since, now.date()),
    )


async def _here(session: AsyncSession, neighbourhood_id: UUID) -> list[Household]:
    query = (
        select(Household)
        .where(Household.ward_id == ward_of(session), Household.until.is_(None))
        .where(Household.neighbourhood_id == neighbourhood_id)
        .order_by(Household.number)
        .with_for_update()
    )
    return list((await session.scalars(query)).all())
