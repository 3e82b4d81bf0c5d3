"""A neighbourhood is merged into another: whoever decided gives, and nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from services.participation.contributions import rules
from services.participation.contributions.actions import open_fund
from services.participation.contributions.keeping import record_contributions
from services.participation.contributions.roll_views import book, own
from services.participation.contributions.rules import Terms
from services.participation.matters.queries import matters
from tests.participation import ward
from tests.participation.contributions import DECIDED, LEVEL, decided, money, opened
from tests.participation.households import households


async def test_after_a_merger_those_give_who_decided(session):
    south = await households(session, 2, neighbourhood_id=ward.SOUTH)
    fund, north = await opened(session, 3)
    later = ward.at(DECIDED + timedelta(1))
    await ward.close(session, later.date())

    kept = await book(session, fund, later.date())

    assert {each.household_id for each in kept.households} == {each.id for each in north}
    assert [each.fund_id for each in await own(session, north[0], later.date())] == [fund.id]
    assert await own(session, south[0], later.date()) == []
    assert fund.unit_id == ward.SOUTH
    with pytest.raises(rules.NotOfThisRoll):
        await record_contributions(
            session,
            fund.id,
            household_ids=[south[0].id],
            gift=money(),
            by=ward.OTHER_HEAD,
            now=later,
        )


async def test_whoever_is_merged_into_a_neighbourhood_later_gives_nothing_for_what_it_decided(
    session,
):
    fund, _ = await opened(session, 3)
    south = await households(session, 2, neighbourhood_id=ward.SOUTH)
    later = DECIDED + timedelta(1)
    await ward.close(session, later, ward.SOUTH, ward.NORTH)

    assert len((await book(session, fund, later)).households) == 3
    assert await own(session, south[0], later) == []


async def test_the_successor_opens_the_account_of_what_the_merged_neighbourhood_decided(session):
    matter, north = await decided(session, 3)
    later = ward.at(DECIDED + timedelta(1))
    await ward.close(session, later.date())

    fund = await open_fund(
        session, matter.id, ward.SOUTH, terms=Terms(LEVEL, 0), by=ward.OTHER_HEAD, now=later
    )

    assert (fund.unit_id, fund.decided_in) == (ward.SOUTH, ward.NORTH)
    kept = await book(session, fund, later.date())
    assert {each.household_id for each in kept.households} == {each.id for each in north}
    shown = await matters(session, unit_id=ward.SOUTH, public=True)
    assert matter.id in {each.id for each in shown}
