"""Whatever happens to a roll: a day that is over stays, nobody is twice on it, N frozen stays."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed
from services.participation.consumers import HEARS
from services.participation.households import actions, queries
from services.participation.households.actions import freeze
from services.participation.households.rules import Ending
from services.participation.households.tables import Household
from tests.participation import ward
from tests.participation.households import DAY, entry, households

Roll = list[tuple[str, int]]
DAYS = 8


class Life:
    """Some days of two neighbourhoods, told by chance, the same for the same seed."""

    def __init__(self, session: AsyncSession, seed: int) -> None:
        self.session, self.chance = session, Random(seed)
        self.people = 100

    async def live(self, day: date) -> None:
        """One to three things happen on a day."""
        for _ in range(self.chance.randint(1, 3)):
            await self._happen(day)

    async def _happen(self, day: date) -> None:
        now = {"by": ward.OFFICIAL, "now": ward.at(day)}
        roll = await queries.roll_on(self.session, ward.NORTH, day)
        what = self.chance.choice(["add", "split", "merge", "close"])
        self.people += 1
        if what == "add" or len(roll) < 2:
            made = entry(None, self.people)
            await actions.add_household(self.session, ward.NORTH, entry=made, **now)
            return
        one, other = self.chance.sample(roll, 2)
        if what == "split":
            made = entry(None, self.people)
            await actions.split_household(self.session, one.id, entry=made, **now)
        elif what == "merge":
            await actions.merge_households(self.session, one.id, into_id=other.id, **now)
        else:
            moved = Ending.MOVED_AWAY
            await actions.close_household(self.session, one.id, ended_as=moved, **now)


async def roll(session: AsyncSession, day: date, where=ward.NORTH) -> Roll:
    numbered = await queries.numbered_on(session, where, day)
    return [(str(household.id), number) for household, number in numbered]


@pytest.mark.parametrize("seed", range(12))
async def test_a_day_that_is_over_is_the_same_whenever_it_is_asked_for(
    session: AsyncSession, seed: int
):
    await households(session, 4)
    life = Life(session, seed)
    seen: dict[date, Roll] = {}
    frozen = []
    for day in (DAY + timedelta(days=passed) for passed in range(1, DAYS)):
        await life.live(day)
        kept = await freeze(session, ward.NORTH, now=ward.at(day, 20))
        frozen.append((kept, await queries.frozen_ids(session, kept.id)))
        await life.live(day)
        seen[day] = await roll(session, day)
    last = DAY + timedelta(days=DAYS)
    closed = UnitClosed(
        occurred_at=ward.at(last), unit_id=ward.NORTH, successor_id=ward.SOUTH, closed_on=last
    )
    await HEARS[UnitClosed](session, closed, ward.heard(last))

    for day, as_seen in seen.items():
        assert await roll(session, day) == as_seen
        assert len({household for household, _ in as_seen}) == len(as_seen)
        assert len({number for _, number in as_seen}) == len(as_seen)
    assert await roll(session, last) == []
    moved = await queries.roll_on(session, ward.SOUTH, last)
    assert [str(row.id) for row in moved] == [name for name, _ in seen[last - timedelta(days=1)]]
    for kept, ids in frozen:
        assert kept.households == len(ids) == len(await queries.frozen_ids(session, kept.id))


async def test_a_household_is_never_on_two_rolls_of_a_day(session: AsyncSession):
    made: list[Household] = await households(session, 3)
    moved = DAY + timedelta(days=5)
    closed = UnitClosed(
        occurred_at=ward.at(moved), unit_id=ward.NORTH, successor_id=ward.SOUTH, closed_on=moved
    )
    await HEARS[UnitClosed](session, closed, ward.heard(moved))

    for passed in range(10):
        day = DAY + timedelta(days=passed)
        both = [*await roll(session, day), *await roll(session, day, ward.SOUTH)]
        assert sorted(name for name, _ in both) == sorted(str(row.id) for row in made)
