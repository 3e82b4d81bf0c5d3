"""Households are entered, split, merged and ended, and a roll that was frozen stays."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed
from libs.contracts.participation.households import HouseholdRollChanged
from libs.kernel.errors import NotFound
from libs.kernel.outbox import told
from libs.permissions import NotYourUnit
from libs.remembered.queries import UnitClosedNow
from services.participation.consumers import HEARS
from services.participation.households import actions, queries, rules
from services.participation.households.actions import freeze
from services.participation.households.rules import Ending
from tests.participation import ward
from tests.participation.households import DAY, entry, households, somebody

LATER = DAY + timedelta(days=30)
BY = {"by": ward.HEAD, "now": ward.at(LATER)}


async def numbers(session: AsyncSession, day: date, where=ward.NORTH) -> list[int]:
    return [number for _, number in await queries.numbered_on(session, where, day)]


def counted(session: AsyncSession) -> list[dict[str, Any]]:
    """What was told of the number of households, oldest first."""
    kind = HouseholdRollChanged.told_as
    return [json.loads(each["body"]) for each in told(session) if kind in each["subject"]]


async def test_a_household_is_on_the_roll_from_the_day_it_was_entered(session: AsyncSession):
    await households(session, 3)

    assert await numbers(session, DAY) == [1, 2, 3]
    assert await numbers(session, DAY - timedelta(days=1)) == []
    last = counted(session)[-1]
    assert (last["households"], last["added"], last["ended"]) == (3, 1, 0)


async def test_the_next_household_gets_the_next_number_and_none_twice(session: AsyncSession):
    await households(session, 2)
    made = await actions.add_household(session, ward.NORTH, entry=entry(None, 3), **BY)
    assert made.number == 3

    with pytest.raises(rules.NumberTaken, match="Số hộ 2"):
        await actions.add_household(session, ward.NORTH, entry=entry(2, 4), **BY)
    with pytest.raises(rules.NumberTaken):
        await actions.correct_household(session, made.id, number=1, address="Ngõ 1", **BY)
    with pytest.raises(rules.NothingChanged):
        await actions.correct_household(session, made.id, number=3, address=made.address, **BY)
    await actions.correct_household(session, made.id, number=9, address="Ngõ 1", **BY)
    assert await numbers(session, LATER) == [1, 2, 9]


async def test_splitting_merging_and_closing_change_the_days_after_and_no_day_before(
    session: AsyncSession,
):
    first, second, third = await households(session, 3)
    made = await actions.split_household(session, first.id, entry=entry(None, 4), **BY)
    await actions.merge_households(session, second.id, into_id=first.id, **BY)
    await actions.close_household(session, third.id, ended_as=Ending.MOVED_AWAY, **BY)

    assert made.split_from_id == first.id
    assert (second.merged_into_id, second.ended_as) == (first.id, Ending.MERGED)
    assert await numbers(session, LATER) == [1, 4]
    assert await numbers(session, LATER - timedelta(days=1)) == [1, 2, 3]
    counts = await queries.household_counts(session, LATER)
    assert counts == {ward.NORTH: 2}
    with pytest.raises(rules.HouseholdEnded, match="01/04/2026"):
        await actions.split_household(session, third.id, entry=entry(None, 5), **BY)
    with pytest.raises(rules.HouseholdEnded):
        await actions.merge_households(session, made.id, into_id=second.id, **BY)


async def test_a_household_merges_with_another_of_its_own_neighbourhood_only(
    session: AsyncSession,
):
    [north] = await households(session, 1)
    [south] = await households(session, 1, neighbourhood_id=ward.SOUTH)

    with pytest.raises(rules.MergedWithItself):
        await actions.merge_households(session, north.id, into_id=north.id, **BY)
    with pytest.raises(rules.OtherNeighbourhood):
        await actions.merge_households(session, north.id, into_id=south.id, **BY)
    with pytest.raises(NotFound):
        await actions.merge_households(session, north.id, into_id=ward.an_id("nobody"), **BY)


async def test_a_number_that_became_free_can_be_given_again(session: AsyncSession):
    first, second = await households(session, 2)
    await actions.close_household(session, first.id, ended_as=Ending.CEASED, **BY)
    again = await actions.add_household(session, ward.NORTH, entry=entry(1, 7), **BY)

    assert await queries.roll_on(session, ward.NORTH, LATER) == [again, second]


async def test_the_head_of_another_neighbourhood_changes_nothing(session: AsyncSession):
    [first] = await households(session, 1)
    other = {"by": ward.OTHER_HEAD, "now": ward.at(LATER)}

    with pytest.raises(NotYourUnit):
        await actions.add_household(session, ward.NORTH, entry=entry(None, 2), **other)
    with pytest.raises(NotYourUnit):
        await actions.close_household(session, first.id, ended_as=Ending.CEASED, **other)


async def test_only_a_neighbourhood_has_households(session: AsyncSession):
    official = {"by": ward.OFFICIAL, "now": ward.at(LATER)}
    with pytest.raises(rules.NotANeighbourhood):
        await actions.add_household(session, ward.CULTURE, entry=entry(), **official)
    with pytest.raises(rules.RollEmpty):
        await freeze(session, ward.SOUTH, now=ward.at(LATER))


async def test_a_frozen_roll_stays_whatever_becomes_of_its_households(session: AsyncSession):
    first, second, third = await households(session, 3)
    frozen = await freeze(session, ward.NORTH, now=ward.at(LATER))
    await actions.split_household(session, first.id, entry=entry(None, 4), **BY)
    await actions.close_household(session, second.id, ended_as=Ending.MOVED_AWAY, **BY)

    assert frozen.households == 3
    kept = await queries.frozen_ids(session, frozen.id)
    assert kept == {first.id, second.id, third.id}


async def test_a_merged_neighbourhood_hands_its_households_on(session: AsyncSession):
    first, second = await households(session, 2)
    [south] = await households(session, 1, neighbourhood_id=ward.SOUTH)
    await _close_north(session, ward.SOUTH)

    assert await queries.roll_on(session, ward.NORTH, LATER) == []
    assert await queries.roll_on(session, ward.SOUTH, LATER) == [south, first, second]
    assert await numbers(session, LATER, ward.SOUTH) == [1, 2, 3]
    before = await queries.roll_on(session, ward.NORTH, LATER - timedelta(days=1))
    assert before == [first, second]
    assert await numbers(session, LATER - timedelta(days=1)) == [1, 2]
    assert [(each["neighbourhood_id"], each["households"]) for each in counted(session)[-2:]] == [
        (str(ward.NORTH), 0),
        (str(ward.SOUTH), 3),
    ]
    official = {"by": ward.OFFICIAL, "now": ward.at(LATER)}
    with pytest.raises(UnitClosedNow):
        await actions.add_household(session, ward.NORTH, entry=entry(), **official)


async def test_households_of_a_neighbourhood_without_a_successor_are_on_no_roll(
    session: AsyncSession,
):
    [first] = await households(session, 1)
    await _close_north(session, None)

    assert (first.until, first.ended_as) == (LATER, Ending.NEIGHBOURHOOD_ENDED)
    assert await queries.household_counts(session, LATER) == {}


async def test_a_merger_heard_days_later_changes_no_roll_of_the_days_between(
    session: AsyncSession,
):
    """It ended earlier on paper, and the broker was away when the office wrote it down."""
    [first] = await households(session, 1)
    between, heard_on = LATER + timedelta(days=1), LATER + timedelta(days=3)
    official = {"by": ward.OFFICIAL, "now": ward.at(between)}
    added = await actions.add_household(session, ward.NORTH, entry=entry(person=7), **official)
    days = [between, heard_on - timedelta(days=1)]
    before = [await queries.roll_on(session, ward.NORTH, day) for day in days]
    assert before == [[first, added]] * 2

    await _close_north(session, ward.SOUTH, closed_on=LATER - timedelta(days=9), heard=heard_on)

    assert [await queries.roll_on(session, ward.NORTH, day) for day in days] == before
    assert await queries.roll_on(session, ward.SOUTH, heard_on - timedelta(days=1)) == []
    assert await queries.roll_on(session, ward.SOUTH, heard_on) == [first, added]
    assert await queries.roll_on(session, ward.NORTH, heard_on) == []


async def _close_north(
    session: AsyncSession, successor_id, *, closed_on: date = LATER, heard: date = LATER
) -> None:
    closed = UnitClosed(
        occurred_at=ward.at(LATER),
        unit_id=ward.NORTH,
        successor_id=successor_id,
        closed_on=closed_on,
    )
    await HEARS[UnitClosed](session, closed, ward.heard(heard))


async def test_history_and_events_know_no_person_and_no_address(session: AsyncSession):
    [first] = await households(session, 1)
    await actions.correct_household(session, first.id, number=2, address="Ngõ riêng 7", **BY)
    noted = str(session.info["said"]) + str(session.info["told"])

    assert "correct_household" in noted
    assert somebody(1).full_name not in noted
    assert "Ngõ riêng" not in noted
