"""Who speaks for a household: its representative, and somebody delegated for a time."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from services.participation.households import queries, rules
from services.participation.households.locking import on_roll
from services.participation.households.rules import ONE_DAY, Adult
from services.participation.households.tables import Household, Representative


async def change_representative(
    session: AsyncSession,
    household_id: UUID,
    *,
    adult: Adult,
    namesake: bool,
    by: Actor,
    now: datetime,
) -> Household:
    """Somebody else represents the household from today; what the former delegated ends."""
    household = await on_roll(session, household_id, "change_representative", by)
    await leave_all(session, household, now)
    await appoint(session, household, adult, now, namesake=namesake)
    record(session, by, "change_representative", household.id, now)
    return household


async def appoint(
    session: AsyncSession, household: Household, adult: Adult, now: datetime, *, namesake: bool
) -> None:
    """The household's own representative from today on."""
    await _check_only_one(session, household, adult, now.date(), namesake)
    session.add(representative(household, adult, now.date(), None))
    await session.flush()


async def delegate_household(
    session: AsyncSession,
    household_id: UUID,
    *,
    adult: Adult,
    since: date,
    last_on: date,
    namesake: bool,
    by: Actor,
    now: datetime,
) -> Household:
    """Another adult speaks for the household meanwhile (ủy quyền; article 18.2)."""
    household = await on_roll(session, household_id, "delegate_household", by)
    rules.check_delegation(since, last_on, now.date())
    people = await queries.people_of(session, household.id)
    rules.check_free(
        since,
        last_on + ONE_DAY,
        [(row.since, row.until) for row in people if row.delegated and row.until],
    )
    own = next((row for row in people if not row.delegated and row.until is None), None)
    if own and (own.name_key, own.born_year) == (adult.name_key, adult.born_year):
        raise rules.DelegatedToSelf
    await _check_only_one(session, household, adult, since, namesake)
    session.add(representative(household, adult, since, last_on + ONE_DAY, delegated=True))
    record(session, by, "delegate_household", household.id, now, since=since, last_on=last_on)
    await session.flush()
    return household


async def end_delegation(
    session: AsyncSession, household_id: UUID, *, by: Actor, now: datetime
) -> Household:
    """The household's own representative speaks for it again, from today."""
    household = await on_roll(session, household_id, "end_delegation", by)
    today, ended = now.date(), 0
    for row in await queries.people_of(session, household.id):
        if row.delegated and row.until and row.until > today:
            await _leave(session, row, today)
            ended += 1
    if not ended:
        raise rules.NotDelegated
    record(session, by, "end_delegation", household.id, now)
    await session.flush()
    return household


async def leave_all(session: AsyncSession, household: Household, now: datetime) -> None:
    """Nobody speaks for the household from today on."""
    for row in await queries.people_of(session, household.id):
        if row.until is None or row.until > now.date():
            await _leave(session, row, now.date())
    await session.flush()


async def _leave(session: AsyncSession, row: Representative, today: date) -> None:
    """Who spoke for no whole day, because it was a mistake of today, is forgotten."""
    if row.since >= today:
        await session.delete(row)
    else:
        row.until = today


async def _check_only_one(
    session: AsyncSession, household: Household, adult: Adult, since: date, namesake: bool
) -> None:
    if namesake:
        return
    number = await queries.number_represented_by(
        session, household.neighbourhood_id, adult, since=since, but=household.id
    )
    if number is not None:
        raise rules.RepresentsAnother(number=number)


def representative(
    household: Household,
    adult: Adult,
    since: date,
    until: date | None,
    *,
    delegated: bool = False,
) -> Representative:
    """The row of somebody who speaks for a household from a day on, until before another."""
    return Representative(
        household_id=household.id,
        full_name=adult.full_name,
        name_key=adult.name_key,
        born_year=adult.born_year,
        since=since,
        until=until,
        delegated=delegated,
    )
