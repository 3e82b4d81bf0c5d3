"""Enter a household, correct it, split it, merge it into another, end it; freeze the roll."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found
from services.participation.households import queries, rules
from services.participation.households.locking import (
    check_on_roll,
    locked_neighbourhood,
    on_roll,
)
from services.participation.households.representing import appoint, leave_all
from services.participation.households.rules import Adult, Ending
from services.participation.households.tables import FrozenRoll, Household, RollEntry
from services.participation.households.telling import tell_count


@dataclass(frozen=True)
class Entry:
    """A household as it is entered; without a number it gets the next one."""

    address: str
    adult: Adult
    number: int | None = None
    # The head says that this is not whoever of the same name and year represents another one.
    namesake: bool = False


async def add_household(
    session: AsyncSession, neighbourhood_id: UUID, *, entry: Entry, by: Actor, now: datetime
) -> Household:
    """A household of the neighbourhood, on its roll from today."""
    permit(by, "add_household", unit_id=neighbourhood_id)
    await locked_neighbourhood(session, neighbourhood_id)
    household = await enter(session, neighbourhood_id, entry, now)
    record(session, by, "add_household", household.id, now, number=household.number)
    await tell_count(session, neighbourhood_id, now, added=1)
    return household


async def enter(
    session: AsyncSession,
    neighbourhood_id: UUID,
    entry: Entry,
    now: datetime,
    *,
    split_from_id: UUID | None = None,
) -> Household:
    """A row of the roll and who represents it; the neighbourhood has to be locked."""
    household = Household(
        neighbourhood_id=neighbourhood_id,
        number=await _free_number(session, neighbourhood_id, entry.number, now),
        address=entry.address,
        since=now.date(),
        split_from_id=split_from_id,
    )
    session.add(household)
    await session.flush()
    await appoint(session, household, entry.adult, now, namesake=entry.namesake)
    return household


async def _free_number(
    session: AsyncSession, neighbourhood_id: UUID, wanted: int | None, now: datetime
) -> int:
    numbered = await queries.numbered_on(session, neighbourhood_id, now.date())
    taken = {number for _, number in numbered}
    if len(taken) >= rules.HOUSEHOLDS_MAX:
        raise rules.RollFull(most=rules.HOUSEHOLDS_MAX)
    if wanted in taken:
        raise rules.NumberTaken(number=wanted)
    return wanted or rules.next_number(taken)


async def correct_household(
    session: AsyncSession,
    household_id: UUID,
    *,
    number: int,
    address: str,
    by: Actor,
    now: datetime,
) -> Household:
    """Another number or a clearer address; who represents it is another act."""
    household = await on_roll(session, household_id, "correct_household", by)
    if (number, address) == (household.number, household.address):
        raise rules.NothingChanged
    if number != household.number:
        household.number = await _free_number(session, household.neighbourhood_id, number, now)
    household.address = address
    record(session, by, "correct_household", household.id, now, number=number)
    return household


async def split_household(
    session: AsyncSession, household_id: UUID, *, entry: Entry, by: Actor, now: datetime
) -> Household:
    """Part of a household becomes one of its own (tách hộ); the former goes on. Gives the new."""
    household = await on_roll(session, household_id, "split_household", by)
    made = await enter(session, household.neighbourhood_id, entry, now, split_from_id=household.id)
    record(session, by, "split_household", household.id, now, made=made.id, number=made.number)
    await tell_count(session, household.neighbourhood_id, now, added=1)
    return made


async def merge_households(
    session: AsyncSession, household_id: UUID, *, into_id: UUID, by: Actor, now: datetime
) -> Household:
    """A household joins another of the neighbourhood (nhập hộ), which goes on."""
    household = await on_roll(session, household_id, "merge_households", by)
    if into_id == household_id:
        raise rules.MergedWithItself
    into = await found(session, Household, into_id, lock=True)
    if into.neighbourhood_id != household.neighbourhood_id:
        raise rules.OtherNeighbourhood
    check_on_roll(into)
    household.merged_into_id = into.id
    await end(session, household, Ending.MERGED, now)
    record(session, by, "merge_households", household.id, now, into=into.id)
    await tell_count(session, household.neighbourhood_id, now, ended=1)
    return into


async def close_household(
    session: AsyncSession, household_id: UUID, *, ended_as: Ending, by: Actor, now: datetime
) -> Household:
    """A household leaves the roll today. A vote that is open keeps it: its N was frozen."""
    household = await on_roll(session, household_id, "close_household", by)
    await end(session, household, ended_as, now)
    record(session, by, "close_household", household.id, now, ended_as=ended_as)
    await tell_count(session, household.neighbourhood_id, now, ended=1)
    return household


async def end(session: AsyncSession, household: Household, ended_as: Ending, now: datetime) -> None:
    """A household is on no roll from today on, and nobody speaks for it any more."""
    household.until, household.ended_as = max(now.date(), household.since), ended_as
    await leave_all(session, household, now)


async def freeze(
    session: AsyncSession,
    neighbourhood_id: UUID,
    *,
    but: Collection[UUID] = (),
    now: datetime,
) -> FrozenRoll:
    """Every household that is on the roll at this moment; its `households` is the N of the vote.

    `but`: those who vote on the matter elsewhere already, where they stood on another roll before.

    The neighbourhood is locked: who changes the roll comes wholly before or wholly after.
    """
    await locked_neighbourhood(session, neighbourhood_id)
    there = await queries.numbered_on(session, neighbourhood_id, now.date())
    numbered = [(household, number) for household, number in there if household.id not in but]
    if there and not numbered:
        raise rules.VotedElsewhere
    if not numbered:
        raise rules.RollEmpty
    frozen = FrozenRoll(neighbourhood_id=neighbourhood_id, frozen_at=now, households=len(numbered))
    session.add(frozen)
    session.add_all(
        RollEntry(roll_id=frozen.id, household_id=household.id, number=number)
        for household, number in numbered
    )
    await session.flush()
    return frozen
